import Type from 'typebox'
import type { CalendarRow } from '../../modules/organisation/public.ts'
import { readCalendars } from '../read-calendar.ts'
import { type Faults, readYaml } from './faults.ts'

const FILE = 'calendar.yaml'

/** What is told of the file besides the calendars that are made from it. */
const remarks = Type.Object({
  shifts: Type.Array(Type.Object({ id: Type.String(), name_vi: Type.String() })),
  years: Type.Record(Type.String(), Type.Object({ status: Type.Optional(Type.String()) })),
})

export interface Calendars { readonly rows: readonly CalendarRow[]; readonly notes: readonly string[] }

/**
 * The working calendars of a folder, with notes on what is none and what is not certain; undefined if there are faults.
 */
export function calendarRows(folder: string, faults: Faults): Calendars | undefined {
  const file = readYaml(folder, FILE, remarks, faults)
  if (!file) return undefined
  try {
    const rows = [...readCalendars(folder).values()]
    const openOnly = file.shifts.filter(({ id }) => !rows.some((row) => row.id === id))
    const provisional = Object.entries(file.years).filter(([, { status }]) => status === 'provisional')
    return { rows, notes: [
      ...openOnly.map(({ id, name_vi: name }) =>
        `${FILE}: ca ${id} (${name}) chỉ là giờ tiếp nhận, không tính thời hạn, nên không thành lịch`),
      ...provisional.map(([year]) => `${FILE}: lịch năm ${year} là dự kiến, chưa có thông báo chính thức`),
    ] }
  } catch (error) {
    for (const line of error instanceof Error ? error.message.split('\n') : [String(error)]) {
      faults.add(FILE, '', line.slice(Math.max(0, line.indexOf(FILE) + FILE.length)))
    }
    return undefined
  }
}
