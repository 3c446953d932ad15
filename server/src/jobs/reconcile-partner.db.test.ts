/** Need: the day after, somebody knows of each dossier that both sides have otherwise, and what mends it (part E7). */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { DEEDS } from '../../test/deeds.ts'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type ExchangeDesk, openExchange } from '../../test/exchange-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type ExchangeUse, runExchange } from '../cli/exchange.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import {
  compareDay, dropMessage, keepCompared, listDifferences, pausePartner, resendMessage, resumePartner, tellAgain,
} from '../modules/integration/public.ts'
import { systemClock } from '../platform/clock.ts'
import { inTransaction } from '../platform/db.ts'
import { reconcileLastDays } from './exchange.ts'

const LAND = 'bien-dong-chuyen-nhuong'
const DAY = '2021-06-25'
const P = 'national-portal'

let province: Province
let desk: Desk
let exchange: ExchangeDesk
let nth = 0

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set(`${DAY}T09:00+07:00`)
  exchange = await openExchange(province, systemClock)
})
afterEach(() => exchange.close())

const receive = async () => {
  const more = { answers: { nth: String(nth += 1) } }
  const person = await province.aPerson(1)
  return (await desk.receive(LAND, ['reception', 'cq:ubnd-dong-hoi:bpmc'], { person, territory: 'xa:18856', more })).number
}
const owner = () => province.database.owner
/** As the portal will not take it: a state that is no text. */
const breakNew = async () => sql`update integration.message_out set body = body || '{"TrangThaiHoSo": 7}'
  where kind = 'dossier-new'`.execute(owner())
const countWaiting = async () => (await sql`select from integration.message_out where state = 'waiting'`
  .execute(province.db)).rows.length
const found = async () => (await compareDay(province.db, exchange.adapter, DAY)).differences
  .map(({ number, kind, ours, told, theirs }) => [number, kind, ours, told, theirs])

test('each dossier that is not the same on all sides is named with its cause', async () => {
  const numbers: string[] = []
  for (let one = 0; one < 5; one += 1) numbers.push(await receive())
  const [same, waiting, dead, lost, other] = numbers as [string, string, string, string, string]
  await exchange.move()
  const ofDossier = (number: string) => sql`(select id from dossiers.dossier where number = ${number})`
  // One is refused there, one is there no more, one moved on there by itself, one has not gone yet.
  await sql`update integration.message_out set body = body || '{"TrangThaiHoSo": 7}'
    where dossier_id = ${ofDossier(dead)} and kind = 'dossier-new'`.execute(owner())
  await sql`update integration.message_out set state = 'dropped', drop_reason = 'test'
    where dossier_id = ${ofDossier(waiting)}`.execute(owner())
  await exchange.send()
  await sql`update integration.message_out set state = 'waiting', drop_reason = null
    where dossier_id = ${ofDossier(waiting)}`.execute(owner())
  await exchange.act('forget', { MaHoSo: lost })
  await exchange.act('change', { MaHoSo: other, TrangThaiHoSo: '9' })
  expect(await found()).toEqual([
    [waiting, 'waiting', '2', '2', null], [dead, 'dead', '2', '2', null],
    [lost, 'missing-there', '2', '2', null], [other, 'state-differs', '2', '2', '9'],
  ])
  expect((await compareDay(province.db, exchange.adapter, DAY)).compared).toBe(numbers.length)
  expect((await found()).map(([number]) => number)).not.toContain(same)
})

test('a state that no message told of is found', async () => {
  const number = await receive()
  await exchange.move()
  await exchange.send()
  await sql`update dossiers.dossier set state = 'in-progress' where number = ${number}`.execute(owner())
  expect(await found()).toEqual([[number, 'not-told', '4', '2', '2']])
})

test('a day is reconciled once it is over, once, and later where the partner does not answer', async () => {
  await receive()
  await exchange.move()
  await exchange.send()
  const kept = async () => (await sql<{ day: string; compared: number }>`
    select day, compared from integration.reconciliation where compared > 0`.execute(province.db)).rows
  await reconcileLastDays(exchange.rooms, exchange.adapter)
  expect(await kept()).toEqual([])
  province.clock.set('2021-06-26T01:00+07:00')
  await exchange.faults({ errors: true })
  await reconcileLastDays(exchange.rooms, exchange.adapter)
  expect(await kept()).toEqual([])
  await exchange.faults({})
  await reconcileLastDays(exchange.rooms, exchange.adapter)
  expect(await kept()).toEqual([{ day: DAY, compared: 1 }])
})

test('what was refused is sent again put right, or dropped, and what waited behind it goes on', async () => {
  const number = await receive()
  await exchange.move()
  await breakNew()
  await exchange.send()
  const [message] = (await sql<{ publicId: string; body: Record<string, unknown> }>`
    select public_id, body from integration.message_out where state = 'dead'`.execute(province.db)).rows
  if (!message) throw new Error('nothing is dead')
  const resend = (body?: Record<string, unknown>) =>
    province.inOneGo((ctx) => resendMessage(ctx, { message: message.publicId, body }))
  await expect(resend({ ...message.body, MaHoSo: 'H01-1' })).rejects.toThrow('message-of-other-dossier')
  await resend({ ...message.body, TrangThaiHoSo: '2' })
  await expect(resend()).rejects.toThrow('message-not-dead')
  await exchange.send()
  expect(await found()).toEqual([])
  expect((await exchange.held()).dossiers).toMatchObject({ [number]: { states: ['2'], steps: [{}] } })
  await expect(province.inOneGo((ctx) => dropMessage(ctx, { message: crypto.randomUUID(), reason: 'x' })))
    .rejects.toThrow('message-unknown')
})

test('while somebody holds a partner nothing goes to it, and all of it afterwards', async () => {
  await receive()
  await exchange.move()
  await province.inOneGo((ctx) => pausePartner(ctx, { partner: P, reason: 'Bảo trì' }))
  await expect(province.inOneGo((ctx) => pausePartner(ctx, { partner: P, reason: 'x' })))
    .rejects.toThrow('partner-paused-already')
  await exchange.send()
  expect(await countWaiting()).toBe(2)
  await province.inOneGo((ctx) => resumePartner(ctx, P))
  await exchange.send()
  expect(await countWaiting()).toBe(0)
  await expect(province.inOneGo((ctx) => resumePartner(ctx, P))).rejects.toThrow('partner-not-paused')
})

test('the command line tells how it stands, reconciles, and sends again', async () => {
  const number = await receive()
  await exchange.move()
  await breakNew()
  await exchange.send()
  const run = async (use: ExchangeUse) => {
    const lines: string[] = []
    const io = { stdout: (line: string) => lines.push(line), stderr: (line: string) => lines.push(line) }
    return [await runExchange(use, io, exchange.rooms), JSON.parse(lines.join('')) as unknown] as const
  }
  const words = { isJson: true, data: undefined }
  const standing = { code: P, dead: 1, waiting: 1, lagSeconds: 0 }
  expect(await run({ deed: 'status', ...words })).toMatchObject([0, { partners: [{ ...standing, health: 'refused' }] }])
  await province.inOneGo((ctx) => pausePartner(ctx, { partner: P, reason: 'Bảo trì' }))
  expect(await run({ deed: 'status', ...words })).toMatchObject([0, { partners: [{ ...standing, health: 'paused' }] }])
  await province.inOneGo((ctx) => resumePartner(ctx, P))
  expect(await run({ deed: 'reconcile', partner: P, day: DAY, ...words })).toMatchObject([
    1, { compared: 1, differences: [{ number, kind: 'dead', mend: 'mend-message' }] }])
  expect(await run({ deed: 'reconcile', partner: 'nobody', day: DAY, ...words })).toMatchObject([
    1, { error: { code: 'partner-unknown' } }])
  await sql`update integration.message_out set body = body || '{"TrangThaiHoSo": "2"}' where kind = 'dossier-new'`
    .execute(owner())
  const resent = await run({ deed: 'resend', message: undefined, partner: P, ...words })
  expect(resent).toMatchObject([0, { refused: [] }])
  await exchange.send()
  expect(await run({ deed: 'reconcile', partner: P, day: DAY, ...words })).toMatchObject([0, { differences: [] }])
})

test('the command line tells anew of a dossier, or of all that differed on a day and is mended by it', async () => {
  const [lost, other, same] = [await receive(), await receive(), await receive()]
  await exchange.move()
  await exchange.send()
  await exchange.act('forget', { MaHoSo: lost })
  await exchange.act('change', { MaHoSo: other, TrangThaiHoSo: '9' })
  const run = async (use: ExchangeUse) => {
    const lines: string[] = []
    const io = { stdout: (line: string) => lines.push(line), stderr: (line: string) => lines.push(line) }
    return [await runExchange(use, io, exchange.rooms), JSON.parse(lines.join('')) as unknown] as const
  }
  const words = { partner: P, isJson: true, data: undefined }
  const compare = () => run({ deed: 'reconcile', day: DAY, ...words })
  await compare()
  province.clock.set(`${DAY}T10:00+07:00`)
  const all = { deed: 'tell-again', number: undefined, day: DAY, ...words } as const
  expect(await run(all)).toEqual([0, { told: [lost, other].sort(), refused: [] }])
  // Told anew since: not a second time.
  expect(await run(all)).toEqual([0, { told: [], refused: [] }])
  await exchange.move()
  await exchange.send()
  expect(await compare()).toMatchObject([0, { differences: [] }])
  expect(await run({ ...all, number: same, day: undefined })).toEqual([0, { told: [same], refused: [] }])
  expect(await run({ ...all, number: 'H99-1', day: undefined })).toEqual([
    1, { told: [], refused: [{ number: 'H99-1', code: 'dossier-unknown' }] }])
  expect(await run({ ...all, partner: 'nobody' })).toMatchObject([1, { error: { code: 'partner-unknown' } }])
})

test('what is told anew while an earlier state waits arrives behind it, and says how the dossier stood', async () => {
  const number = await receive()
  await exchange.move()
  await exchange.send()
  await exchange.act('change', { MaHoSo: number, TrangThaiHoSo: '9' })
  province.clock.set(`${DAY}T10:00+07:00`)
  await province.inOneGo((ctx) => tellAgain(ctx, { partner: P, number }))
  // It goes on before the message is made: that says what was, and the next one what is.
  const dossier = await sql<{ publicId: string }>`select public_id from dossiers.dossier where number = ${number}`
    .execute(province.db)
  await desk.act('take', dossier.rows[0]?.publicId ?? '', ['officer', 'cq:ubnd-dong-hoi:cn-vpdkdd'])
  province.clock.set(`${DAY}T10:10+07:00`)
  await exchange.move()
  const { rows } = await sql<{ kind: string; told: string | null }>`
    select kind, told from integration.message_out where state = 'waiting' order by id`.execute(province.db)
  expect(rows).toEqual([
    { kind: 'dossier-change', told: '2' }, { kind: 'dossier-change', told: '4' }, { kind: 'step', told: null },
  ])
  while ((await exchange.send()).hasMore);
  expect((await exchange.held()).dossiers).toMatchObject({ [number]: { states: ['2', '4'], steps: [{}, {}] } })
})

test('a day that differs is compared anew the next day, and no more once it agrees', async () => {
  const number = await receive()
  await exchange.move()
  await exchange.send()
  await exchange.act('change', { MaHoSo: number, TrangThaiHoSo: '9' })
  const kept = async () => (await sql<{ at: string; differences: number }>`
    select to_char(at at time zone 'Asia/Ho_Chi_Minh', 'DD HH24') as at, (select count(*)::int from integration.difference
      where difference.day = reconciliation.day) as differences
    from integration.reconciliation where day = ${DAY}::date`.execute(province.db)).rows
  const at = async (moment: string) => {
    province.clock.set(`2021-06-${moment}:00+07:00`)
    await reconcileLastDays(exchange.rooms, exchange.adapter)
  }
  await at('26T01')
  await at('26T02') // once a day is often enough
  expect(await kept()).toEqual([{ at: '26 01', differences: 1 }])
  await exchange.act('change', { MaHoSo: number, TrangThaiHoSo: '2' })
  await at('27T01')
  await at('28T01')
  expect(await kept()).toEqual([{ at: '27 01', differences: 0 }])
})

test('a dossier of which no message was made is found', async () => {
  const number = await receive()
  await exchange.move()
  await sql`delete from integration.message_out`.execute(owner())
  expect(await found()).toEqual([[number, 'not-told', '2', null, null]])
})

test('what the partner has of a day under a number that nobody here knows is found, kept and shown', async () => {
  const number = await receive()
  await exchange.move()
  await exchange.send()
  const there = 'H99-210625-0000001'
  const row = { TrangThaiHoSo: '2', NgayNopHoSo: '20210625080000' }
  await exchange.act('hold-many', { prefix: 'H99-210625-', count: 1, row })
  expect(await found()).toEqual([[there, 'missing-here', null, null, '2']])
  await exchange.act('forget', { MaHoSo: number })
  const compared = await compareDay(province.db, exchange.adapter, DAY)
  await province.inOneGo((ctx) => keepCompared(ctx, compared))
  const kept = await listDifferences(province.db, P, { limit: 10 })
  expect(kept.map(({ number: own, kind, theirs }) => [own, kind, theirs])).toEqual([
    [null, 'missing-there', null], [there, 'missing-here', '2']])
  expect((await listDifferences(province.db, P, { after: kept[0], limit: 10 })).map(({ kind }) => kind)).toEqual(['missing-here'])
  await exchange.act('hold-many', { prefix: 'H99-210625-', count: 1, row: { ...row, NgayNopHoSo: '20210624080000' } })
  expect((await found()).map(([, kind]) => kind)).toEqual(['missing-there'])
})

test('a long list of the partner is read to its end, each number once', async () => {
  const row = { TrangThaiHoSo: '4', NgayNopHoSo: '20210625080000' }
  // More than two pages of 5,000.
  await exchange.act('hold-many', { prefix: 'H99-210625-', count: 10_001, row })
  const numbers = (await found()).map(([number]) => number)
  expect([numbers.length, new Set(numbers).size, numbers.at(-1)]).toEqual([10_001, 10_001, 'H99-210625-0010001'])
})

test('what is told anew beside a deed never arrives behind it', async () => {
  const number = await receive()
  await exchange.move()
  await exchange.send()
  province.clock.set(`${DAY}T10:00+07:00`)
  const { rows: [dossier] } = await sql<{ publicId: string }>`
    select public_id from dossiers.dossier where number = ${number}`.execute(province.db)
  const viewer = await province.viewerAs('officer', 'cq:ubnd-dong-hoi:cn-vpdkdd', DEEDS.take.permission)
  // The deed begins first, so its place in the log is before; it has the dossier after it was told anew.
  await inTransaction(province, {
    actorId: viewer.accountId, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('test'),
  }, async (ctx) => {
    await province.inOneGo((other) => tellAgain(other, { partner: P, number }))
    return DEEDS.take.run(ctx, province, { publicId: dossier?.publicId ?? '', viewer, version: undefined, step: undefined }, {})
  }, () => ({ status: 200, body: null }))
  province.clock.set(`${DAY}T10:10+07:00`)
  await exchange.move()
  const { rows } = await sql<{ told: string | null }>`
    select told from integration.message_out where state = 'waiting' order by id`.execute(province.db)
  expect(rows.map(({ told }) => told)).toEqual(['4', null])
  await exchange.send()
  expect(await found()).toEqual([])
})
