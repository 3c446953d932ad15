/** Need (KH 1107 II.6.5): a person is asked for as much of 1,600 a year as of a year they were on duty. */
import { describe, expect, test } from 'vitest'
import { workMinutesOf, workingDaysOf } from './duty-hours.ts'
import { expectedOf, fullTimeOf } from './productivity.ts'

// 250 working days of 8 hours.
const YEAR = 250 * 480

describe('what is asked of a year', () => {
  test('is all of it from who is on duty on each working day, half from who is on half of them', () => {
    const month = (minutes: number) => ({ minutes, perYear: 1_600, minutesOfYear: YEAR })
    expect(expectedOf([month(YEAR)])).toBe(1_600)
    expect(expectedOf([month(YEAR / 4), month(YEAR / 4)])).toBe(800)
    // 20 days of 8 hours: 1,600 × 20/250.
    expect(expectedOf([month(20 * 480)])).toBe(128)
  })

  test('changes with the target of the month, and is not known without one', () => {
    const after = { minutes: 4_800, perYear: 800, minutesOfYear: YEAR }
    const before = { ...after, perYear: null }
    expect(expectedOf([after])).toBe(32)
    expect(expectedOf([before, after])).toBeNull()
    expect(expectedOf([{ ...before, minutes: 0 }, after])).toBe(32)
    expect(expectedOf([{ ...after, minutesOfYear: null }])).toBeNull()
    expect(expectedOf([])).toBe(0)
  })
})

test('full time is the share of working time, and whoever has no roster is no one person', () => {
  expect(fullTimeOf(2_400, 4_800)).toBe(0.5)
  expect([fullTimeOf(undefined, 4_800), fullTimeOf(0, 4_800), fullTimeOf(480, 0)]).toEqual([null, null, null])
})

describe('working time of a duty', () => {
  const calendar = {
    from: '2021-06-01', until: '2021-06-30', shifts: [[450, 690], [810, 1050]] as const,
    holidays: new Set(['2021-06-24']), makeUpDays: new Set(['2021-06-26']),
  }
  test.each([
    ['a whole day without its lunch', '2021-06-25', 0, 1440, 480], ['over lunch', '2021-06-25', 660, 840, 60],
    ['nothing on a holiday', '2021-06-24', 450, 690, 0], ['nothing on a Sunday', '2021-06-27', 450, 690, 0],
    ['a Saturday that is worked in exchange', '2021-06-26', 450, 690, 240],
    ['nothing where the calendar does not speak', '2021-07-01', 450, 690, 0],
  ])('is %s', (_what, day, begins, ends, minutes) => {
    expect(workMinutesOf({ day, begins, ends }, calendar)).toBe(minutes)
  })

  test('days are refused that the calendar does not know', () => {
    expect(workingDaysOf('2021-06-23', '2021-06-28', calendar)).toMatchObject({
      ok: true, value: ['2021-06-23', '2021-06-25', '2021-06-26', '2021-06-28'],
    })
    expect(workingDaysOf('2021-06-30', '2021-07-02', calendar)).toMatchObject({ ok: false })
  })
})
