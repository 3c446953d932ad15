/** Need (part C1): one visit from the ticket to leaving, several errands in it, and a day that leaves nobody behind. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type HallDesk, openHallDesk } from '../../../test/hall-desk.ts'
import { closeDays, readServed } from './public.ts'

let desk: HallDesk

beforeAll(async () => {
  desk = await openHallDesk()
})
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

describe('a visit', () => {
  test('has the number of its first errand, counted by day and service', async () => {
    expect((await desk.take(['nop-ho-so'])).number).toBe(1_001)
    expect((await desk.take(['dat-dai'])).number).toBe(2_001)
    expect((await desk.take(['nop-ho-so'])).number).toBe(1_002)
    desk.province.clock.set('2021-06-28T07:30+07:00')
    expect((await desk.take(['nop-ho-so'])).number).toBe(1_001)
  })

  test('has no two of one number, however many take one at once', async () => {
    const taken = await Promise.all(Array.from({ length: 40 }, () => desk.take(['nop-ho-so'])))
    expect(taken.map(({ number }) => number).toSorted()).toEqual(Array.from({ length: 40 }, (_, at) => 1_001 + at))
  })

  test('of one person is one at a time, though a finger taps twice', async () => {
    const { id } = await desk.province.aPerson(7)
    const taken = await Promise.allSettled([1, 2, 3].map(() => desk.take(['nop-ho-so'], undefined, id)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(taken.flatMap((one) => one.status === 'rejected' ? [String(one.reason)] : []))
      .toEqual(Array(2).fill('Error: number-taken-already'))
  })

  test('is refused for what the hall does not have', async () => {
    await expect(desk.take(['bay-len-mat-trang'])).rejects.toThrow('service-unknown')
    await expect(desk.take([])).rejects.toThrow('service-unknown')
  })

  test('goes from errand to errand and ends with the last', async () => {
    const { ticket, number } = await desk.take(['nop-ho-so', 'nhan-ket-qua'])
    expect(await desk.statesOf(ticket)).toEqual(['nop-ho-so waiting', 'nhan-ket-qua later'])
    await desk.sit(desk.an, 1)
    await desk.sit(desk.binh, 6)
    expect(await desk.next(desk.binh)).toBeNull()
    const first = await desk.next(desk.an)
    await desk.work(desk.an, first, 'start')
    await desk.work(desk.an, first, 'end')
    expect(await desk.statesOf(ticket)).toEqual(['nop-ho-so served', 'nhan-ket-qua waiting'])
    const second = await desk.next(desk.binh)
    expect(await desk.numberOf(second)).toBe(number)
    await desk.work(desk.binh, second, 'start')
    await desk.work(desk.binh, second, 'end')
    const { rows } = await sql`select left_at from queue.visit`.execute(desk.province.db)
    expect(rows).toEqual([{ leftAt: desk.province.clock.now() }])
    expect(await desk.eventsOf()).toEqual(['visit.begun', 'counter.opened', 'counter.opened', 'turn.called', 'turn.started',
      'turn.served', 'turn.called', 'turn.started', 'turn.served', 'visit.ended'])
  })
})

describe('a day that is over', () => {
  test('leaves nobody waiting and nobody at a counter, and the next begins with the first number', async () => {
    await desk.take(['nop-ho-so', 'nhan-ket-qua'])
    const { ticket } = await desk.take(['nop-ho-so'])
    await desk.sit(desk.an, 1)
    await desk.next(desk.an)
    desk.province.clock.set('2021-06-25T23:59+07:00')
    const close = (limit: number) => desk.province.inOneGo((ctx) => closeDays(ctx, limit))
    expect(await close(10)).toBe(0)
    desk.province.clock.set('2021-06-26T00:01+07:00')
    expect(await close(1)).toBe(1)
    expect(await close(10)).toBe(1)
    expect(await desk.statesOf(ticket)).toEqual(['nop-ho-so closed'])
    await expect(desk.next(desk.an)).rejects.toThrow('no-seat')
    expect(await readServed(desk.province.db, desk.an, '2021-06-25')).toMatchObject({ served: 0 })
    expect((await desk.eventsOf()).slice(-3).toSorted()).toEqual(['counter.closed', 'visit.ended', 'visit.ended'])
  })
})
