import { type Day, type WorkCalendar, addDays } from '../../kernel/work-calendar.ts'
import type { Directory, DirectorySource, Unit } from '../organisation/public.ts'
import { minutesOfDay, workingDaysOf } from './domain/duty-hours.ts'
import type { WorkingTime } from './store/duty-minutes.ts'

/** A section in a span of days, as figures need it. */
export interface FigurePlace {
  readonly unit: Unit
  readonly directory: Directory
  /**
   * Its territory's, or that of sections which work for none; the empty text where no target names one. Offices of the
   * post have one of their own (`POST_AREA`): the targets of zones are of sections (KH 1107 II.6.5).
   */
  readonly area: string
  /** Minutes of working time in the span. */
  readonly minutes: number
  /** Dossiers that the target of a day asks of one person in a year; null without one. */
  perYearOn(day: Day): number | null
  /** Minutes of a year; null where the calendar does not speak of all of it. */
  minutesOfYear(year: string): number | null
}

/** The area of all offices of the post. */
export const POST_AREA = 'post'

interface TargetOfYear {
  readonly general: string
  readonly perYear: Readonly<Record<string, number>>
  /** What is asked of one person of the post; nothing unless the rule says so. */
  readonly post?: number
}

/** Dossiers that one person is asked for in a year, by area, on a day. */
function productivityTarget(directory: Directory): TargetOfYear | undefined {
  return directory.policy('productivity-target')?.value as TargetOfYear | undefined
}

/**
 * Sections as they were on the last day of a span, or on its first if they had ended by then; and when they worked. A
 * section that was in force on neither has no figure.
 */
export function figurePlaces(
  source: DirectorySource, unitIds: readonly bigint[], { from, until }: { readonly from: Day; readonly until: Day },
): { readonly places: ReadonlyMap<bigint, FigurePlace>; readonly time: WorkingTime } {
  const directories = [source.on(until), source.on(from)]
  const keys = new Map<WorkCalendar, number>()
  const shifts: WorkingTime['shifts'][number][] = []
  const days: WorkingTime['days'][number][] = []
  const calendarOf: WorkingTime['calendarOf'][number][] = []
  const minutesOfKey: number[] = []
  const keyOf = (calendar: WorkCalendar) => {
    const known = keys.get(calendar)
    if (known !== undefined) return known
    const key = keys.size
    keys.set(calendar, key)
    const worked = daysWithin(calendar, from, until)
    days.push(...worked.map((day) => ({ key, day })))
    shifts.push(...calendar.shifts.map(([open, close]) => ({ key, open, close })))
    minutesOfKey.push(worked.length * minutesOfDay(calendar))
    return key
  }
  const years = new Map<WorkCalendar, Map<string, number | null>>()
  const places = new Map(unitIds.flatMap((id): [bigint, FigurePlace][] => {
    const directory = directories.find((one) => one.byId(id))
    const unit = directory?.byId(id)
    if (!directory || !unit || !directory.receivesPeople(unit)) return []
    const { calendar } = directory.calendarOf(id)
    const key = keyOf(calendar)
    calendarOf.push({ unitId: id, key })
    const area = areaOf(directory, unit)
    return [[id, {
      unit, directory, area, perYearOn: (day) => perYearOf(productivityTarget(source.on(day)), area),
      minutes: minutesOfKey[key] ?? 0,
      minutesOfYear: (year) => {
        const known = years.get(calendar) ?? new Map<string, number | null>()
        years.set(calendar, known)
        if (!known.has(year)) known.set(year, yearOf(calendar, year))
        return known.get(year) ?? null
      },
    }]]
  }))
  return { places, time: { from, to: until, calendarOf, shifts, days } }
}

function perYearOf(target: TargetOfYear | undefined, area: string): number | null {
  return (area === POST_AREA ? target?.post : target?.perYear[area]) ?? null
}

function areaOf(directory: Directory, { id, isOneStop }: Unit): string {
  if (!isOneStop) return POST_AREA
  const territory = directory.territoryOf(id)
  const own = territory === undefined ? null : directory.byId(territory)?.areaType
  return own ?? productivityTarget(directory)?.general ?? ''
}

/** Working days within what the calendar speaks of. */
function daysWithin(calendar: WorkCalendar, from: Day, until: Day): Day[] {
  const [first, last] = [from < calendar.from ? calendar.from : from, until > calendar.until ? calendar.until : until]
  const days = first > last ? undefined : workingDaysOf(first, last, calendar)
  return days?.ok === true ? days.value : []
}

function yearOf(calendar: WorkCalendar, year: string): number | null {
  const days = workingDaysOf(`${year}-01-01`, addDays(`${String(Number(year) + 1)}-01-01`, -1), calendar)
  return days.ok ? days.value.length * minutesOfDay(calendar) : null
}
