/** Need (part C1): who runs a section changes its hall from a day to come, and no day that has begun is rewritten. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type HallDesk, openHallDesk } from '../../../test/hall-desk.ts'
import { readPolicyMarks } from '../organisation/public.ts'
import { type Hall, changeHall, hallOf } from './public.ts'

const CENTRE = 'cq:tt-hcc-tinh'
let desk: HallDesk

beforeAll(async () => {
  desk = await openHallDesk()
})
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

const change = async (hall: Hall, from: string) => {
  const seen = (await readPolicyMarks(desk.province.db, 'queue-hall', [CENTRE])).get(CENTRE) ?? ''
  return desk.province.inOneGo((ctx) => changeHall(ctx, {
    unit: { id: desk.unitId, idOfData: CENTRE }, hall, from, basis: 'Thông báo 12/TB-TTHCC', seen, callsOff: undefined,
  }), desk.as(desk.an))
}
const countersOn = async (day: string) => {
  await desk.province.directory.refresh()
  const directory = desk.province.directory.on(day)
  const section = directory.find(CENTRE)
  return section && hallOf(directory, section)?.counters.map(({ number, isQuick }) => `${number}${isQuick ? '*' : ''}`)
}

test('a hall is another from the day on, once more changed before it came, and what held stays', async () => {
  const before = await countersOn('2021-06-25')
  expect(before).toEqual(['1', '2', '3', '4', '5', '6*'])
  const { counters } = desk.hall
  await change({ ...desk.hall, counters: [...counters, { number: 7, services: ['dat-dai'], isQuick: true }] }, '2021-06-29')
  expect(await countersOn('2021-06-29')).toEqual([...before ?? [], '7*'])
  await change({ ...desk.hall, counters: counters.map((one) => one.number === 6 ? { ...one, number: 9 } : one) }, '2021-06-28')
  expect([await countersOn('2021-06-24'), await countersOn('2021-06-25'), await countersOn('2021-06-27')])
    .toEqual([before, before, before])
  const planned = ['1', '2', '3', '4', '5', '9*']
  expect([await countersOn('2021-06-28'), await countersOn('2021-06-29')]).toEqual([planned, planned])
  const { rows } = await sql<{ type: string; data: object }>`select type, data from audit.event order by id`
    .execute(desk.province.db)
  expect(rows).toEqual(['2021-06-29', '2021-06-28'].map((from) => (
    { type: 'policy.revised', data: { key: 'queue-hall', scope: CENTRE, from } })))
})

test('a section that a plan ends is changed no more, until the plan is done or of another', async () => {
  const { owner } = desk.province.database
  await sql`with plan as (
      insert into organisation.succession (key, fingerprint, effective, plan, begun_at, begun_by)
      values ('sap-xep', 'x', '2021-07-01', '{}', now(), 1) returning id)
    insert into organisation.unit_succession (succession_id, on_day, event, kind, from_id, to_id, is_heir, places)
    select id, '2021-07-01', 'gop', 'merge', ${desk.unitId}, (select min(id) from organisation.unit), true, '{}'
    from plan`
    .execute(owner)
  for (const from of ['2021-06-26', '2021-07-05'])
    await expect(change(desk.hall, from)).rejects.toThrow('policy-unit-ends')
  await sql`update organisation.succession set done_at = now()`.execute(owner)
  await change(desk.hall, '2021-07-20')
})

test('neither today nor a hall with a fault is written', async () => {
  const count = async () => (await sql`select from organisation.policy where scope = ${CENTRE}`.execute(desk.province.db)).rows.length
  const before = await count()
  for (const from of ['2021-06-25', '2021-06-24']) await expect(change(desk.hall, from)).rejects.toThrow('policy-day-past')
  const { counters } = desk.hall
  await expect(change({ ...desk.hall, counters: counters.slice(0, 3) }, '2021-07-01')).rejects.toThrow('hall-service-unserved')
  await expect(change({ ...desk.hall, counters: [...counters, ...counters.slice(0, 1)] }, '2021-07-01'))
    .rejects.toThrow('hall-counter-twice')
  await expect(change({ ...desk.hall, quickMinutes: undefined }, '2021-07-01')).rejects.toThrow('hall-quick-minutes')
  expect(await count()).toBe(before)
})
