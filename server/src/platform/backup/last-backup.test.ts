/** Need: a backup that stopped succeeding is noticed the next day, not on the day on which it is wanted. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readBackupAge, tellLastBackup } from './last-backup.ts'

const NOW = new Date('2021-06-25T02:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'motcua-last-backup-'))
const path = join(folder, 'last-backup')
afterAll(() => { rmSync(folder, { recursive: true }) })

test('a backup is as old as the moment up to which it holds everything', async () => {
  expect(await readBackupAge(path, NOW)).toBeUndefined()
  await tellLastBackup(path, '2021-06-24T02:00:00.000Z')
  expect(await readBackupAge(path, NOW)).toBe(86_400)
  await tellLastBackup(path, '2021-06-25T01:59:00.000Z')
  expect(await readBackupAge(path, NOW)).toBe(60)
})

test.each([
  ['as a script leaves it', '2021-06-25T01:00:00Z\n', 3_600], ['of a clock a little ahead', '2021-06-25T02:04:00Z', 0],
])('a moment %s is read', async (_, text, age) => {
  writeFileSync(path, text)
  expect(await readBackupAge(path, NOW)).toBe(age)
})

test.each([
  ['nothing', ''], ['no moment', 'đêm qua'], ['a day only', '2021-06-25'], ['no such hour', '2021-06-24T25:00:00Z'],
  ['a moment that is yet to come', '2021-06-25T02:06:00Z'],
])('a file with %s is no backup of now', async (_, text) => {
  writeFileSync(path, text)
  await expect(readBackupAge(path, NOW)).rejects.toThrow()
})
