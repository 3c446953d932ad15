/** Need (part C2): slots follow from opening hours, holidays, swapped days and counters; none on a closed day. */
import { describe, expect, test } from 'vitest'
import type { WorkCalendar } from '../../../kernel/work-calendar.ts'
import { arrivalRank, earliestOf } from './arrival.ts'
import type { Hall, Priority } from './hall.ts'
import {
  type AppointmentRules, type SectionDay, bookableServices, isServedAt, remindAt, sectionDayOf, timeSlotsOn, whyNotNow,
} from './time-slots.ts'

const calendar: WorkCalendar = {
  from: '2021-01-01', until: '2021-12-31', shifts: [[450, 690], [810, 1_000]], holidays: new Set(['2021-09-02']),
  makeUpDays: new Set(['2021-08-28']),
}
const service = (code: string, digit: number, minutes: number) => ({ code, digit, name: code, nameEn: code, minutes })
const hall: Hall = {
  services: [service('nop', 1, 10), service('nhan', 2, 3), service('dat', 3, 50)],
  counters: [
    { number: 1, services: ['nop', 'dat'], isQuick: false }, { number: 2, services: ['nop', 'nhan'], isQuick: false },
  ],
}
const rules: AppointmentRules = {
  services: [{ code: 'dat', percent: 50 }, { code: 'nop', percent: 50 }, { code: 'la', percent: 50 }], slotMinutes: 30,
  daysAhead: 14, noticeMinutes: 120, openAtMost: 3, remindHours: 24, earlyMinutes: 15, lateMinutes: 10,
}
const on = (day: string, change: Partial<SectionDay> = {}): SectionDay =>
  ({ unitId: 1n, day, hall, calendar, rules, ...change })
const at = (time: string, day = '2021-06-25') => new Date(`${day}T${time}+07:00`)

describe('slots', () => {
  test('fill the shifts of a working day, and leave what is shorter than one', () => {
    const slots = timeSlotsOn(on('2021-06-25'), 'nop')
    // 07:30-11:30 is 8 of 30 minutes; 13:30-16:40 is 6 of 30 and 10 minutes of nothing.
    expect(slots).toHaveLength(14)
    expect([slots[0]?.startsAt, slots[7]?.endsAt, slots[8]?.startsAt, slots[13]?.endsAt])
      .toEqual([at('07:30'), at('11:30'), at('13:30'), at('16:30')])
  })

  test('have places for the share of the time of their counters, and one at least', () => {
    // 2 counters of 30 minutes, half of them: 30 minutes, 10 each. 1 counter, half of it: 15 minutes, 50 each.
    expect(timeSlotsOn(on('2021-06-25'), 'nop')[0]?.places).toBe(3)
    expect(timeSlotsOn(on('2021-06-25'), 'dat')[0]?.places).toBe(1)
  })

  test.each([
    ['2021-06-26', 0], ['2021-09-02', 0], ['2021-08-28', 14], ['2022-01-04', 0],
  ])('on %s (Saturday, holiday, Saturday worked instead, unknown year): %s', (day, count) => {
    expect(timeSlotsOn(on(day), 'nop')).toHaveLength(count)
  })

  test('are none for what has no counter, no rule, or is no service of the hall', () => {
    expect(bookableServices(on('2021-06-25')).map(({ code }) => code)).toEqual(['dat', 'nop'])
    for (const code of ['nhan', 'la']) expect(timeSlotsOn(on('2021-06-25'), code)).toEqual([])
    expect(timeSlotsOn(on('2021-06-25', { rules: undefined }), 'nop')).toEqual([])
    const closed: Hall = { ...hall, counters: hall.counters.slice(1) }
    expect(timeSlotsOn(on('2021-06-25', { hall: closed }), 'dat')).toEqual([])
  })

  test('may be booked until their notice, from so many days before', () => {
    const why = (startsAt: Date) => whyNotNow({ startsAt }, rules, at('09:00'))
    expect([why(at('10:59')), why(at('11:00')), why(at('07:30', '2021-07-09')), why(at('07:30', '2021-07-10'))])
      .toEqual(['slot-past', undefined, undefined, 'slot-too-far'])
    expect(whyNotNow({ startsAt: at('09:00') }, { ...rules, noticeMinutes: 0 }, at('09:00'))).toBe('slot-past')
  })

  test('are reminded of a day before, unless that moment has passed', () => {
    expect(remindAt({ startsAt: at('10:00', '2021-06-28') }, rules, at('09:00'))).toEqual(at('10:00', '2021-06-27'))
    expect(remindAt({ startsAt: at('08:00', '2021-06-26') }, rules, at('09:00'))).toBeUndefined()
  })
})

describe('an appointment that was given out', () => {
  test('holds while somebody works then at a counter of the service, whatever the rule says now', () => {
    expect(isServedAt(on('2021-06-25', { rules: undefined }), 'nop', at('09:00'))).toBe(true)
    expect(isServedAt(on('2021-06-25'), 'nop', at('11:30'))).toBe(false)
    expect(isServedAt(on('2021-06-25'), 'la', at('09:00'))).toBe(false)
    expect(isServedAt(on('2021-09-02'), 'nop', at('09:00', '2021-09-02'))).toBe(false)
  })

  test('has no section where the unit is not in force, is no section, or has no hall', () => {
    const units = (unit: { idOfData: string; isOneStop: boolean } | undefined, value: unknown) => ({
      byId: () => unit, calendarOf: () => ({ calendar }),
      receivesPeople: ({ idOfData, isOneStop }: { idOfData: string; isOneStop: boolean }) =>
        isOneStop || idOfData === 'dv:buu-cuc',
      policy: (key: string) => (key === 'queue-hall' && value !== undefined ? { value } : undefined),
    })
    const section = { idOfData: 'cq:mau', isOneStop: true }
    expect(sectionDayOf(units(undefined, hall), 1n, '2021-06-25')).toBeUndefined()
    expect(sectionDayOf(units({ ...section, isOneStop: false }, hall), 1n, '2021-06-25')).toBeUndefined()
    expect(sectionDayOf(units(section, undefined), 1n, '2021-06-25')).toBeUndefined()
    expect(sectionDayOf(units(section, hall), 1n, '2021-06-25')).toMatchObject({ day: '2021-06-25', rules: undefined })
  })
})

describe('whoever comes with one', () => {
  const ofAppointment: Priority = { code: 'lich-hen', name: 'Hẹn', nameEn: 'App', minutes: 60, appointment: true }
  const old: Priority = { code: 'cao-tuoi', name: 'Già', nameEn: 'Old', minutes: 90 }
  const coming = (now: string, own?: Priority) =>
    arrivalRank({ startsAt: at('10:00'), now: at(now), rules, ofAppointment, own })

  test('may do so from a quarter of an hour before', () => {
    expect(earliestOf({ startsAt: at('10:00'), rules })).toEqual(at('09:45'))
  })

  test('on time has one place, whether early or a little late; later an ordinary one', () => {
    for (const now of ['09:45', '10:00', '10:10'])
      expect(coming(now)).toEqual({ rankedAt: at('09:00'), priority: ofAppointment })
    expect(coming('10:11')).toEqual({ rankedAt: at('10:11'), priority: undefined })
  })

  test('keeps what puts them further in front', () => {
    // 90 minutes before 09:45 is 08:15; before 10:11 it is 08:41.
    expect(coming('09:45', old)).toEqual({ rankedAt: at('08:15'), priority: old })
    expect(coming('10:11', old)).toEqual({ rankedAt: at('08:41'), priority: old })
  })
})
