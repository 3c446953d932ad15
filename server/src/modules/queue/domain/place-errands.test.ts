/** Need (part C2): several errands of one visit take as many places and minutes as they need, one after the other. */
import { expect, test } from 'vitest'
import type { WorkCalendar } from '../../../kernel/work-calendar.ts'
import { placeErrands } from './place-errands.ts'
import type { SectionDay } from './time-slots.ts'

const calendar: WorkCalendar = {
  from: '2021-01-01', until: '2021-12-31', shifts: [[450, 690], [810, 1_000]], holidays: new Set(), makeUpDays: new Set(),
}
const service = (code: string, digit: number, minutes: number) => ({ code, digit, name: code, nameEn: code, minutes })
const section: SectionDay = {
  unitId: 1n, day: '2021-06-25', calendar,
  hall: {
    services: [service('nop', 1, 10), service('dat', 3, 50)],
    counters: [{ number: 1, services: ['nop', 'dat'], isQuick: false }],
  },
  rules: {
    services: [{ code: 'dat', percent: 50 }, { code: 'nop', percent: 50 }], slotMinutes: 30, daysAhead: 14,
    noticeMinutes: 120, openAtMost: 3, remindHours: 24, earlyMinutes: 15, lateMinutes: 10,
  },
}
const at = (time: string) => new Date(`2021-06-25T${time}+07:00`)
const placed = (codes: readonly string[], from: string) => placeErrands(
  section, codes.map((code) => ({ service: code, procedureId: 1n })), at(from))?.map(({ slot }) => slot.startsAt)

test('short ones share a slot, and go on in the next when its time is over', () => {
  // 10 minutes each: 08:00, 08:10, 08:20, and 08:30 begins the next slot.
  expect(placed(['nop', 'nop', 'nop', 'nop'], '08:00')).toEqual([at('08:00'), at('08:00'), at('08:00'), at('08:30')])
})

test('after a long one the next has its turn when that is done', () => {
  // 50 minutes from 08:00: the second begins at 08:50, in the slot of 08:30; the third at 09:00.
  expect(placed(['dat', 'nop', 'nop'], '08:00')).toEqual([at('08:00'), at('08:30'), at('09:00')])
})

test('none begins between slots, over lunch, or where the service is not given out', () => {
  expect(placed(['nop'], '08:10')).toBeUndefined()
  // 50 minutes from 11:00 end at 11:50, and the morning at 11:30.
  expect(placed(['dat', 'nop'], '11:00')).toBeUndefined()
  expect(placed(['nop', 'la'], '08:00')).toBeUndefined()
})
