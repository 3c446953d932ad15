/** Need: a clean stop says nothing; a warning that means nothing teaches people to read none. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { type Rooms, openRooms } from './open-rooms.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-rooms-'))
const lines: string[] = []
let database: TestDatabase
let rooms: Rooms

beforeAll(async () => {
  database = await createDatabase()
  const config = readConfig(
    {}, { MOTCUA_PROFILE: 'demonstration', DATABASE_URL: database.appUrl, MOTCUA_FILES: folder },
  )
  if (!config.ok) throw new Error(config.refusal.text)
  rooms = await openRooms(config.value, openLog('info', { write: (line) => { lines.push(line) } }))
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** How many statements of the application wait for somebody's lock. */
async function countWaiting(): Promise<number> {
  const { rows: [row] } = await sql<{ n: bigint }>`
    select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    .execute(database.owner)
  return Number(row?.n)
}

test('closing waits for the look that is under way, and warns of nothing', async () => {
  let closed: Promise<void> | undefined
  await database.owner.transaction().execute(async (tx) => {
    await sql`lock table organisation.revision, catalogue.revision, audit.clock in access exclusive mode`.execute(tx)
    await expect.poll(countWaiting).toBeGreaterThan(0)
    closed = rooms.close()
    // Its connections are still open: it waits with the look.
    expect(await Promise.race([closed.then(() => 'closed'), countWaiting().then(() => 'waits')])).toBe('waits')
    // so the look has more to read after this
    await sql`update organisation.revision set number = number + 1`.execute(tx)
    await sql`update catalogue.revision set number = number + 1`.execute(tx)
  })
  await closed
  expect(lines).toEqual([])
})
