/**
 * Need (part C2): several errands of one visit are booked together: each takes a place where its turn comes, all of
 * them or none, and at the kiosk they are one number.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AppointmentDesk, type Holder, openAppointmentDesk } from '../../../test/appointment-desk.ts'
import {
  type Errand, bookAppointment, callOffAppointments, listAppointmentsOf, listErrands, listFreeSlots,
} from './public.ts'

let desk: AppointmentDesk
let people: readonly Holder[]
beforeAll(async () => {
  desk = await openAppointmentDesk()
  const opened: Holder[] = []
  for (let n = 1; n <= 8; n += 1) opened.push(await desk.holder(n))
  people = opened
})
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

const someone = (n: number) => people[n] ?? { accountId: 0n, personId: 0n }
const errand = (service: string): Errand => ({ service, procedureId: desk.procedureId })
const book = (holder: Holder, more: readonly string[], first = 'nop-ho-so') => desk.province.inOneGo(
  (ctx) => bookAppointment(ctx, { ...desk.wanted(480), ...errand(first), ...holder, more: more.map(errand) }),
  { ...desk.once(), actorId: holder.accountId })
const rows = async () => (await sql<{ service: string; minute: number; state: string; isLead: boolean }>`
  select service, extract(hour from starts_at at time zone 'Asia/Ho_Chi_Minh')::int * 60
    + extract(minute from starts_at at time zone 'Asia/Ho_Chi_Minh')::int as minute, state, lead_id is null as is_lead
  from queue.appointment order by id`.execute(desk.province.database.owner)).rows
const minutesOf = (service: string) =>
  desk.sectionOn(desk.day)?.hall.services.find(({ code }) => code === service)?.minutes ?? 0
const free = async (services: readonly string[], minute: number) => {
  const section = desk.sectionOn(desk.day)
  const [day] = await listFreeSlots(desk.province.db, {
    sections: section ? [section] : [], services, now: desk.province.clock.now(),
  })
  return day?.slots.find(({ startsAt }) => startsAt.getTime() === desk.at(minute).getTime())?.free
}

test('each takes a place where its turn comes, is one in the list, and one number at the kiosk', async () => {
  const booked = await book(someone(0), ['dat-dai', 'nop-ho-so'])
  // The second when the first is done, the third when both are: by the slot of half an hour in which that falls.
  const turns = [480, 480 + minutesOf('nop-ho-so'), 480 + minutesOf('nop-ho-so') + minutesOf('dat-dai')]
  expect(await rows()).toEqual(['nop-ho-so', 'dat-dai', 'nop-ho-so'].map((service, nth) => (
    { service, minute: Math.floor((turns[nth] ?? 0) / 30) * 30, state: 'booked', isLead: nth === 0 })))
  expect(await listAppointmentsOf(desk.province.db, someone(0), undefined, 5)).toHaveLength(1)
  const { ticket } = await desk.come(booked.code, '2021-06-28T08:00')
  const { rows: turnsOf } = await sql<{ service: string; state: string }>`select service, turn.state from queue.turn
    join queue.visit on visit.id = turn.visit_id where visit.public_id = ${ticket} order by place`
    .execute(desk.province.database.owner)
  // What is done at the same counter is one turn.
  expect(turnsOf).toEqual([{ service: 'nop-ho-so', state: 'waiting' }, { service: 'dat-dai', state: 'later' }])
  expect((await rows()).map(({ state }) => state)).toEqual(['arrived', 'arrived', 'arrived'])
})

test('where one of them finds no place none is booked, and what is offered says so', async () => {
  let most = 0
  for (; await free(['dat-dai'], 480) !== 0; most += 1) await desk.book(someone(most), 480)
  expect(await free(['nop-ho-so'], 480)).toBeGreaterThan(0)
  expect(await free(['nop-ho-so', 'dat-dai'], 480)).toBe(0)
  await expect(book(someone(7), ['dat-dai'])).rejects.toThrow('slot-full')
  expect((await rows()).filter(({ service }) => service === 'nop-ho-so')).toEqual([])
})

test('of the same service it needs two places, and is offered where two are left', async () => {
  const before = await free(['nop-ho-so'], 480) ?? 0
  expect(await free(['nop-ho-so', 'nop-ho-so'], 480)).toBe(Math.floor(before / 2))
  await book(someone(0), ['nop-ho-so'])
  expect(await free(['nop-ho-so'], 480)).toBe(before - 2)
})

test('moved or cancelled all are; called off where one of them is not served, and told once', async () => {
  const booked = await book(someone(0), ['dat-dai'])
  const moved = await desk.change(someone(0), booked.publicId, 600)
  expect((await rows()).map(({ state, isLead }) => [state, isLead])).toEqual([
    ['changed', true], ['changed', false], ['booked', true], ['booked', false]])
  const [other] = await listErrands(desk.province.db, [moved.id])
  await expect(desk.cancel(someone(0), other?.publicId ?? '')).rejects.toThrow('appointment-unknown')
  await desk.cancel(someone(0), moved.publicId)
  expect((await rows()).slice(2).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  await book(someone(1), ['dat-dai'])
  const count = await desk.province.inOneGo((ctx) => callOffAppointments(ctx, {
    unitId: desk.unitId, service: 'dat-dai', day: desk.day, startsAt: desk.at(480),
  }, 'day-closed'), desk.once())
  expect([count, (await rows()).slice(4).map(({ state }) => state)]).toEqual([1, ['called-off', 'called-off']])
  expect((await desk.events()).filter((type) => type === 'appointment.called-off')).toHaveLength(1)
})

test('more than the rule allows, or what overlaps another of one’s own, is refused', async () => {
  await expect(book(someone(0), ['nop-ho-so', 'nop-ho-so', 'nop-ho-so'])).rejects.toThrow('errands-too-many')
  await desk.book(someone(0), 510)
  // 15 minutes and 15 minutes: its last errand would have its turn at 08:30, in the slot of the other.
  await expect(book(someone(0), ['dat-dai', 'nop-ho-so'], 'dat-dai')).rejects.toThrow('appointment-overlaps')
  expect(await rows()).toHaveLength(1)
})
