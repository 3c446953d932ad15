/** Need: whoever sends many signed files holds up the one of another by one of them, and not by all. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { openSignatureReader } from './signature-reader.ts'

test('of several who send signed files each has a turn before one has two', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-turns-'))
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, pdfOf(PAGES))
  const reader = openSignatureReader()
  const done: string[] = []
  const check = async (whose: string) => {
    expect(await reader.check({ path, trust: null, at: new Date('2025-03-01') }, whose)).toEqual({ signatures: [] })
    done.push(whose)
  }
  await Promise.all(['a', 'a', 'a', 'b'].map(check))
  reader.close()
  rmSync(folder, { recursive: true })
  // The first begins at once; of those who then wait, each has one before anybody has two.
  expect(done).toEqual(['a', 'a', 'b', 'a'])
})
