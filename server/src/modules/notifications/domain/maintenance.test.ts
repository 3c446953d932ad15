/** R23: planned maintenance is announced at least 5 working days ahead. */
import { describe, expect, test } from 'vitest'
import type { WorkCalendar } from '../../../kernel/work-calendar.ts'
import { inTimeFrom, maintenanceStateAt } from './maintenance.ts'

const calendar: WorkCalendar = {
  from: '2026-03-02', until: '2026-05-31', shifts: [[450, 690], [810, 1_020]], makeUpDays: new Set(),
  holidays: new Set(['2026-04-30', '2026-05-01']),
}
const at = (local: string) => new Date(`${local}:00+07:00`)

describe('the first moment of maintenance that is announced in time', () => {
  test.each([
    // Friday is the day of the announcement; Monday = 1, Friday = 5; over at its end.
    ['2026-03-06T09:00', '2026-03-14T00:00'],
    ['2026-03-06T23:59', '2026-03-14T00:00'],
    // Announced on a Saturday: Monday = 1, Friday = 5.
    ['2026-03-07T10:00', '2026-03-14T00:00'],
    // Monday; Tuesday = 1, Wednesday = 2, Thursday = 3, Friday = 4, Monday = 5.
    ['2026-03-09T08:00', '2026-03-17T00:00'],
    // Monday 27/04; Tuesday = 1, Wednesday = 2; 30/04 and 01/05 are holidays; Monday 04/05 = 3, Tuesday 4, Wednesday 5.
    ['2026-04-27T08:00', '2026-05-07T00:00'],
  ])('announced at %s: from %s', (now, from) => {
    expect(inTimeFrom(at(now), 5, calendar)).toEqual({ ok: true, value: at(from) })
  })

  test('where no calendar reaches so far, nobody knows', () => {
    expect(inTimeFrom(at('2026-05-29T08:00'), 5, calendar)).toMatchObject({ ok: false })
  })
})

describe('where it stands', () => {
  const [startsAt, endsAt] = [at('2026-03-14T00:00'), at('2026-03-14T04:00')]
  test.each([
    [null, '2026-03-13T23:59', 'coming'], [null, '2026-03-14T00:00', 'lasting'], [null, '2026-03-14T03:59', 'lasting'],
    [null, '2026-03-14T04:00', 'over'], ['2026-03-13T12:00', '2026-03-15T00:00', 'called-off'],
    ['2026-03-14T00:00', '2026-03-14T01:00', 'ended-early'],
  ] as const)('ended %s, looked at %s: %s', (ended, now, state) => {
    expect(maintenanceStateAt({ startsAt, endsAt, endedAt: ended === null ? null : at(ended) }, at(now))).toBe(state)
  })
})
