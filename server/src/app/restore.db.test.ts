/**
 * Need: what was lost or spoilt comes back as it was a moment before, and a damaged backup is never taken for whole.
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BackupDamaged, encipher } from '../platform/backup/cipher.ts'
import { makeBackup } from '../platform/backup/make-backup.ts'
import { pathOfPart } from '../platform/backup/points.ts'
import { checkBackup } from '../platform/backup/read-backup.ts'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { makeDatabase } from '../platform/embedded-database.ts'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { DATABASE } from './data-folder.ts'
import { migrateAll } from './migrate-all.ts'
import { restore } from './restore.ts'

const place = mkdtempSync('/var/tmp/motcua-restore-')
chmodSync(place, 0o711) // PostgreSQL runs as another user
const [home, backup] = [join(place, 'home'), join(place, 'backup')]
const key = randomBytes(32)
const content = Buffer.from('Giấy chứng sinh')
const sha256 = createHash('sha256').update(content).digest('hex')
const pathIn = (folder: string) => join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
/** After the first row was kept, and before it was lost. */
let moment: Date

beforeAll(async () => {
  mkdirSync(home)
  mkdirSync(join(home, 'seals'))
  const server = await startEmbeddedPostgres(join(home, 'postgres'), { isExclusive: true })
  const own = await makeDatabase(server, DATABASE)
  const read = readConfig({}, {
    MOTCUA_PROFILE: 'demonstration', DATABASE_URL: own.appUrl, DATABASE_OWNER_URL: own.ownerUrl,
  })
  if (!read.ok) throw new Error(read.refusal.text)
  await migrateAll(read.value)
  const source = {
    folder: backup, key, adminUrl: server.adminUrl, home, filesFolder: join(home, 'files'),
    sealsFolder: join(home, 'seals'), machineNow: () => systemClock.now(), isFull: false, meanwhileSeconds: 60,
    lastBackup: join(home, 'last-backup'),
  }
  const database = new pg.Client(own.ownerUrl)
  await database.connect()
  await database.query('create table kept (id int)')
  await signIn(database)
  await makeBackup(source)
  await database.query('insert into kept values (1)')
  mkdirSync(join(pathIn(home), '..'), { recursive: true })
  writeFileSync(pathIn(home), content)
  await makeBackup(source)
  const at = async () =>
    (await database.query<{ at: Date }>('select clock_timestamp() as at')).rows[0]?.at ?? new Date(0)
  const kept = await at()
  do moment = await at(); while (moment.getTime() <= kept.getTime()) // a moment is told in milliseconds
  const told = moment.getTime()
  while ((await at()).getTime() <= told) { /* the next one */ }
  await database.query('delete from kept')
  await database.query('insert into kept values (2)')
  await makeBackup(source)
  await database.query(`update identity.session set ended_at = now(), why = 'password'`) // lost with the machine
  await database.end()
  await server.stop()
})
afterAll(() => { rmSync(place, { recursive: true, force: true }) })

/** Somebody is signed in, and has asked for a code. */
async function signIn(database: pg.Client): Promise<void> {
  await database.query(`
    with a as (insert into identity.account (kind, username, opened_at, opened_by, opened_how)
      values ('staff', 'thu', now(), 1, 'staff') returning id)
    insert into identity.session (token_hash, account_id, created_at, last_seen_at, idle_for, ends_at, device)
      select sha256('thu'), id, now(), now(), '1 day', now() + interval '1 day', 'test' from a`)
  await database.query(`
    insert into identity.one_time_code (purpose, key, code_hash, asked_by, made_at, expires_at)
      values ('sign-in', sha256('so'), '$argon2id$test', 1, now(), now() + interval '1 day')`)
}

/** What stands in a restored installation. */
async function rowsOf(folder: string): Promise<unknown[]> {
  return (await ask<{ id: number }>(folder, 'select id from kept')).map(({ id }) => id)
}

async function ask<R extends pg.QueryResultRow>(folder: string, query: string): Promise<R[]> {
  const server = await startEmbeddedPostgres(join(folder, 'postgres'), { isExclusive: true })
  const database = new pg.Client(server.urlOf('motcua_owner', DATABASE))
  await database.connect()
  const { rows } = await database.query<R>(query)
  await database.end()
  await server.stop()
  return rows
}

describe('a backup', () => {
  test('brings all back as it was at its last run, under a new era', async () => {
    const [last, fresh] = [join(place, 'last'), { folder: backup, key, env: {} }]
    expect(await restore({ ...fresh, home: last, at: undefined })).toMatchObject({
      era: 2, files: 1, report: { findings: [] },
    })
    expect(await rowsOf(last)).toEqual([2])
    expect(readFileSync(pathIn(last))).toEqual(content)
    // Whoever left, or was locked out, after the last run is not let in again by what came back.
    expect(await ask(last, `select
      (select count(*)::int from identity.session) as sessions,
      (select count(*)::int from identity.session where ended_at is null) as open,
      (select count(*)::int from identity.one_time_code where used_at is null) as codes`,
    )).toEqual([{ sessions: 1, open: 0, codes: 0 }])
  })

  test('brings back what there was a moment before it was deleted', async () => {
    const before = join(place, 'before')
    await restore({ folder: backup, key, home: before, at: moment, env: {} })
    expect(await rowsOf(before)).toEqual([1])
  })

  test('is not put over what is there', async () => {
    await expect(restore({ folder: backup, key, home, at: undefined, env: {} })).rejects.toThrow('không trống')
    expect(existsSync(join(home, 'postgres'))).toBe(true)
  })

  test.runIf(process.getuid?.() === 0)('is not unpacked where its server could not reach it', async () => {
    const closed = join(place, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    mkdirSync(join(closed, 'inside'))
    const unreached = { folder: backup, key, home: join(closed, 'inside/home'), at: undefined, env: {} }
    await expect(restore(unreached)).rejects.toThrow(`không đi qua được thư mục ${closed}`)
    expect(readdirSync(join(closed, 'inside'))).toEqual([])
  })

  test('says nothing to another key', async () => {
    await expect(checkBackup(backup, randomBytes(32))).rejects.toThrow(BackupDamaged)
    for (const path of parts()) expect(readFileSync(path).includes(content)).toBe(false)
  })

  test('of which any part is missing, cut short or another by one bit is refused, and nothing is left of it', async () => {
    await checkBackup(backup, key)
    for (const [n, path] of parts().entries()) {
      const whole = readFileSync(path)
      const turned = Buffer.from(whole)
      turned.writeUInt8(turned.readUInt8(whole.length >> 1) ^ 1, whole.length >> 1)
      if (n % 3 === 0) rmSync(path)
      else writeFileSync(path, n % 3 === 1 ? turned : whole.subarray(0, -1))
      await expect(checkBackup(backup, key), path).rejects.toThrow(BackupDamaged)
      writeFileSync(path, whole)
    }
    const [first = ''] = parts().sort((a, b) => statSync(b).size - statSync(a).size)
    const whole = readFileSync(first)
    writeFileSync(first, whole.subarray(0, -1))
    const nowhere = join(place, 'nowhere')
    await expect(restore({ folder: backup, key, home: nowhere, at: undefined, env: {} })).rejects.toThrow(BackupDamaged)
    expect(existsSync(nowhere)).toBe(false)
    writeFileSync(first, whole)
  }) // each part is read once for every part
})

test('a part that the same key wrote under the same name, but not in that run, is not taken for it', async () => {
  const path = pathOfPart(backup, 'seals/00000003')
  const whole = readFileSync(path)
  // Of another folder, or of a run that failed.
  await encipher(path, { key, name: 'seals/00000003' }, Readable.from([Buffer.from('')]))
  const nowhere = join(place, 'not-that-run')
  await expect(checkBackup(backup, key)).rejects.toThrow('seals/00000003')
  await expect(restore({ folder: backup, key, home: nowhere, at: undefined, env: {} })).rejects.toThrow(BackupDamaged)
  writeFileSync(path, whole)
  await checkBackup(backup, key)
})

function parts(): string[] {
  return readdirSync(backup, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}
