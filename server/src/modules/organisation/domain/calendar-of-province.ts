import type { WorkCalendar } from '../../../kernel/work-calendar.ts'
import type { Directory } from './directory.ts'

/** The calendar of the province's own agency, which holds what belongs to no case; undefined before it is loaded. */
export function calendarOfProvince(
  { province, byCode, calendarOf }: Pick<Directory, 'province' | 'byCode' | 'calendarOf'>,
): WorkCalendar | undefined {
  const agency = byCode(province.agencyCode)
  return agency && calendarOf(agency.id).calendar
}
