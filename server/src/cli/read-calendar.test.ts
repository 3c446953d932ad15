/** Need: a slip in the yearly calendar is named with its place, before it moves the dates of a whole province. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { defaultDataSet } from './data-set.ts'
import { readCalendars, workCalendarOf } from './read-calendar.ts'

const sound = `
weekly_rest_days: [Sat, Sun]
shifts:
- id: usual
  name_vi: Giờ hành chính
  days: [Mon, Tue, Wed, Thu, Fri]
  intervals: [['07:30', '11:30'], ['13:30', '17:00']]
- {id: saturday, name_vi: Sáng thứ Bảy, days: [Sat], intervals: [['07:30', '11:30']], counts_for_deadline: false}
years:
  2024:
    holidays:
    - {date: '2024-04-29', weekday: Mon, name_vi: Nghỉ hoán đổi, kind: swap_off}
    - {date: '2024-12-31', weekday: Tue, name_vi: Nghỉ, kind: substitute}
    working_saturdays:
    - {date: '2024-05-04', swapped_with: '2024-04-29'}
  2025:
    holidays: []
    working_saturdays: []
`

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-calendar-'))
  onTestFinished(() => { rmSync(folder, { recursive: true }) })
  writeFileSync(join(folder, 'calendar.yaml'), text)
  return folder
}

test('a timetable holds over all years; one of reception only is none', () => {
  const calendars = readCalendars(folderWith(sound))
  expect([...calendars.keys()]).toEqual(['usual'])
  expect(calendars.get('usual')).toEqual({
    id: 'usual', name: 'Giờ hành chính', from: '2024-01-01', until: '2025-12-31',
    shifts: [[450, 690], [810, 1020]], makeUpDays: ['2024-05-04'], weeklyRest: [0, 6],
    holidays: [
      { day: '2024-04-29', name: 'Nghỉ hoán đổi', kind: 'swap_off' },
      { day: '2024-12-31', name: 'Nghỉ', kind: 'substitute' },
    ],
  })
})

test.each([
  ['a day that does not exist', "'2024-12-31'", "'2024-12-32'",
    'years/2024/holidays: 2024-12-32 is no day of that year'],
  ['a day of another year', "'2024-12-31'", "'2025-12-31'", 'years/2024/holidays: 2025-12-31 is no day of that year'],
  ['another weekday', 'weekday: Tue', 'weekday: Wed', 'years/2024/holidays: 2024-12-31 is no Wed'],
  ['one day twice', "'2024-12-31', weekday: Tue", "'2024-04-29', weekday: Mon",
    'years/2024/holidays: one day stands there twice'],
  ['an exchange for a day that is worked', "swapped_with: '2024-04-29'", "swapped_with: '2024-04-26'",
    'years/2024/working_saturdays: 2024-04-26 is not off'],
  ['a Saturday that is off too', "date: '2024-05-04'", "date: '2024-04-29'",
    'years/2024/working_saturdays: 2024-04-29 is a holiday too'],
  ['a year left out', '  2025:', '  2026:', 'years/2026: the year before it is missing'],
  ['shifts over each other', "['13:30', '17:00']", "['11:00', '17:00']",
    'shifts/usual: the intervals are not in order'],
  ['a shift that ends before it begins', "['13:30', '17:00']", "['17:00', '13:30']", 'shifts/usual: the intervals'],
  ['an hour that does not exist', "'17:00'", "'25:00'", '/shifts/0/intervals/1/1'],
  ['one id twice', 'id: saturday', 'id: usual', 'shifts: one id stands for two'],
  ['a missing list', '    holidays: []\n', '', '/years/2025'],
  ['no timetable that counts', 'name_vi: Giờ hành chính', 'name_vi: Giờ hành chính\n  counts_for_deadline: false',
    'shifts: none counts for deadlines'],
])('%s is refused with its place', (_, right, wrong, told) => {
  expect(sound).toContain(right)
  expect(() => readCalendars(folderWith(sound.replace(right, wrong)))).toThrow(told)
})

test('all faults are told at once', () => {
  const wrong = sound.replace('weekday: Mon', 'weekday: Sun').replace('weekday: Tue', 'weekday: Sun')
  expect(() => readCalendars(folderWith(wrong)))
    .toThrow(/calendar\.yaml\/years\/2024\/holidays: 2024-04-29 is no Sun\n.*2024-12-31 is no Sun/)
})

test('the calendars that come with the program are read, and can be counted with', () => {
  const text = readFileSync(join(defaultDataSet(), 'calendar.yaml'), 'utf8')
  const calendars = [...readCalendars(defaultDataSet()).values()]
  expect(calendars.length).toBeGreaterThan(0)
  for (const calendar of calendars) {
    const { holidays, makeUpDays } = workCalendarOf(calendar)
    // Each date of the file is one of the two, or stands behind `swapped_with`.
    const dates = new Set(Array.from(text.matchAll(/- date: '(\S+)'/g), ([, date]) => date))
    expect(new Set([...holidays, ...makeUpDays])).toEqual(dates)
  }
})
