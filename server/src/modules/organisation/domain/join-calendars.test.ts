/** Need: a term that goes on in a unit that works otherwise is explained by one calendar: the old one until the day. */
import { describe, expect, test } from 'vitest'
import { type Day, type WorkCalendar, addDays } from '../../../kernel/work-calendar.ts'
import { joinCalendars } from './join-calendars.ts'

const calendar = (weeklyRest: readonly number[], holidays: readonly Day[] = [], makeUpDays: readonly Day[] = []) => ({
  from: '2025-01-01', until: '2025-12-31', shifts: [[450, 690], [810, 1050]], weeklyRest,
  holidays: new Set(holidays), makeUpDays: new Set(makeUpDays),
} satisfies WorkCalendar)
const [WEEKENDS, SUNDAYS, WEDNESDAYS] = [[0, 6], [0], [0, 3, 6]] as const
const CHANGE = '2025-07-01' // a Tuesday

const isOpen = (day: Day, { makeUpDays, holidays, weeklyRest = [0, 6] }: WorkCalendar) => makeUpDays.has(day)
  || !holidays.has(day) && !weeklyRest.includes(new Date(`${day}T00:00Z`).getUTCDay())

describe('two calendars joined at a day', () => {
  const kinds = [
    calendar(WEEKENDS, ['2025-06-02', '2025-09-02'], ['2025-06-07', '2025-09-06']),
    calendar(SUNDAYS, ['2025-04-30', '2025-09-02']), calendar(WEDNESDAYS, [], ['2025-07-02']),
  ]
  const pairs = kinds.flatMap((earlier) => kinds.map((later) => [earlier, later] as const))

  test.each(pairs)('each day is as the earlier says before, and as the later from then on', (earlier, later) => {
    const joined = joinCalendars(earlier, later, CHANGE)
    for (let day = '2025-01-01'; day <= '2025-12-31'; day = addDays(day, 1))
      expect([day, isOpen(day, joined)]).toEqual([day, isOpen(day, day < CHANGE ? earlier : later)])
  })

  test('it speaks of the days of both, and is not another calendar where both are one', () => {
    const [one] = kinds
    const until = { ...calendar(WEEKENDS), until: '2026-12-31' }
    expect(one && joinCalendars(one, until, CHANGE)).toMatchObject({ from: '2025-01-01', until: '2026-12-31' })
    expect(one && joinCalendars(one, one, CHANGE)).toEqual(one)
  })
})
