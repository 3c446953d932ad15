/**
 * Need (part C2): as many people may book a slot as whoever is on duty at its counters can see; if fewer are on duty
 * later, nobody loses what they booked, and whoever runs the section is told where people are missing.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AppointmentDesk, type Holder, openAppointmentDesk } from '../../../test/appointment-desk.ts'
import { callOffWhatIsClosed } from '../../jobs/tend-appointments.ts'
import { listCrowdedSlots, timeSlotsOn, withRosters } from './public.ts'

let desk: AppointmentDesk
let people: readonly Holder[]
let clerks: readonly bigint[]
const DAY = '2021-06-28'

beforeAll(async () => {
  desk = await openAppointmentDesk()
  const opened: Holder[] = []
  for (let n = 1; n <= 8; n += 1) opened.push(await desk.holder(n))
  people = opened
  clerks = (await sql<{ id: bigint }>`select account_id as id
    from identity.staff order by account_id limit 4`
    .execute(desk.province.database.owner)).rows.map(({ id }) => id)
})
afterAll(() => desk.province.drop())
beforeEach(async () => {
  await desk.empty()
  await sql`truncate queue.duty, identity.absence`.execute(desk.province.database.owner)
})

const hall = () => {
  const section = desk.sectionOn(DAY)
  if (!section?.rules) throw new Error('no hall')
  return { ...section, rules: section.rules }
}
const countersOf = (service: string) =>
  hall().hall.counters.filter(({ services }) => services.includes(service)).map(({ number }) => number)
/** The counters of a service for 30 minutes, the share of the rule, one person after the other. */
const placesOf = (service: string, minutes: number) => {
  const percent = hall().rules.services.find(({ code }) => code === service)?.percent ?? 0
  const each = hall().hall.services.find(({ code }) => code === service)?.minutes ?? 1
  return Math.max(1, Math.floor(minutes * percent / 100 / each))
}
const onDuty = async (nth: number, counter: number | null, begins = 420, ends = 690, day = DAY) => {
  await sql`insert into queue.duty (unit_id, account_id, counter, day, begins, ends, written_by, written_at)
    values (${desk.unitId}, ${clerks[nth]}, ${counter}, ${day}, ${begins}, ${ends}, 1, '2021-06-01')`
    .execute(desk.province.database.owner)
}
const away = async (nth: number) => sql`insert into identity.absence (account_id, valid, noted_by, noted_at)
  values (${clerks[nth]}, daterange(${DAY}::date, ${DAY}::date, '[]'), 1, '2021-06-01')`.execute(desk.province.database.owner)
const slots = async (service = 'dat-dai') => {
  const [section] = await withRosters(desk.province.db, [hall()])
  return section ? timeSlotsOn(section, service) : []
}
const placesAt = async (minute: number, service?: string) =>
  (await slots(service)).find(({ startsAt }) => startsAt.getTime() === desk.at(minute).getTime())?.places ?? 0
const crowded = () => listCrowdedSlots(
  desk.province.db, { unitId: desk.unitId, sectionOn: desk.sectionOn, now: desk.province.clock.now() }, 10)
const someone = (n: number) => people[n] ?? { accountId: 0n, personId: 0n }

test('without a roster the counters of the hall count, also where nobody in it sits at one', async () => {
  const all = placesOf('dat-dai', countersOf('dat-dai').length * 30)
  expect(await placesAt(480)).toBe(all)
  await onDuty(0, null)
  await onDuty(1, countersOf('dat-dai')[0] ?? 0, 420, 690, '2021-06-29')
  expect(await placesAt(480)).toBe(all)
})

test('with one those on duty at a counter of the service count, for as long as they are, and who is away does not', async () => {
  const [first = 0, second = 0] = countersOf('dat-dai')
  expect(countersOf('dat-dai').length).toBeGreaterThan(1)
  await onDuty(0, first)
  await onDuty(1, second, 420, 495)
  await onDuty(2, null)
  // Until 07:30 both are there; of 08:00-08:30 the second stays 15 minutes; after it there is one.
  expect([await placesAt(450), await placesAt(480), await placesAt(510)])
    .toEqual([placesOf('dat-dai', 60), placesOf('dat-dai', 45), placesOf('dat-dai', 30)])
  await away(1)
  expect(await placesAt(450)).toBe(placesOf('dat-dai', 30))
})

test('while nobody is on duty for it there is no slot, and none is booked', async () => {
  const other = hall().hall.counters.find(({ services }) => !services.includes('dat-dai'))?.number ?? 0
  await onDuty(0, other)
  expect(await slots()).toEqual([])
  await expect(desk.book(someone(0))).rejects.toThrow('slot-closed')
})

test('a slot is booked as far as the roster goes', async () => {
  await onDuty(0, countersOf('dat-dai')[0] ?? 0)
  const most = placesOf('dat-dai', 30)
  for (let n = 0; n < most; n += 1) await desk.book(someone(n))
  await expect(desk.book(someone(most))).rejects.toThrow('slot-full')
})

test('what was booked before the roster became shorter holds, is shown, and is not filled up again', async () => {
  const most = placesOf('dat-dai', countersOf('dat-dai').length * 30)
  const booked = await Promise.all(people.slice(0, most).map((person) => desk.book(person)))
  expect(await crowded()).toEqual([])
  await onDuty(0, countersOf('dat-dai')[0] ?? 0)
  const fewer = placesOf('dat-dai', 30)
  expect(fewer).toBeLessThan(most)
  await callOffWhatIsClosed(desk.province)
  expect((await desk.rows()).map(({ state }) => state)).toEqual(Array(most).fill('booked'))
  expect(await crowded()).toMatchObject([{ startsAt: desk.at(480), endsAt: desk.at(510), booked: most, places: fewer }])
  // The first place is free, and there are still as many people as the clerk can see.
  const firstOf = (await sql<{ publicId: string; accountId: bigint }>`select public_id, account_id
    from queue.appointment where place = 1`.execute(desk.province.database.owner)).rows[0]
  await desk.cancel({ accountId: firstOf?.accountId ?? 0n, personId: 0n }, firstOf?.publicId ?? '')
  if (most - 1 >= fewer) await expect(desk.book(someone(most))).rejects.toThrow('slot-full')
  expect(booked).toHaveLength(most)
})

test('where nobody is on duty any more, it says so', async () => {
  await desk.book(someone(0))
  await onDuty(0, countersOf('dat-dai')[0] ?? 0)
  expect(await crowded()).toEqual([])
  await away(0)
  expect(await crowded()).toMatchObject([{ service: 'dat-dai', booked: 1, places: 0 }])
})

test('who has come for a slot that is still to come holds a place of it, too', async () => {
  const [early] = [await desk.book(someone(0)), await desk.book(someone(1))]
  await onDuty(0, countersOf('dat-dai')[0] ?? 0)
  await away(0)
  await desk.come(early.code, '2021-06-28T07:50')
  expect(await crowded()).toMatchObject([{ service: 'dat-dai', booked: 2, places: 0 }])
})
