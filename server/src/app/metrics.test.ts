/** Need: a backup that stopped succeeding rings the same day, and one that was never made is not told as young. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { tellLastBackup } from '../platform/backup/last-backup.ts'
import { readConfig } from '../platform/config.ts'
import { openServerMetrics } from './metrics.ts'
import type { Rooms } from './open-rooms.ts'

const NOW = new Date('2021-06-25T02:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'motcua-metrics-'))
const path = join(folder, 'last-backup')
afterAll(() => { rmSync(folder, { recursive: true }) })

/** The age as the page tells it; without a database, whose figures are left out. */
async function ageOnPage(lastBackup: string | undefined): Promise<string | undefined> {
  const config = readConfig({}, {
    MOTCUA_PROFILE: 'demonstration', MOTCUA_FILES: folder, MOTCUA_LAST_BACKUP: lastBackup,
  })
  const clock = { now: () => NOW }
  const rooms: Partial<Rooms> = { ...config.ok && { config: config.value }, clock, machineClock: clock }
  const { text } = await openServerMetrics(rooms as Rooms).page()
  return /^motcua_backup_age_seconds (\S+)$/m.exec(text)?.[1]
}

test('the page tells how old the last backup is, and nothing where none is known', async () => {
  expect(await ageOnPage(undefined)).toBeUndefined()
  expect(await ageOnPage(path)).toBeUndefined()
  await tellLastBackup(path, '2021-06-25T01:00:00.000Z')
  expect(await ageOnPage(path)).toBe('3600')
  await tellLastBackup(path, '2021-06-26T02:00:00.000Z') // yet to come: the clock is wrong, or somebody made it up
  expect(await ageOnPage(path)).toBeUndefined()
})
