/**
 * Need: what was written down is not changed unseen, not even by whoever administers the database (QCVN 12:2026; T10).
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { allClosed } from '../../../../test/all-closed.ts'
import { type TestDatabase, createDatabase } from '../../../../test/database.ts'
import { inOneGo } from '../../../../test/in-one-go.ts'
import { ok } from '../../../kernel/result.ts'
import { openEra, recordEvent } from '../public.ts'
import { changeSealKey, nextKeyIn, takeNextKey } from './change-key.ts'
import { readLogStanding, readSealFigures } from './seal-figures.ts'
import { type SigningKey, readLine, writeLine } from './seal-line.ts'
import { newSealKey, openKeyFile, openSealKey, sealLogIn, signingKeyOf } from './seal-log.ts'
import { type Sealer, SealsDisagree, sealNext } from './seal-next.ts'
import { tellRestore } from './tell-restore.ts'
import { verifySeals } from './verify-seals.ts'

const NOW = new Date('2021-06-25T02:00:00Z')
let database: TestDatabase
let folder: string
let sealer: Sealer
const LOG = () => join(folder, 'seals.log')

beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-seals-'))
  sealer = {
    connectionString: database.appUrl, log: sealLogIn(folder), key: () => openSealKey(folder, undefined), sources: [],
    machineNow: () => NOW,
  }
  for (let n = 1; n <= 5; n += 1) await tell(n)
  await seal()
  for (let n = 6; n <= 9; n += 1) await tell(n)
  await seal()
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await asSuperuser('truncate audit.event, audit.seal; delete from audit.era where number > 1')
})

async function tell(n: number): Promise<void> {
  await inOneGo(database.backing(), async (ctx) => {
    await recordEvent(ctx, {
      type: 'thing.told', subjectKind: 'thing', subjectId: BigInt(n), dossierId: 7n,
      data: { n, text: 'dòng\n"một"\t\\' },
    })
    return ok(null)
  })
}

/** One seal over all that is there. */
async function seal(): Promise<void> {
  await allClosed(database.app)
  await sealNext(sealer)
}

async function asSuperuser(statements: string): Promise<void> {
  await sql.raw(statements).execute(database.owner)
}

const findings = async () =>
  (await verifySeals({ connectionString: database.appUrl, log: sealer.log, sources: [], machineNow: NOW })).findings

/** `era/xid/id` of the n-th event. */
async function keyOf(n: number): Promise<string> {
  const { rows } = await sql<{ key: string }>`
    select era || '/' || xid::text || '/' || id as key from audit.event where subject_id = ${n}`.execute(database.owner)
  return rows[0]?.key ?? ''
}

test('what nobody touched fits, and what came after the last seal is told with its age', async () => {
  await tell(10)
  const later = new Date(Date.parse('2100-01-01T00:00:00Z'))
  const report = await verifySeals({
    connectionString: database.appUrl, log: sealer.log, sources: [], machineNow: later,
  })
  expect(report).toMatchObject({ findings: [], seals: 3, rows: 9, unsealed: { events: 1 }, unpublished: 0 })
  expect(report.unsealed.oldestSeconds).toBeGreaterThan(1_000_000)
  expect((await readSealFigures(database.app, later)).unsealedSeconds).toBeGreaterThan(1_000_000)
  await seal()
  expect(await readSealFigures(database.app, later)).toEqual({ unsealedSeconds: 0, lastSeal: 4 })
  expect(readFileSync(LOG(), 'utf8').trimEnd().split('\n').map((line) => line.split('\t')[0])).toEqual(
    ['motcua-key/1', 'motcua-seal/1', 'motcua-seal/1', 'motcua-seal/1'],
  )
})

test.each([
  ['type', "'thing.hidden'"], ['subject_kind', "'other'"], ['dossier_id', '8'], ['unit_id', '9'], ['voids', 'id - 1'],
  ['happened_at', "happened_at + interval '1 microsecond'"], ['recorded_at', "recorded_at + interval '1 microsecond'"],
  ['actor_id', '99'], ['on_behalf_of_id', '3'], ['for_person_id', '4'],
  ['from_addr', "'192.0.2.9'"], ['request_id', 'gen_random_uuid()'],
  ['publish_after', 'happened_at'], ['data', `data || '{"n": 0}'`], ['subject_id', '33'],
])('a changed %s is found at its event', async (column, value) => {
  const key = await keyOf(3)
  await asSuperuser(`update audit.event set ${column} = ${value} where subject_id = 3`)
  expect(await findings()).toEqual([{ code: 'event-changed', event: key, seal: 2 }])
})

test('an event taken out, put in, or moved is named by its place', async () => {
  const [third, fourth, eighth] = [await keyOf(3), await keyOf(4), await keyOf(8)]
  await asSuperuser('delete from audit.event where subject_id = 3')
  await asSuperuser(`insert into audit.event (era, xid, happened_at, request_id, actor_id, type, subject_kind, subject_id, data)
    select era, xid, happened_at, request_id, actor_id, type, subject_kind, 77, data from audit.event where subject_id = 4`)
  await asSuperuser('update audit.event set xid = (xid::text::bigint + 1000000)::text::xid8 where subject_id = 8')
  const inserted = await keyOf(77)
  expect(await findings()).toEqual([
    { code: 'event-missing', event: third, seal: 2 }, { code: 'event-inserted', event: inserted },
    { code: 'event-missing', event: eighth, seal: 3 },
  ])
  expect(fourth).not.toBe('')
})

test('yesterday’s table, and all that was written since gone, is found event by event', async () => {
  const keys = [await keyOf(6), await keyOf(7), await keyOf(8), await keyOf(9)]
  await asSuperuser('delete from audit.event where subject_id > 5')
  expect(await findings()).toEqual(keys.map((event) => ({ code: 'event-missing', event, seal: 3 })))
})

test('who takes the seals out with the events is found by the log outside', async () => {
  const [sixth, ninth] = [await keyOf(5), await keyOf(9)]
  await asSuperuser('delete from audit.event where subject_id > 5; delete from audit.seal where number = 3')
  expect(await findings()).toEqual([
    { code: 'log-ahead', seal: 3 }, { code: 'seal-missing', seal: 3, range: `${sixth}..${ninth}` },
  ])
  expect(await readLogStanding(database.app, sealer.log)).toBe('ahead')
  await expect(sealNext(sealer)).rejects.toThrow(SealsDisagree)
})

test('who changes a seal, its list or its end is found at that seal', async () => {
  const range = `${await keyOf(5)}..${await keyOf(9)}`
  await asSuperuser("update audit.seal set line = replace(line, 'motcua', 'matcua') where number = 3")
  expect(await findings()).toEqual([{ code: 'seal-changed', seal: 3, range }])
  await asSuperuser("update audit.seal set line = replace(line, 'matcua', 'motcua'), id = id + 1 where number = 3")
  expect(await findings()).toEqual([{ code: 'seal-changed', seal: 3, range }])
  await asSuperuser("update audit.seal set id = id - 1, leaves = leaves || '\n' where number = 3")
  expect(await findings()).toEqual([{ code: 'seal-list-changed', seal: 3, range }])
})

test('who seals anew with another key, here and outside, is found by the key', async () => {
  expect(await signAnew(signingKeyOf(newSealKey()))).toBe(3)
  expect(await findings()).toEqual([{ code: 'log-key-unknown', seal: 3 }])
})

/** Signs the last line with this key, outside and here, as somebody may who has both. Answers its number. */
async function signAnew(key: SigningKey): Promise<number> {
  const texts = readFileSync(LOG(), 'utf8').trimEnd().split('\n')
  const line = readLine(texts.at(-1) ?? '')
  if (!line) throw new Error('no line')
  const { text, number } = writeLine({ ...line, previous: texts.at(-2) }, key)
  writeFileSync(LOG(), `${[...texts.slice(0, -1), text].join('\n')}\n`)
  await sql`update audit.seal set line = ${text} where number = ${number}`.execute(database.owner)
  return number
}

test('who seals all anew with keys of their own, here and outside, is found by whoever holds the true one', async () => {
  const { publicKey } = await openSealKey(folder, undefined)
  const forger = signingKeyOf(newSealKey())
  const verify = {
    connectionString: database.appUrl, log: sealer.log, sources: [], machineNow: NOW, heldKey: publicKey,
  }
  expect((await verifySeals(verify)).findings).toEqual([])
  const texts: string[] = []
  for (const text of readFileSync(LOG(), 'utf8').trimEnd().split('\n')) {
    const line = readLine(text)
    if (!line) throw new Error('no line')
    const fact = line.fact.kind === 'key' ? { ...line.fact, publicKey: forger.publicKey } : line.fact
    texts.push(writeLine({ ...line, fact, previous: texts.at(-1) }, forger).text)
    await sql`update audit.seal set line = ${texts.at(-1)} where number = ${line.number}`.execute(database.owner)
  }
  writeFileSync(LOG(), `${texts.join('\n')}\n`)
  expect(await findings()).toEqual([])
  expect((await verifySeals(verify)).findings).toEqual([{ code: 'log-key-unexpected', seal: 1 }])
})

test('a log that lost its end, its middle or itself is no log', async () => {
  const lines = readFileSync(LOG(), 'utf8').trimEnd().split('\n')
  writeFileSync(LOG(), `${lines[0] ?? ''}\n${lines[2] ?? ''}\n`)
  expect((await findings())[0]).toEqual({ code: 'log-order-broken', seal: 3 })
  writeFileSync(LOG(), `${lines[0] ?? ''}\nnonsense\n${lines[2] ?? ''}\n`)
  expect((await findings())[0]).toEqual({ code: 'log-line-broken', seal: 2 })
  rmSync(LOG())
  expect((await findings()).map(({ code }) => code)).toContain('log-missing')
})

test('a line that a power cut left half is written again, and harms nothing', async () => {
  const text = readFileSync(LOG(), 'utf8')
  writeFileSync(LOG(), text.slice(0, -20))
  await sealNext(sealer)
  expect(await findings()).toEqual([])
  appendFileSync(LOG(), '')
  expect(readFileSync(LOG(), 'utf8').endsWith('\n')).toBe(true)
})

test('a slow writer is sealed when it is there, though its number is smaller', async () => {
  await database.owner.transaction().execute(async (slow) => {
    await sql`insert into audit.event (happened_at, request_id, actor_id, type, subject_kind, subject_id, data)
      values (${NOW}, gen_random_uuid(), 1, 'thing.told', 'thing', 50, '{}')`.execute(slow)
    await tell(51)
    await sealNext(sealer)
    expect(await readSealFigures(database.app, NOW)).toMatchObject({ lastSeal: 3 })
  })
  await seal()
  expect(await readSealFigures(database.app, NOW)).toMatchObject({ lastSeal: 4 })
  expect(await findings()).toEqual([])
})

/** As `motcua audit new-key` does it. */
async function changeKey(): Promise<string> {
  const next = await openKeyFile(nextKeyIn(folder))
  await changeSealKey(sealer, next)
  return next.id
}

test('after a change of the key the whole chain fits over both, and the new one is told by the old', async () => {
  const old = await openSealKey(folder, undefined)
  const id = await changeKey()
  await changeKey() // broken off before the file was put in its place, and begun anew
  await takeNextKey(folder)
  await tell(10)
  await seal()
  const report = await verifySeals({ connectionString: database.appUrl, log: sealer.log, sources: [], machineNow: NOW })
  expect(report).toMatchObject({ findings: [], rows: 10, keys: [old.id, id] })
  const lines = readFileSync(LOG(), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'))
  expect(lines.map((fields) => [fields[0], fields.at(-2)])).toEqual([
    ['motcua-key/1', old.id], ['motcua-seal/1', old.id], ['motcua-seal/1', old.id], ['motcua-key/1', old.id],
    ['motcua-seal/1', id],
  ])
})

test('a key that was put away seals nothing, and what it signs all the same is found', async () => {
  const old = await openSealKey(folder, undefined)
  await changeKey()
  await tell(10)
  await expect(seal()).rejects.toThrow(SealsDisagree) // the folder still has the old one
  await takeNextKey(folder)
  await seal()
  expect(await findings()).toEqual([])
  const number = await signAnew(old)
  expect(await findings()).toEqual([{ code: 'log-key-retired', seal: number }])
})

test('a database that was set back is told in one line, and after that was said, nothing is wrong', async () => {
  expect(await readLogStanding(database.app, sealer.log)).toBe('together')
  await asSuperuser('delete from audit.event where subject_id > 5; delete from audit.seal where number = 3')
  expect((await findings()).map(({ code }) => code)).toEqual(['log-ahead', 'seal-missing'])
  expect(await tellRestore(sealer, await openEra(database.owner, 'test'))).toBe(1)
  await tell(11)
  await seal()
  expect(await findings()).toEqual([])
  expect(await readLogStanding(database.app, sealer.log)).toBe('together')
})
