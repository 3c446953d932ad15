/** Need (part C1): one visit from the ticket to leaving, several errands in it, and no slip that loses anybody. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Ctx } from '../../platform/db.ts'
import {
  type Hall, type TurnDeed, callNext, closeDays, followTicket, hallOf, leaveSeat, passOnTurn, prioritiesOf,
  readHallView, readServed, takeNumber, takeSeat, workTurn,
} from './public.ts'

let province: Province
let unitId: bigint
let hall: Hall
let an: bigint
let binh: bigint

const as = (actorId: bigint) => ({ actorId, requestId: randomUUID() })
const take = (services: readonly string[], priority?: string, personId?: bigint) =>
  province.inOneGo((ctx) => takeNumber(ctx, {
    unitId, hall, services, way: 'kiosk', language: 'vi', personId,
    priority: prioritiesOf(province.directory.on('2021-06-25')).find(({ code }) => code === priority),
  }))
const sit = (who: bigint, counter: number) =>
  province.inOneGo((ctx) => takeSeat(ctx, { unitId, hall, counter }), as(who))
const next = (who: bigint, current: string | null = null) =>
  province.inOneGo((ctx: Ctx) => callNext(ctx, { hallOf: () => hall, current }), as(who))
const work = (who: bigint, turn: string | null, deed: TurnDeed) =>
  province.inOneGo((ctx) => workTurn(ctx, { turn: turn ?? '', deed }), as(who))
const pass = (who: bigint, turn: string | null, to: { service: string } | { counter: number }) =>
  province.inOneGo((ctx) => passOnTurn(ctx, { turn: turn ?? '', hallOf: () => hall, to }), as(who))
const statesOf = async (ticket: string) =>
  (await followTicket(province.db, ticket)).map(({ service, state }) => `${service} ${state}`)
const numberOf = async (turn: string | null) => (await sql<{ number: number }>`select number from queue.turn
  join queue.visit on visit.id = visit_id where turn.public_id = ${turn}`.execute(province.db)).rows[0]?.number
const eventsOf = async () => (await sql<{ type: string }>`select type from audit.event
  where type ~ '^(turn|visit|counter)' order by id`.execute(province.db)).rows.map(({ type }) => type)

beforeAll(async () => {
  province = await createProvince()
  const unit = province.unit('cq:tt-hcc-tinh')
  unitId = unit.id
  const found = hallOf(province.directory.on('2021-06-25'), unit)
  if (!found) throw new Error('the centre has no hall')
  hall = found
  const { rows } = await sql<{ accountId: bigint }>`
    select account_id from identity.staff order by account_id limit 2`.execute(province.db)
  const [first, second] = rows
  if (!first || !second) throw new Error('no staff')
  an = first.accountId
  binh = second.accountId
})
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  await sql`truncate queue.visit, queue.serial, queue.turn, queue.call, queue.seat, audit.event`
    .execute(province.database.owner)
})

describe('a visit', () => {
  test('has the number of its first errand, counted by day and service', async () => {
    expect((await take(['nop-ho-so'])).number).toBe(1_001)
    expect((await take(['dat-dai'])).number).toBe(2_001)
    expect((await take(['nop-ho-so'])).number).toBe(1_002)
    province.clock.set('2021-06-28T07:30+07:00')
    expect((await take(['nop-ho-so'])).number).toBe(1_001)
  })

  test('has no two of one number, however many take one at once', async () => {
    const taken = await Promise.all(Array.from({ length: 40 }, () => take(['nop-ho-so'])))
    expect(taken.map(({ number }) => number).toSorted()).toEqual(Array.from({ length: 40 }, (_, at) => 1_001 + at))
  })

  test('of one person is one at a time, though a finger taps twice', async () => {
    const { id } = await province.aPerson(7)
    const taken = await Promise.allSettled([1, 2, 3].map(() => take(['nop-ho-so'], undefined, id)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(taken.flatMap((one) => one.status === 'rejected' ? [String(one.reason)] : []))
      .toEqual(Array(2).fill('Error: number-taken-already'))
  })

  test('is refused for what the hall does not have', async () => {
    await expect(take(['bay-len-mat-trang'])).rejects.toThrow('service-unknown')
    await expect(take([])).rejects.toThrow('service-unknown')
  })

  test('goes from errand to errand and ends with the last', async () => {
    const { ticket, number } = await take(['nop-ho-so', 'nhan-ket-qua'])
    expect(await statesOf(ticket)).toEqual(['nop-ho-so waiting', 'nhan-ket-qua later'])
    await sit(an, 1)
    await sit(binh, 6)
    expect(await next(binh)).toBeNull()
    const first = await next(an)
    await work(an, first, 'start')
    await work(an, first, 'end')
    expect(await statesOf(ticket)).toEqual(['nop-ho-so served', 'nhan-ket-qua waiting'])
    const second = await next(binh)
    expect(await numberOf(second)).toBe(number)
    await work(binh, second, 'end')
    const { rows } = await sql`select left_at from queue.visit`.execute(province.db)
    expect(rows).toEqual([{ leftAt: province.clock.now() }])
    expect(await eventsOf()).toEqual(['visit.begun', 'counter.opened', 'counter.opened', 'turn.called', 'turn.started',
      'turn.served', 'turn.called', 'turn.served', 'visit.ended'])
  })
})

describe('a counter', () => {
  test('calls only what it serves, the longest waiting first, the old an hour further in front', async () => {
    await take(['dat-dai'])
    const young = await take(['nop-ho-so'])
    province.clock.set('2021-06-25T09:30+07:00')
    const old = await take(['nop-ho-so'], 'cao-tuoi')
    await sit(an, 2)
    const first = await next(an)
    expect(await numberOf(first)).toBe(old.number)
    const second = await next(an, first)
    expect(await numberOf(second)).toBe(young.number)
    expect(await next(an, second)).toBeNull()
  })

  test('is one clerk’s, and a clerk is at one', async () => {
    await sit(an, 1)
    await expect(sit(binh, 1)).rejects.toThrow('counter-taken')
    await sit(an, 2)
    await sit(binh, 1)
    await expect(sit(an, 77)).rejects.toThrow('counter-unknown')
  })

  test('is not left while somebody is at it', async () => {
    await take(['nop-ho-so'])
    await sit(an, 1)
    const turn = await next(an)
    await expect(sit(an, 2)).rejects.toThrow('turn-at-counter')
    const leave = () => province.inOneGo((ctx) => leaveSeat(ctx), as(an))
    await expect(leave()).rejects.toThrow('turn-at-counter')
    await work(an, turn, 'end')
    await leave()
    await expect(next(an)).rejects.toThrow('no-seat')
  })

  test('sends nobody away by a double press', async () => {
    await take(['nop-ho-so'])
    await take(['nop-ho-so'])
    await sit(an, 1)
    const presses = await Promise.allSettled([next(an), next(an)])
    expect(presses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(presses.flatMap((one) => one.status === 'rejected' ? [String(one.reason)] : []))
      .toEqual(['Error: turn-moved-on'])
    expect((await readHallView(province.db, unitId, province.clock.now())).waiting).toMatchObject([{ count: 1 }])
  })

  test('answers the same request alike, and calls once', async () => {
    await take(['nop-ho-so'])
    await take(['nop-ho-so'])
    await sit(an, 1)
    const request = as(an)
    const press = () => province.inOneGo((ctx) => callNext(ctx, { hallOf: () => hall, current: null }), request)
    await press()
    await press()
    const { rows } = await sql`select count(*)::int as calls from queue.call`.execute(province.db)
    expect(rows).toEqual([{ calls: 1 }])
  })

  test('calls again, puts aside, notes who did not come, and takes both back', async () => {
    const { ticket } = await take(['nop-ho-so'])
    await sit(an, 1)
    const turn = await next(an)
    await work(an, turn, 'recall')
    await work(an, turn, 'miss')
    expect(await statesOf(ticket)).toEqual(['nop-ho-so missed'])
    await expect(work(an, turn, 'recall')).rejects.toThrow('turn-moved-on')
    await work(an, turn, 'call')
    await work(an, turn, 'start')
    await work(an, turn, 'hold')
    await take(['nop-ho-so'])
    const other = await next(an)
    await expect(work(an, turn, 'call')).rejects.toThrow('turn-at-counter')
    await work(an, other, 'end')
    await work(an, turn, 'call')
    expect((await readHallView(province.db, unitId, province.clock.now())).calls.map(({ number }) => number))
      .toEqual([1_001, 1_002, 1_001, 1_001, 1_001])
  })

  test('does nothing with what is at another counter', async () => {
    await take(['nop-ho-so'])
    await sit(an, 1)
    await sit(binh, 2)
    const turn = await next(an)
    for (const deed of ['recall', 'start', 'hold', 'miss', 'end', 'call'] as const)
      await expect(work(binh, turn, deed)).rejects.toThrow('turn-unknown')
  })

  test('passes on to a service or a counter, with the place in the queue that the visitor had', async () => {
    const { ticket, number } = await take(['nop-ho-so', 'nhan-ket-qua'])
    province.clock.set('2021-06-25T09:10+07:00')
    await take(['dat-dai'])
    await sit(an, 1)
    await sit(binh, 4)
    const turn = await next(an)
    await expect(pass(an, turn, { counter: 2 })).rejects.toThrow('counter-empty')
    await expect(pass(an, turn, { service: 'bay' })).rejects.toThrow('service-unknown')
    await pass(an, turn, { service: 'dat-dai' })
    expect(await statesOf(ticket)).toEqual(['nop-ho-so moved', 'nhan-ket-qua later', 'dat-dai waiting'])
    const there = await next(binh)
    expect(await numberOf(there)).toBe(number)
    // Counter 1 has no land of its own; who is sent to it comes to it all the same.
    await pass(binh, there, { counter: 1 })
    const back = await next(an)
    expect(await numberOf(back)).toBe(number)
    await work(an, back, 'end')
    expect(await statesOf(ticket))
      .toEqual(['nop-ho-so moved', 'nhan-ket-qua waiting', 'dat-dai moved', 'dat-dai served'])
  })

  test('that is left gives back whoever was sent to it', async () => {
    const { number } = await take(['nop-ho-so'])
    await sit(an, 1)
    await sit(binh, 2)
    await pass(an, await next(an), { counter: 2 })
    expect(await next(an)).toBeNull()
    await province.inOneGo((ctx) => leaveSeat(ctx), as(binh))
    expect(await numberOf(await next(an))).toBe(number)
  })

  test('counts what its clerk has done, from the first call', async () => {
    await take(['nop-ho-so'])
    await sit(an, 1)
    province.clock.set('2021-06-25T09:12+07:00')
    const turn = await next(an)
    province.clock.set('2021-06-25T09:15+07:00')
    await work(an, turn, 'recall')
    await work(an, turn, 'start')
    province.clock.set('2021-06-25T09:20+07:00')
    await work(an, turn, 'end')
    // Waited 12 minutes for the first call, not 15 for the second; five at the counter.
    expect(await readServed(province.db, an, '2021-06-25'))
      .toEqual({ served: 1, waitSeconds: 720, serviceSeconds: 300 })
  })
})

describe('a day that is over', () => {
  test('leaves nobody waiting and nobody at a counter, and the next begins with the first number', async () => {
    await take(['nop-ho-so', 'nhan-ket-qua'])
    const { ticket } = await take(['nop-ho-so'])
    await sit(an, 1)
    await next(an)
    province.clock.set('2021-06-25T23:59+07:00')
    const close = (limit: number) => province.inOneGo((ctx) => closeDays(ctx, limit))
    expect(await close(10)).toBe(0)
    province.clock.set('2021-06-26T00:01+07:00')
    expect(await close(1)).toBe(1)
    expect(await close(10)).toBe(1)
    expect(await statesOf(ticket)).toEqual(['nop-ho-so closed'])
    await expect(next(an)).rejects.toThrow('no-seat')
    expect(await readServed(province.db, an, '2021-06-25')).toMatchObject({ served: 0 })
    expect((await eventsOf()).slice(-3).toSorted()).toEqual(['counter.closed', 'visit.ended', 'visit.ended'])
  })
})
