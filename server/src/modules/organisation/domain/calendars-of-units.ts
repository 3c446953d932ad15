import type { WorkCalendar } from '../../../kernel/work-calendar.ts'
import { calendarOfProvince } from './calendar-of-province.ts'
import type { Directory } from './directory.ts'

/**
 * The calendars of units as these are on the day of the directory, each looked up once: of a unit, or whoever took its
 * place; of one whose place nobody took, that of the province.
 */
export function calendarsOfUnits(directory: Directory): (unitId: bigint) => WorkCalendar | undefined {
  const calendars = new Map<bigint, WorkCalendar | undefined>()
  return (unitId) => {
    if (!calendars.has(unitId)) {
      const unit = directory.heirOf(unitId)
      calendars.set(unitId, unit ? directory.calendarOf(unit.id).calendar : calendarOfProvince(directory))
    }
    return calendars.get(unitId)
  }
}
