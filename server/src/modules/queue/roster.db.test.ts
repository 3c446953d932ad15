/** Need (part C7): full-time equivalents come from a roster that nobody can rewrite, and in which nobody is twice. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { dutyPlaceOn } from '../../api/show-roster.ts'
import type { Day } from '../../kernel/civil-day.ts'
import { daysAwayOf } from '../identity/public.ts'
import { type WriteDuty, cancelDuty, changeDuty, copyWeek, listDuties, listEndedDuties, writeDuty } from './public.ts'

let province: Province
let unitId: bigint
/** A clerk, another, and somebody of the post; and an officer, who works at no counter. */
let [an, binh, post, officer]: bigint[] = []

const WEEK = { from: '2021-06-28', to: '2021-07-04' }
/** Monday, working time 07:30-11:30 and 13:30-17:00, as of the calendar. */
const MONDAY = '2021-06-28'

beforeAll(async () => {
  province = await createProvince()
  const section = province.unit('cq:ubnd-dong-hoi:bpmc')
  unitId = section.id
  const idOf = async (role: string, nth = 0) =>
    (await province.viewerAs(role, section.idOfData, 'absence.keep', nth)).accountId
  ;[an, binh, post] = [await idOf('reception'), await idOf('reception', 1), await idOf('postal_staff')]
  officer = (await sql<{ id: bigint }>`select account_id as id from identity.staff_grant
    where role = 'officer' limit 1`.execute(province.db)).rows[0]?.id
})
afterAll(() => province.drop())
beforeEach(async () => {
  await sql`truncate queue.duty, identity.absence, audit.event`.execute(province.database.owner)
})

const placeOn = (day: Day) => dutyPlaceOn(province, unitId, day)
const placeOf = (_unit: bigint, day: Day) => placeOn(day)
const write = (more: Partial<WriteDuty> = {}) => {
  const duty = { accountId: an ?? 0n, counter: 1, day: MONDAY, begins: 450, ends: 690, ...more }
  return province.inOneGo((ctx) => writeDuty(ctx, { ...duty, place: placeOn(duty.day) }))
}
const spans = async (span = WEEK) => (await listDuties(province.db, { unitId, ...span }))
  .map(({ day, counter, begins, ends }) => `${day} ${String(counter)} ${String(begins)}-${String(ends)}`)
const eventsOf = async () => (await sql<{ type: string }>`select type from audit.event
  where type like 'roster.%' order by id`.execute(province.db)).rows.map(({ type }) => type)
const awayFrom = async (accountId: bigint | undefined, from: Day, to: Day, endedAt: string | null = null) => {
  await sql`insert into identity.absence (account_id, valid, noted_by, noted_at, ended_at, ended_by)
    values (${accountId}, daterange(${from}::date, ${to}::date, '[]'), 1, '2021-06-01', ${endedAt},
      ${endedAt === null ? null : 1n})`.execute(province.database.owner)
}

describe('a duty', () => {
  test('is written for clerks and for the post, several spans a day', async () => {
    await write()
    await write({ begins: 810, ends: 1020, counter: 2 })
    await write({ accountId: post ?? 0n, counter: null })
    expect(await spans()).toEqual([`${MONDAY} 1 450-690`, `${MONDAY} null 450-690`, `${MONDAY} 2 810-1020`])
    expect(await eventsOf()).toEqual(Array(3).fill('roster.written'))
  })

  test.each([
    ['ends before it begins', { ends: 450 }, 'roster-times-reversed'],
    ['lies in the lunch break', { begins: 700, ends: 800 }, 'roster-outside-hours'],
    ['was before yesterday', { day: '2021-06-23' }, 'roster-day-over'],
    ['lies on a Sunday', { day: '2021-07-04' }, 'roster-outside-hours'],
    ['is at a counter that the hall has not', { counter: 99 }, 'counter-unknown'],
    ['is of somebody who works at no counter', { accountId: -1n }, 'roster-person-unknown'],
  ])('that %s is refused', async (_why, more, code) => {
    const accountId = 'accountId' in more ? officer : an
    await expect(write({ ...more, accountId: accountId ?? 0n })).rejects.toThrow(code)
    expect(await spans()).toEqual([])
  })

  test('is nobody’s who is away, or on duty then, and no counter’s that is taken', async () => {
    await write()
    await expect(write({ begins: 600, ends: 900, counter: 2 })).rejects.toThrow('roster-overlap')
    await expect(write({ accountId: binh ?? 0n, begins: 600, ends: 660 })).rejects.toThrow('roster-counter-taken')
    await awayFrom(binh, MONDAY, MONDAY)
    await expect(write({ accountId: binh ?? 0n, counter: 2 })).rejects.toThrow('roster-person-away')
    await write({ begins: 690, ends: 1020 })
    expect(await spans()).toHaveLength(2)
  })

  test('is written once by two who press at once', async () => {
    const presses = await Promise.allSettled([write(), write({ counter: 2 })])
    expect(presses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await spans()).toHaveLength(1)
  })

  test('that is changed or cancelled stays on record, and cannot be rewritten', async () => {
    const first = await write()
    const changed = await province.inOneGo((ctx) =>
      changeDuty(ctx, { duty: first, placeOf, counter: 2, begins: 450, ends: 600 }))
    expect(await spans()).toEqual([`${MONDAY} 2 450-600`])
    await province.inOneGo((ctx) => cancelDuty(ctx, { duty: changed, placeOf }))
    expect(await spans()).toEqual([])
    expect((await listEndedDuties(province.db, { unitId, ...WEEK }, 10)).map(({ publicId }) => publicId).toSorted())
      .toEqual([first, changed].toSorted())
    expect(await eventsOf()).toEqual(['roster.written', 'roster.changed', 'roster.cancelled'])
    const again = province.inOneGo((ctx) => cancelDuty(ctx, { duty: changed, placeOf }))
    await expect(again).rejects.toThrow('roster-unknown')
    await expect(sql`update queue.duty set begins = 0`.execute(province.db)).rejects.toThrow('permission denied')
    await expect(sql`delete from queue.duty`.execute(province.db)).rejects.toThrow('permission denied')
  })

  test('stays as it was if what it is changed to is refused, or is out of reach', async () => {
    const first = await write()
    const change = (reach: typeof placeOf | (() => undefined), counter: number) => province.inOneGo((ctx) =>
      changeDuty(ctx, { duty: first, placeOf: reach, counter, begins: 450, ends: 690 }))
    await expect(change(placeOf, 99)).rejects.toThrow('counter-unknown')
    await expect(change(() => undefined, 2)).rejects.toThrow('roster-unknown')
    expect(await spans()).toEqual([`${MONDAY} 1 450-690`])
  })
})

test('a day that is over keeps its roster: yesterday is corrected, what was before stays', async () => {
  const plant = async (day: Day) => {
    const { rows: [row] } = await sql<{ publicId: string }>`
      insert into queue.duty (unit_id, account_id, counter, day, begins, ends, written_by, written_at)
      values (${unitId}, ${an}, 1, ${day}, 450, 690, 1, '2021-06-20') returning public_id`.execute(province.database.owner)
    return row?.publicId ?? ''
  }
  const [over, yesterday] = [await plant('2021-06-23'), await plant('2021-06-24')]
  const change = (duty: string) =>
    province.inOneGo((ctx) => changeDuty(ctx, { duty, placeOf, counter: 1, begins: 450, ends: 600 }))
  await expect(change(over)).rejects.toThrow('roster-day-over')
  await expect(province.inOneGo((ctx) => cancelDuty(ctx, { duty: over, placeOf }))).rejects.toThrow('roster-day-over')
  await change(yesterday)
  expect(await spans({ from: '2021-06-21', to: '2021-06-27' })).toEqual(['2021-06-23 1 450-690', '2021-06-24 1 450-600'])
  await write()
  expect(await province.inOneGo((ctx) => copyWeek(ctx, { unitId, placeOn, from: MONDAY, to: '2021-06-14' })))
    .toEqual({ written: 0, left: [{ why: 'over', count: 1 }] })
})

describe('a week', () => {
  const copy = (to: Day) => province.inOneGo((ctx) => copyWeek(ctx, { unitId, placeOn, from: MONDAY, to }))

  test('is copied to another, without what cannot be; done again it adds nothing', async () => {
    await write()
    await write({ accountId: binh ?? 0n, counter: 2 })
    await write({ day: '2021-06-29' })
    // The week after: one is away on Monday, and Thursday 2/9 is a holiday in the week of 30/8.
    await awayFrom(binh, '2021-07-05', '2021-07-06')
    expect(await copy('2021-07-05')).toEqual({ written: 2, left: [{ why: 'away', count: 1 }] })
    expect(await copy('2021-07-05')).toEqual({
      written: 0, left: expect.arrayContaining([{ why: 'away', count: 1 }, { why: 'taken', count: 2 }]) as never,
    })
    expect(await spans({ from: '2021-07-05', to: '2021-07-11' })).toEqual(['2021-07-05 1 450-690', '2021-07-06 1 450-690'])
    expect((await eventsOf()).filter((type) => type === 'roster.copied')).toHaveLength(2)
    await write({ day: '2021-07-01', accountId: binh ?? 0n, counter: 2 })
    expect(await copy('2021-08-30')).toMatchObject({ written: 3, left: [{ why: 'day-off', count: 1 }] })
  })

  test('that is empty, or the same, is not copied', async () => {
    await expect(copy('2021-07-05')).rejects.toThrow('roster-empty')
    await write()
    await expect(copy('2021-07-01')).rejects.toThrow('roster-same-week')
  })
})

test('days away end the day before somebody came back', async () => {
  await awayFrom(an, '2021-06-28', '2021-07-02', '2021-06-30T09:00+07:00')
  await awayFrom(binh, '2021-06-28', '2021-07-02', '2021-06-25T09:00+07:00')
  await awayFrom(post, '2021-06-28', '2021-07-02')
  const away = await daysAwayOf(province.db, [an, binh, post].map((one) => one ?? 0n), WEEK.from, WEEK.to)
  expect(away.map(({ accountId, from, to }) => [accountId, from, to])).toEqual([
    [an, '2021-06-28', '2021-06-29'], [post, '2021-06-28', '2021-07-02'],
  ].toSorted(([a], [b]) => Number(a) - Number(b)))
})
