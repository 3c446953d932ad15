/** Need: a paper of one page at one desk is answered between the pages of a large batch at another. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pagesOf, pdfOf } from '../../../test/sample-pdf.ts'
import { openPageReader } from './open-page-reader.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-desks-'))
const reader = openPageReader()
afterAll(() => {
  reader.close()
  rmSync(folder, { recursive: true })
})
const file = (name: string, pages: number) => {
  writeFileSync(join(folder, name), pdfOf(pagesOf(pages)))
  return join(folder, name)
}
const LIMITS = { maxPages: 50 }

test('page by page, and each who waits comes in turn; every page is told once, in its order', async () => {
  const [batch, second, paper] = [file('batch.pdf', 6), file('second.pdf', 2), file('paper.pdf', 1)]
  const done: string[] = []
  const told = async <T extends object>(name: string, answer: Promise<T>) => {
    const found = await answer
    done.push(name)
    return 'pages' in found ? (found.pages as readonly unknown[]).length : found
  }
  expect(await Promise.all([
    told('codes of the batch', reader.readCodes(batch, LIMITS, 'a')), told('pages made', reader.arrange([second], [
      { file: 0, page: 2, turn: 0 }], 'a')),
    told('another of theirs', reader.measure(second, LIMITS, 'a')), told('the paper', reader.measure(paper, LIMITS, 'b')),
  ])).toEqual([6, expect.objectContaining({ ok: true }), 2, 1])
  expect(done.indexOf('the paper')).toBeLessThan(done.indexOf('codes of the batch'))
  expect(done.indexOf('the paper')).toBeLessThan(done.indexOf('another of theirs'))
})
