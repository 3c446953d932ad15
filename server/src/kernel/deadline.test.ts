/** Need: a promised date that a clerk can count on her fingers, and that no holiday or pause makes wrong. */
import { describe, expect, test } from 'vitest'
import { type Articles, type Count, type Limit, type Pause, type Unit, deadlineOf, dueOf } from './deadline.ts'
import type { WorkCalendar } from './work-calendar.ts'

const spring2021: WorkCalendar = {
  from: '2021-04-01', until: '2021-07-31',
  shifts: [[450, 690], [810, 1020]], // 07:30-11:30, 13:30-17:00: seven and a half hours
  holidays: new Set(['2021-04-21', '2021-04-30', '2021-05-03']),
  makeUpDays: new Set(['2021-05-08']),
}

/** As docs/law.md has them for 2021. */
const articles: Articles = {
  'weekend': 'BLLĐ 2019 Đ.111', 'holiday': 'BLLĐ 2019 Đ.112', 'after-closing': 'quy chế nội bộ (docs/law.md)',
  'after-cutoff': 'NĐ 23/2015/NĐ-CP Đ.7', 'day-of-receipt': 'BLDS 2015 Đ.147', 'counted': 'BLDS 2015 Đ.147',
  'paused': 'NĐ 61/2018/NĐ-CP Đ.19', 'moved-on': 'BLDS 2015 Đ.148', 'before-restart': 'NĐ 61/2018/NĐ-CP Đ.19',
}

const at = (local: string) => new Date(`${local}:00+07:00`)
const pause = (from: string, until: string): Pause => ({ from: at(from), until: at(until) })
const count = (start: string, amount: number, unit: Unit, more: Partial<Limit> = {}, ...pauses: Pause[]): Count =>
  ({ start: at(start), limit: { unit, amount, policy: 'end-of-day', ...more }, pauses, calendar: spring2021 })
const dueAt = (input: Count) => {
  const answer = deadlineOf(input, articles)
  return answer.ok ? answer.value.dueAt : answer.refusal
}
const traceOf = (input: Count) => {
  const answer = deadlineOf(input, articles)
  return answer.ok ? answer.value.trace : []
}

test.each([
  // Tue 27 is the day of receipt; Wed 28 = 1, Thu 29 = 2; Fri 30 to Mon 3 nobody works; Tue 4 = 3.
  ['skips 30 April and its substitute', count('2021-04-27T09:00', 3, 'working-day'), '2021-05-04T17:00'],
  // Thu 6 is the day of receipt; Fri 7 = 1; Sat 8 is worked = 2.
  ['counts a Saturday that is worked', count('2021-05-06T09:00', 2, 'working-day'), '2021-05-08T17:00'],
  // Sent on Sunday night: Monday is the day of receipt, Tuesday = 1.
  ['starts a Sunday submission on Monday', count('2021-05-16T22:00', 1, 'working-day'), '2021-05-18T17:00'],
  ['starts on the day itself after 15:00 too', count('2021-05-11T15:01', 1, 'working-day'), '2021-05-12T17:00'],
  ['starts a day later if its rule says so',
    count('2021-05-11T15:01', 1, 'working-day', { cutoff: 900 }), '2021-05-13T17:00'],
  ['starts a day later at the closing itself', count('2021-05-11T17:00', 1, 'working-day'), '2021-05-13T17:00'],
  ['may promise the hour of receipt',
    count('2021-05-14T09:10', 3, 'working-day', { policy: 'same-hour' }), '2021-05-19T09:10'],
  ['gives a whole day to what comes at opening',
    count('2021-05-11T07:30', 1, 'working-day', { policy: 'same-hour' }), '2021-05-12T07:30'],
  // Without the pause Wed 12; the closings of Tue 11 and Wed 12 fall into it, so Thu 13 = 1, Fri 14 = 2.
  ['gives back the days the office waited',
    count('2021-05-10T09:00', 2, 'working-day', {}, pause('2021-05-11T10:00', '2021-05-13T09:00')), '2021-05-14T17:00'],
  // The pauses lie over each other; Tue 11, Wed 12 and Thu 13 are saved once: Fri 14 = 1, Mon 17 = 2.
  ['saves a day once, however many pauses cover it', count('2021-05-10T09:00', 2, 'working-day', {},
    pause('2021-05-11T10:00', '2021-05-13T09:00'), pause('2021-05-12T08:00', '2021-05-13T18:00')), '2021-05-17T17:00'],
  ['within the day: until 15:00 it is today',
    count('2021-05-11T15:00', 0, 'same-day', { cutoff: 900 }), '2021-05-11T17:00'],
  ['within the day: after 15:00 it is the next',
    count('2021-05-14T15:01', 0, 'same-day', { cutoff: 900 }), '2021-05-17T17:00'],
  ['within the day: no cut-off said is none', count('2021-05-14T15:01', 0, 'same-day'), '2021-05-14T17:00'],
  ['within the day: without a cut-off it is today until the closing',
    count('2021-05-14T16:59', 0, 'same-day', { cutoff: 'none' }), '2021-05-14T17:00'],
  // Thu 13 is the day of receipt; Fri = 1, Sat = 2; the term moves on to Monday.
  ['does not end plain days on a Saturday', count('2021-05-13T09:00', 2, 'day'), '2021-05-17T17:00'],
  // There is no 31 June: Wed 30.
  ['ends a month on its last day', count('2021-05-31T09:00', 1, 'month'), '2021-06-30T17:00'],
  // Mon 10:00-11:30 and 13:30-17:00 are 300 of 450 minutes, Tue 07:30-10:00 the other 150.
  ['makes 8 hours one working day', count('2021-05-10T10:00', 8, 'working-hour'), '2021-05-11T10:00'],
  // An hour is 56 min 15 s: four are 225 minutes, 90 before lunch and 135 after it.
  ['makes 4 hours half of one', count('2021-05-10T10:00', 4, 'working-hour'), '2021-05-10T15:45'],
  // Half an hour is 28 min 7.5 s.
  ['knows half hours', count('2021-05-10T10:00', 0.5, 'working-hour'), '2021-05-10T10:28:07.500'],
  ['makes 2 half days a whole one', count('2021-05-10T10:00', 2, 'half-day'), '2021-05-11T10:00'],
  ['lets plain hours run at night', count('2021-05-14T16:00', 24, 'hour'), '2021-05-15T16:00'],
])('%s', (_, input, due) => {
  const expected = due.length > 16 ? new Date(`${due}+07:00`) : at(due)
  expect(dueAt(input)).toEqual(expected)
  expect(dueOf(input)).toEqual({ ok: true, value: expected })
})

describe('extension and restart', () => {
  test('an extension is more of the same unit', () => {
    // Tue 4 = 1 to Fri 7 = 4, Sat 8 is worked = 5; three more: Mon 10, Tue 11, Wed 12.
    expect(dueAt({ ...count('2021-04-29T09:00', 5, 'working-day'), extension: 3 })).toEqual(at('2021-05-12T17:00'))
    // Within the day, and one working day more: Tuesday, then Wednesday.
    expect(dueAt({ ...count('2021-05-11T09:00', 0, 'same-day'), extension: 1 })).toEqual(at('2021-05-12T17:00'))
  })

  test('a restart counts everything anew from the end of the last pause, and shows what was lost', () => {
    const restarted: Count = { ...count('2021-05-10T09:00', 2, 'working-day', {},
      pause('2021-05-11T18:00', '2021-05-13T09:00')), afterPause: 'restart' }
    // Thu 13, when the papers came, takes the place of the receipt; Fri 14 = 1, Mon 17 = 2.
    expect(dueAt(restarted)).toEqual(at('2021-05-17T17:00'))
    // To resume would have been Thu 13: Tue 11 = 1, Wed 12 waited, Thu 13 = 2.
    expect(dueAt({ ...restarted, afterPause: 'resume' })).toEqual(at('2021-05-13T17:00'))
    expect(traceOf(restarted).map(({ day, why, left }) => [day.slice(8), why, left])).toEqual([
      ['10', 'before-restart', 2], ['11', 'before-restart', 2], ['12', 'before-restart', 2],
      ['13', 'day-of-receipt', 2], ['14', 'counted', 1], ['15', 'weekend', 1], ['16', 'weekend', 1],
      ['17', 'counted', 0],
    ])
  })
})

describe('the trace', () => {
  test('explains days, each with its article', () => {
    expect(traceOf(count('2021-04-29T16:00', 1, 'working-day'))).toEqual([
      { day: '2021-04-29', why: 'day-of-receipt', used: 0, left: 1, article: 'BLDS 2015 Đ.147' },
      { day: '2021-04-30', why: 'holiday', used: 0, left: 1, article: 'BLLĐ 2019 Đ.112' },
      { day: '2021-05-01', why: 'weekend', used: 0, left: 1, article: 'BLLĐ 2019 Đ.111' },
      { day: '2021-05-02', why: 'weekend', used: 0, left: 1, article: 'BLLĐ 2019 Đ.111' },
      { day: '2021-05-03', why: 'holiday', used: 0, left: 1, article: 'BLLĐ 2019 Đ.112' },
      { day: '2021-05-04', why: 'counted', used: 1, left: 0, article: 'BLDS 2015 Đ.147' },
    ])
  })

  test.each<[string, Count, string[]]>([
    ['after the cut-off', count('2021-05-14T15:01', 0, 'same-day', { cutoff: 900 }),
      ['after-cutoff NĐ 23/2015/NĐ-CP Đ.7', 'weekend BLLĐ 2019 Đ.111', 'weekend BLLĐ 2019 Đ.111',
        'day-of-receipt BLDS 2015 Đ.147']],
    ['after the closing', count('2021-05-11T17:00', 0, 'working-day'),
      ['after-closing quy chế nội bộ (docs/law.md)', 'day-of-receipt BLDS 2015 Đ.147']],
    ['a wait that brings no article', count('2021-05-10T09:00', 1, 'day', {},
      pause('2021-05-10T18:00', '2021-05-11T18:00')),
      ['day-of-receipt BLDS 2015 Đ.147', 'paused NĐ 61/2018/NĐ-CP Đ.19', 'counted BLDS 2015 Đ.147']],
    ['a last day of rest', count('2021-05-14T09:00', 1, 'day'),
      ['day-of-receipt BLDS 2015 Đ.147', 'counted BLDS 2015 Đ.147', 'weekend BLLĐ 2019 Đ.111',
        'moved-on BLDS 2015 Đ.148']],
  ])('cites the articles that are given: %s', (_, input, lines) => {
    expect(traceOf(input).map(({ why, article }) => `${why} ${article}`)).toEqual(lines)
  })

  test('explains hours', () => {
    const lines = traceOf(count('2021-05-10T10:00', 8, 'working-hour'))
    expect(lines).toMatchObject([{ why: 'counted', used: 5.33, left: 2.67 }, { why: 'counted', used: 2.67, left: 0 }])
  })
})

describe('days that the calendar does not speak of', () => {
  test.each([
    ['it starts before', count('2021-03-31T09:00', 1, 'working-day'), '2021-03-31'],
    ['it starts after', count('2021-08-02T09:00', 1, 'working-day'), '2021-08-02'],
    ['it ends after', count('2021-07-30T09:00', 1, 'working-day'), '2021-08-01'],
    ['it ends after, in hours', count('2021-07-30T10:00', 8, 'working-hour'), '2021-08-01'],
    ['it ends after, in plain hours', count('2021-07-31T10:00', 14.5, 'hour'), '2021-08-01'],
    ['it would never end', count('2021-07-01T09:00', 1e15, 'month'), '2021-08-01'],
    ['a pause leads out', count('2021-07-01T09:00', 1, 'day', {}, pause('2021-07-01T10:00', '2022-01-01T00:00')),
      '2021-08-01'],
  ])('are a refusal, not a date: %s', (_, input, day) => {
    expect(deadlineOf(input, articles)).toEqual({ ok: false, refusal: { code: 'calendar-missing', day } })
    expect(dueOf(input)).toEqual({ ok: false, refusal: { code: 'calendar-missing', day } })
  })

  test('up to the last of them there is an answer', () => {
    expect(dueAt(count('2021-07-29T09:00', 1, 'working-day'))).toEqual(at('2021-07-30T17:00'))
    expect(dueAt(count('2021-07-31T10:00', 14, 'hour'))).toEqual(at('2021-08-01T00:00'))
  })
})

test.each([
  ['never opens', { calendar: { ...spring2021, shifts: [] } }],
  ['has shifts over each other', { calendar: { ...spring2021, shifts: [[450, 690], [680, 1020]] as const } }],
  ['ends before it begins', { calendar: { ...spring2021, until: '2021-03-31' } }],
  ['has a pause that ends before it starts', { pauses: [pause('2021-05-11T10:00', '2021-05-11T09:00')] }],
  ['has no start', { start: new Date(NaN) }],
  ['has a third of an hour', { limit: { unit: 'hour', amount: 1 / 3, policy: 'end-of-day' } as const }],
  ['has half a working day', { limit: { unit: 'working-day', amount: 0.5, policy: 'end-of-day' } as const }],
  ['has less than nothing', { extension: -1 }],
])('a count that %s is a bug, not a date', (_, broken) => {
  expect(() => deadlineOf({ ...count('2021-05-10T10:00', 1, 'working-day'), ...broken }, articles)).toThrow(RangeError)
  expect(() => dueOf({ ...count('2021-05-10T10:00', 1, 'working-day'), ...broken })).toThrow(RangeError)
})
