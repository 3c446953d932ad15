/**
 * Need (part C1): whoever changes a hall is told how many booked appointments that calls off before it is done, and
 * agrees to that very number.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AppointmentDesk, type Holder, openAppointmentDesk } from '../../../test/appointment-desk.ts'
import { readPolicyMarks } from '../organisation/public.ts'
import { type Hall, bookAppointment, changeHall } from './public.ts'

const CENTRE = 'cq:tt-hcc-tinh'
const MONDAY = '2021-06-28'
let desk: AppointmentDesk
let hall: Hall
let people: readonly Holder[]

beforeAll(async () => {
  desk = await openAppointmentDesk(MONDAY)
  const section = desk.sectionOn(MONDAY)
  if (!section) throw new Error('no hall')
  hall = section.hall
  people = [await desk.holder(1), await desk.holder(2), await desk.holder(3), await desk.holder(4)]
})
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

const person = (n: number): Holder => people[n] ?? { accountId: 0n, personId: 0n }
const without = (service: string): Hall => ({
  ...hall, services: hall.services.filter(({ code }) => code !== service),
  counters: hall.counters.map((one) => ({ ...one, services: one.services.filter((code) => code !== service) }))
    .filter(({ services }) => services.length > 0),
})
/** What came of it: how many would be called off, or nothing where it was written. */
const change = async (to: Hall, from: string, callsOff?: number) => {
  const marks = await readPolicyMarks(desk.province.db, 'queue-hall', [CENTRE])
  const told: { count?: number } = {}
  await desk.province.inOneGo(async (ctx) => {
    const done = await changeHall(ctx, {
      unit: { id: desk.unitId, idOfData: CENTRE }, hall: to, from, basis: 'Thông báo 7', seen: marks.get(CENTRE) ?? '',
      callsOff,
    })
    if (!done.ok && done.refusal.code === 'hall-calls-off') told.count = done.refusal.count
    return done
  }, { ...desk.once(), actorId: person(0).accountId }).catch((error: unknown) => {
    if (told.count === undefined) throw error
  })
  return told.count
}
const written = async () => (await sql<{ n: number }>`select count(*)::int as n from audit.event
  where type = 'policy.revised'`.execute(desk.province.db)).rows[0]?.n

test('those of its days are counted, several errands as one, and nothing is written before the number is agreed to', async () => {
  await desk.book(person(0), 480)
  await desk.book(person(1), 600)
  await desk.book(person(2), 540, 'nop-ho-so')
  // With one errand of that service, the other not: called off whole.
  await desk.province.inOneGo((ctx) => bookAppointment(ctx, {
    ...desk.wanted(840), service: 'nop-ho-so', procedureId: desk.procedureId, ...person(3),
    more: [{ service: 'dat-dai', procedureId: desk.procedureId }, { service: 'dat-dai', procedureId: desk.procedureId }],
  }), { ...desk.once(), actorId: person(3).accountId })
  // Of the next day, and one that was given up.
  await desk.book(person(0), 480, 'dat-dai', '2021-06-29')
  await desk.cancel(person(1), (await desk.book(person(1), 480, 'dat-dai', '2021-06-29')).publicId)

  // Two by land alone, one of several errands, one on Tuesday.
  expect(await change(without('dat-dai'), MONDAY)).toBe(4)
  expect([await change(without('dat-dai'), MONDAY, 3), await change(without('dat-dai'), MONDAY, 5)]).toEqual([4, 4])
  expect(await change(without('dat-dai'), '2021-06-29')).toBe(1)
  expect(await change(without('dat-dai'), '2021-06-30', 4)).toBe(undefined)
  expect(await written()).toBe(1)
  expect(await change(without('dat-dai'), MONDAY, 4)).toBe(undefined)
  expect(await written()).toBe(2)
  // The job calls them off, slot by slot, and tells whoever booked.
  expect((await desk.rows()).every(({ state }) => state !== 'called-off')).toBe(true)
})

test('a counter less of a service that another one does calls nothing off', async () => {
  await desk.book(person(0), 480)
  const last = hall.counters.filter(({ services }) => services.includes('dat-dai')).at(-1)
  expect(await change({ ...hall, counters: hall.counters.filter((one) => one !== last) }, '2021-07-05')).toBe(undefined)
})
