/**
 * Need: whoever restores into a folder that the database cannot reach is told which one is closed, before anything is
 * done.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { closedAbove, refuseClosedWay } from './way-to-folder.ts'

const place = mkdtempSync(join(tmpdir(), 'motcua-way-'))
chmodSync(place, 0o711)
afterAll(() => { rmSync(place, { recursive: true }) })

test('the lowest closed folder above is named, and one that is open, or not there yet, is none', () => {
  mkdirSync(join(place, 'closed/open'), { recursive: true })
  chmodSync(join(place, 'closed'), 0o750)
  chmodSync(join(place, 'closed/open'), 0o755)
  expect(closedAbove(join(place, 'closed/open/not-there/home'))).toBe(join(place, 'closed'))
  expect(closedAbove(join(place, 'not-there/home'))).toBeUndefined()
  chmodSync(join(place, 'closed'), 0o711)
  expect(closedAbove(join(place, 'closed/open/home'))).toBeUndefined()
})

test.runIf(process.getuid?.() === 0)('root is told so in plain words', () => {
  mkdirSync(join(place, 'private'), { mode: 0o700 })
  const home = join(place, 'private/home')
  expect(() => { refuseClosedWay(home) }).toThrow(`không đi qua được thư mục ${join(place, 'private')}`)
})
