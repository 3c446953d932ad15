/** Need (part C1): a section gives out no more numbers on a day; who waits is served, or told to go home. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type HallDesk, openHallDesk } from '../../../test/hall-desk.ts'
import { closeQueue, reopenQueue, takeNumber } from './public.ts'

let desk: HallDesk
beforeAll(async () => { desk = await openHallDesk() })
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

const close = (endsWaiting: boolean) => desk.province.inOneGo((ctx) =>
  closeQueue(ctx, { unitId: desk.unitId, why: 'Mất điện', endsWaiting }), { actorId: desk.an })
const reopen = () => desk.province.inOneGo((ctx) => reopenQueue(ctx, desk.unitId), { actorId: desk.an })

test('no number is given any more, but to who has an appointment; who waits is still called', async () => {
  const { number } = await desk.take(['nop-ho-so'])
  expect(await close(false)).toBe(0)
  await expect(desk.take(['nop-ho-so'])).rejects.toThrow('queue-closed')
  await desk.province.inOneGo((ctx) => takeNumber(ctx, {
    unitId: desk.unitId, hall: desk.hall, services: ['nop-ho-so'], priority: undefined, way: 'kiosk', language: 'vi',
    isReceiving: true, rankedAt: new Date('2021-06-25T03:00:00Z'),
  }))
  await desk.sit(desk.an, 1)
  expect(await desk.numberOf(await desk.next(desk.an))).toBe(number)
})

test('who waits is sent home where the head says so, and who is at a counter or called to it is not', async () => {
  const [called, waiting] = [await desk.take(['nop-ho-so', 'nhan-ket-qua']), await desk.take(['nop-ho-so', 'nhan-ket-qua'])]
  await desk.sit(desk.an, 1)
  await desk.next(desk.an)
  expect(await close(true)).toBe(1)
  expect(await desk.statesOf(waiting.ticket)).toEqual(['nop-ho-so closed', 'nhan-ket-qua closed'])
  expect(await desk.statesOf(called.ticket)).toEqual(['nop-ho-so called', 'nhan-ket-qua later'])
  const { rows } = await sql<{ data: object }>`select data from audit.event where type = 'visit.ended'`
    .execute(desk.province.database.owner)
  expect(rows).toEqual([{ data: { isClosed: true } }])
})

test('is closed once, opened again once, and open on the next day by itself', async () => {
  await close(false)
  await expect(close(false)).rejects.toThrow('queue-closed-already')
  await reopen()
  await expect(reopen()).rejects.toThrow('queue-open')
  await desk.take(['nop-ho-so'])
  await close(false)
  desk.province.clock.set('2021-06-28T07:30+07:00')
  await desk.take(['nop-ho-so'])
})
