/** Need (part C1): no slip of a clerk loses anybody, calls anybody twice or sends anybody away. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type HallDesk, openHallDesk } from '../../../test/hall-desk.ts'
import type { Ctx } from '../../platform/db.ts'
import { callNext, readHallView, readServed, workTurn } from './public.ts'

let desk: HallDesk

beforeAll(async () => {
  desk = await openHallDesk()
})
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

describe('a counter', () => {
  test('calls only what it serves, the longest waiting first, the old an hour further in front', async () => {
    await desk.take(['dat-dai'])
    const young = await desk.take(['nop-ho-so'])
    desk.province.clock.set('2021-06-25T09:30+07:00')
    const old = await desk.take(['nop-ho-so'], 'cao-tuoi')
    await desk.sit(desk.an, 2)
    const first = await desk.next(desk.an)
    expect(await desk.numberOf(first)).toBe(old.number)
    const second = await desk.next(desk.an, first)
    expect(await desk.numberOf(second)).toBe(young.number)
    expect(await desk.next(desk.an, second)).toBeNull()
  })

  test('is one clerk’s, and a clerk is at one', async () => {
    await desk.sit(desk.an, 1)
    await expect(desk.sit(desk.binh, 1)).rejects.toThrow('counter-taken')
    await desk.sit(desk.an, 2)
    await desk.sit(desk.binh, 1)
    await expect(desk.sit(desk.an, 77)).rejects.toThrow('counter-unknown')
  })

  test('is not left while somebody is at it', async () => {
    await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    const turn = await desk.next(desk.an)
    await expect(desk.sit(desk.an, 2)).rejects.toThrow('turn-at-counter')
    await expect(desk.leave(desk.an)).rejects.toThrow('turn-at-counter')
    await desk.work(desk.an, turn, 'end')
    await desk.leave(desk.an)
    await expect(desk.next(desk.an)).rejects.toThrow('no-seat')
  })

  test('sends nobody away by a double press', async () => {
    await desk.take(['nop-ho-so'])
    await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    const presses = await Promise.allSettled([desk.next(desk.an), desk.next(desk.an)])
    expect(presses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(presses.flatMap((one) => one.status === 'rejected' ? [String(one.reason)] : []))
      .toEqual(['Error: turn-moved-on'])
    expect((await readHallView(desk.province.db, desk.unitId, desk.province.clock.now())).waiting)
      .toMatchObject([{ count: 1 }])
  })

  test('answers the same request alike, and calls once', async () => {
    await desk.take(['nop-ho-so'])
    await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    const request = desk.as(desk.an)
    const press = () => desk.province.inOneGo(
      (ctx) => callNext(ctx, { hallOf: () => desk.hall, current: null }), request)
    await press()
    await press()
    const { rows } = await sql`select count(*)::int as calls from queue.call`.execute(desk.province.db)
    expect(rows).toEqual([{ calls: 1 }])
  })

  test('calls again, puts aside, notes who did not come, and takes both back', async () => {
    const { ticket } = await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    const turn = await desk.next(desk.an)
    await desk.work(desk.an, turn, 'recall')
    await desk.work(desk.an, turn, 'miss')
    expect(await desk.statesOf(ticket)).toEqual(['nop-ho-so missed'])
    await expect(desk.work(desk.an, turn, 'recall')).rejects.toThrow('turn-moved-on')
    await desk.work(desk.an, turn, 'call')
    await desk.work(desk.an, turn, 'start')
    await desk.work(desk.an, turn, 'hold')
    await desk.take(['nop-ho-so'])
    const other = await desk.next(desk.an)
    await expect(desk.work(desk.an, turn, 'call')).rejects.toThrow('turn-at-counter')
    await desk.work(desk.an, other, 'end')
    await desk.work(desk.an, turn, 'call')
    const { calls } = await readHallView(desk.province.db, desk.unitId, desk.province.clock.now())
    expect(calls.map(({ number }) => number))
      .toEqual([1_001, 1_002])
  })

  test('counts nobody as served who was only called when the next is, and takes them back', async () => {
    const [away, here] = [await desk.take(['nop-ho-so']), await desk.take(['nop-ho-so'])]
    await desk.sit(desk.an, 1)
    const first = await desk.next(desk.an)
    const second = await desk.next(desk.an, first)
    expect(await desk.statesOf(away.ticket)).toEqual(['nop-ho-so missed'])
    // The control: whoever is noted as there has been served.
    await desk.work(desk.an, second, 'start')
    expect(await desk.next(desk.an, second)).toBeNull()
    expect(await desk.statesOf(here.ticket)).toEqual(['nop-ho-so served'])
    const served = () => readServed(desk.province.db, desk.an, '2021-06-25')
    expect(await served()).toMatchObject({ served: 1 })
    expect(await desk.eventsOf()).toEqual(['visit.begun', 'visit.begun', 'counter.opened', 'turn.called', 'turn.missed',
      'turn.called', 'turn.started', 'turn.served', 'visit.ended'])
    await desk.work(desk.an, first, 'call')
    await desk.work(desk.an, first, 'end')
    expect([await desk.statesOf(away.ticket), await served()]).toMatchObject([['nop-ho-so missed'], { served: 1 }])
    await desk.work(desk.an, first, 'call')
    await desk.work(desk.an, first, 'start')
    await desk.work(desk.an, first, 'end')
    expect(await served()).toMatchObject({ served: 2 })
  })

  test('keeps the later errand of whoever was missed, and goes on with it once they were called back', async () => {
    const { ticket, number } = await desk.take(['nop-ho-so', 'nhan-ket-qua'])
    await desk.sit(desk.an, 1)
    await desk.sit(desk.binh, 6)
    const turn = await desk.next(desk.an)
    expect(await desk.next(desk.an, turn)).toBeNull()
    expect(await desk.statesOf(ticket)).toEqual(['nop-ho-so missed', 'nhan-ket-qua later'])
    // Any counter of the hall calls them back, also that of the later errand.
    await desk.work(desk.binh, turn, 'call')
    await desk.work(desk.binh, turn, 'start')
    expect(await desk.numberOf(await desk.next(desk.binh, turn))).toBe(number)
    expect(await desk.statesOf(ticket)).toEqual(['nop-ho-so served', 'nhan-ket-qua called'])
  })

  test('that is quick calls a short errand before a longer one that another counter does; alone it goes by rank', async () => {
    const counters = desk.hall.counters.map((one) =>
      one.number === 6 ? { ...one, services: [...one.services, 'nop-ho-so'] } : one)
    const next = (who: bigint, current: string | null, quickMinutes?: number) => desk.province.inOneGo(
      (ctx) => callNext(ctx, { hallOf: () => ({ ...desk.hall, counters, quickMinutes }), current }), desk.as(who))
    const [long, another] = [await desk.take(['nop-ho-so']), await desk.take(['nop-ho-so'])]
    const short = await desk.take(['nhan-ket-qua'])
    await desk.sit(desk.binh, 6)
    const alone = await next(desk.binh, null, 5)
    expect(await desk.numberOf(alone)).toBe(long.number)
    await desk.work(desk.binh, alone, 'end')
    await desk.sit(desk.an, 1)
    const first = await next(desk.binh, null, 5)
    expect(await desk.numberOf(first)).toBe(short.number)
    // Rather than idle it takes the longer one; without a rule rank alone decides.
    const then = await next(desk.binh, first, 5)
    expect(await desk.numberOf(then)).toBe(another.number)
    desk.province.clock.set('2021-06-25T09:01+07:00')
    const [older] = [await desk.take(['nop-ho-so']), await desk.take(['nhan-ket-qua'])]
    expect(await desk.numberOf(await next(desk.binh, then))).toBe(older.number)
  })

  test('does nothing with what is at another counter', async () => {
    await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    await desk.sit(desk.binh, 2)
    const turn = await desk.next(desk.an)
    for (const deed of ['recall', 'start', 'hold', 'miss', 'end'] as const)
      await expect(desk.work(desk.binh, turn, deed)).rejects.toThrow('turn-unknown')
    await expect(desk.work(desk.binh, turn, 'call')).rejects.toThrow('turn-moved-on')
  })

  test('takes over whom another has put aside or missed, whoever has left meanwhile', async () => {
    const { number, ticket } = await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    await desk.sit(desk.binh, 2)
    const turn = await desk.next(desk.an)
    await desk.work(desk.an, turn, 'hold')
    await desk.leave(desk.an)
    await desk.work(desk.binh, turn, 'call')
    expect((await readHallView(desk.province.db, desk.unitId, desk.province.clock.now())).calls[0])
      .toMatchObject({ number, counter: 2 })
    await desk.work(desk.binh, turn, 'start')
    await desk.work(desk.binh, turn, 'end')
    expect(await desk.statesOf(ticket)).toEqual(['nop-ho-so served'])
  })

  test('lets whoever was missed take a number anew, and nobody who still waits', async () => {
    const { id } = await desk.province.aPerson(8)
    await desk.take(['nop-ho-so', 'nhan-ket-qua'], undefined, id)
    await desk.sit(desk.an, 1)
    const turn = await desk.next(desk.an)
    await expect(desk.take(['nop-ho-so'], undefined, id)).rejects.toThrow('number-taken-already')
    await desk.work(desk.an, turn, 'miss')
    expect((await desk.take(['nop-ho-so'], undefined, id)).number).toBe(1_002)
    await expect(desk.work(desk.an, turn, 'call')).rejects.toThrow('turn-moved-on')
  })

  test('is worked by nobody who may serve there no more', async () => {
    await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    const turn = await desk.next(desk.an)
    const end = (ctx: Ctx) => workTurn(ctx, { turn: turn ?? '', deed: 'end', hallOf: () => undefined })
    await expect(desk.province.inOneGo(end, desk.as(desk.an))).rejects.toThrow('counter-unknown')
  })

  test('calls whoever began to wait while the press was waiting', async () => {
    await desk.sit(desk.an, 1)
    const press = new Date('2021-06-25T09:00:00.000+07:00')
    desk.province.clock.set('2021-06-25T09:00:01+07:00')
    await desk.take(['nop-ho-so'])
    await desk.province.inOneGo(
      (ctx) => callNext({ ...ctx, now: press }, { hallOf: () => desk.hall, current: null }), desk.as(desk.an))
    const { rows } = await sql`select first_called_at = waiting_since as at_once from queue.turn`.execute(desk.province.db)
    expect(rows).toEqual([{ atOnce: true }])
  })

  test('passes on to a service or a counter, with the place in the queue that the visitor had', async () => {
    const { ticket, number } = await desk.take(['nop-ho-so', 'nhan-ket-qua'])
    desk.province.clock.set('2021-06-25T09:10+07:00')
    await desk.take(['dat-dai'])
    await desk.sit(desk.an, 1)
    await desk.sit(desk.binh, 4)
    const turn = await desk.next(desk.an)
    await expect(desk.pass(desk.an, turn, { counter: 2 })).rejects.toThrow('counter-empty')
    await expect(desk.pass(desk.an, turn, { service: 'bay' })).rejects.toThrow('service-unknown')
    await desk.pass(desk.an, turn, { service: 'dat-dai' })
    expect(await desk.statesOf(ticket)).toEqual(['nop-ho-so moved', 'nhan-ket-qua later', 'dat-dai waiting'])
    const there = await desk.next(desk.binh)
    expect(await desk.numberOf(there)).toBe(number)
    // Counter 1 has no land of its own; who is sent to it comes to it all the same.
    await desk.pass(desk.binh, there, { counter: 1 })
    const back = await desk.next(desk.an)
    expect(await desk.numberOf(back)).toBe(number)
    await desk.work(desk.an, back, 'start')
    await desk.work(desk.an, back, 'end')
    expect(await desk.statesOf(ticket))
      .toEqual(['nop-ho-so moved', 'nhan-ket-qua waiting', 'dat-dai moved', 'dat-dai served'])
  })

  test('that is left gives back whoever was sent to it', async () => {
    const { number } = await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    await desk.sit(desk.binh, 2)
    await desk.pass(desk.an, await desk.next(desk.an), { counter: 2 })
    expect(await desk.next(desk.an)).toBeNull()
    await desk.leave(desk.binh)
    expect(await desk.numberOf(await desk.next(desk.an))).toBe(number)
  })

  test('that was left at the very moment keeps nobody waiting for it', async () => {
    const { number } = await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    // As when somebody passes on to a counter whose clerk is just leaving: nothing frees the turn any more.
    await sql`update queue.turn set only_counter = 2`.execute(desk.province.database.owner)
    expect(await desk.numberOf(await desk.next(desk.an))).toBe(number)
  })

  test('counts what its clerk has done, from the first call', async () => {
    await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    desk.province.clock.set('2021-06-25T09:12+07:00')
    const turn = await desk.next(desk.an)
    desk.province.clock.set('2021-06-25T09:15+07:00')
    await desk.work(desk.an, turn, 'recall')
    await desk.work(desk.an, turn, 'start')
    desk.province.clock.set('2021-06-25T09:20+07:00')
    await desk.work(desk.an, turn, 'end')
    // Waited 12 minutes for the first call, not 15 for the second; five at the counter.
    expect(await readServed(desk.province.db, desk.an, '2021-06-25'))
      .toEqual({ served: 1, waitSeconds: 720, serviceSeconds: 300 })
  })

  test('does not count as time at the counter what somebody was put aside for', async () => {
    await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    const turn = await desk.next(desk.an)
    await desk.work(desk.an, turn, 'start')
    desk.province.clock.set('2021-06-25T09:05+07:00')
    await desk.work(desk.an, turn, 'hold')
    desk.province.clock.set('2021-06-25T09:45+07:00')
    await desk.work(desk.an, turn, 'call')
    await desk.work(desk.an, turn, 'start')
    desk.province.clock.set('2021-06-25T09:50+07:00')
    await desk.work(desk.an, turn, 'end')
    expect(await readServed(desk.province.db, desk.an, '2021-06-25')).toMatchObject({ serviceSeconds: 300 })
  })
})
