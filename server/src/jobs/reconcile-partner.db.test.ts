/** Need: the day after, somebody knows of each dossier that both sides have otherwise, and what mends it (part E7). */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type ExchangeDesk, openExchange } from '../../test/exchange-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type ExchangeUse, runExchange } from '../cli/exchange.ts'
import { compareDay, dropMessage, pausePartner, resendMessage, resumePartner } from '../modules/integration/public.ts'
import { systemClock } from '../platform/clock.ts'
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
  expect(await run({ deed: 'status', ...words })).toMatchObject([0, { partners: [{ code: P, dead: 1, waiting: 1 }] }])
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
