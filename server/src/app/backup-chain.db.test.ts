/** Need: whatever becomes of a run, and while a new base is copied, there is no moment that nobody can go back to. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slotOf } from '../platform/backup/copy-log.ts'
import { type MakeBackup, makeBackup } from '../platform/backup/make-backup.ts'
import { pathOfPart } from '../platform/backup/points.ts'
import { checkBackup, choose } from '../platform/backup/read-backup.ts'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { makeDatabase } from '../platform/embedded-database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { DATABASE } from './data-folder.ts'
import { migrateAll } from './migrate-all.ts'
import { restore } from './restore.ts'

const place = mkdtempSync('/var/tmp/motcua-chain-')
chmodSync(place, 0o711) // PostgreSQL runs as another user
const [home, key] = [join(place, 'home'), randomBytes(32)]
/** A name of a stored file, under which a folder stands, which nobody can read as a file. */
const unreadable = join(home, 'files/aa/aa', 'aa'.repeat(32))
const lastBackup = join(home, 'last-backup')
let server: EmbeddedPostgres
let database: pg.Client
let ownerUrl: string

beforeAll(async () => {
  for (const folder of ['', 'seals', 'files/aa/aa']) mkdirSync(join(home, folder), { recursive: true })
  server = await startEmbeddedPostgres(join(home, 'postgres'), { isExclusive: true })
  const own = await makeDatabase(server, DATABASE)
  ownerUrl = own.ownerUrl
  const read = readConfig({}, {
    MOTCUA_PROFILE: 'demonstration', DATABASE_URL: own.appUrl, DATABASE_OWNER_URL: ownerUrl,
  })
  if (!read.ok) throw new Error(read.refusal.text)
  await migrateAll(read.value)
  database = new pg.Client(server.adminUrl)
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await server.stop()
  rmSync(place, { recursive: true, force: true })
})

const backupIn = (folder: string): MakeBackup => ({
  folder, key, adminUrl: server.adminUrl, home, filesFolder: join(home, 'files'), sealsFolder: join(home, 'seals'),
  machineNow: () => systemClock.now(), isFull: false, meanwhileSeconds: 60, lastBackup,
})

/** Fills so many segments of the log. */
async function write(segments: number): Promise<void> {
  for (let n = 0; n < segments; n += 1) {
    await database.query(`select pg_logical_emit_message(true, 'test', 'written')`)
    await database.query('select pg_switch_wal()')
  }
}

async function wal(folder: string): Promise<number> {
  return (await checkBackup(folder, key)).wal.length
}

describe('a run that fails', () => {
  test('loses nothing of the log that it copied: the next one brings it', async () => {
    const backup = backupIn(join(place, 'failed'))
    const { point } = await makeBackup(backup)
    expect(readFileSync(lastBackup, 'utf8').trim()).toBe(point.at)
    const before = await wal(backup.folder)
    await write(2)
    mkdirSync(unreadable)
    await expect(makeBackup(backup)).rejects.toThrow('EISDIR')
    expect(readFileSync(lastBackup, 'utf8').trim()).toBe(point.at) // no younger than what succeeded
    rmSync(unreadable, { recursive: true })
    await write(1)
    expect((await makeBackup(backup)).isBase).toBe(false)
    expect(await wal(backup.folder)).toBeGreaterThanOrEqual(before + 3)
  })

  test('and a log that does not join what was copied last begins a new base', async () => {
    const backup = backupIn(join(place, 'parted'))
    await makeBackup(backup)
    await write(3)
    const slot = slotOf(backup.folder)
    await database.query('select pg_replication_slot_advance($1, pg_current_wal_insert_lsn())', [slot])
    expect((await makeBackup(backup)).isBase).toBe(true)
    await checkBackup(backup.folder, key)
  })

  test('does not come of two at once: the second is told to wait', async () => {
    const backup = backupIn(join(place, 'two'))
    const both = await Promise.allSettled([makeBackup(backup), makeBackup(backup)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(String(both.find((one) => one.status === 'rejected')?.reason)).toContain('Đang có một lần sao lưu khác')
    await checkBackup(backup.folder, key)
  })
})

describe('a new base', () => {
  /** Adds a row; a moment after it, and before what comes next. */
  async function keep(owner: pg.Client, id: number): Promise<Date> {
    await owner.query('insert into kept values ($1)', [id])
    const at = new Date(systemClock.now().getTime() + 1) // moments are told in milliseconds
    while (systemClock.now() <= at) await owner.query('select')
    return at
  }

  test('leaves no moment before it, or while it was copied, that cannot be gone back to', async () => {
    const backup = { ...backupIn(join(place, 'base')), meanwhileSeconds: 0 }
    const owner = new pg.Client(ownerUrl)
    await owner.connect()
    await owner.query('create table kept (id int)')
    await makeBackup(backup)
    const before = await keep(owner, 1)
    const making = makeBackup({ ...backup, isFull: true })
    const old = (await choose(backup.folder, key, undefined)).base.name
    // Until the old chain was closed, and the new base begun.
    while (!existsSync(pathOfPart(backup.folder, 'point/00000002'))) await pause(1)
    const meanwhile = await keep(owner, 2)
    const { point } = await making
    await keep(owner, 3)
    await makeBackup(backup)
    await owner.end()
    // Its own, and of the old chain one before, one after, and at least one meanwhile.
    expect(point.number).toBeGreaterThanOrEqual(5)
    const { points } = await choose(backup.folder, key, undefined)
    const newest = points.filter(({ base }) => base === point.base)
    expect(Date.parse(newest[0]?.since ?? '')).toBeLessThanOrEqual(Date.parse(points.at(-newest.length - 1)?.at ?? ''))
    expect((await choose(backup.folder, key, before)).base.name).toBe(old)
    for (const [at, rows] of [[before, [1]], [meanwhile, [1, 2]]] as const) {
      const restored = join(place, `at-${rows.length}`)
      await restore({ folder: backup.folder, key, home: restored, at, env: {} })
      expect(await rowsOf(restored)).toEqual(rows)
    }
  }) // two restores
})

async function rowsOf(folder: string): Promise<number[]> {
  const restored = await startEmbeddedPostgres(join(folder, 'postgres'), { isExclusive: true })
  const client = new pg.Client(restored.urlOf('motcua_owner', DATABASE))
  await client.connect()
  const { rows } = await client.query<{ id: number }>('select id from kept order by id')
  await client.end()
  await restored.stop()
  return rows.map(({ id }) => id)
}
