import { type Day, addDays, dayOf, momentOn } from '../../../kernel/civil-day.ts'
import { type WorkCalendar, isWorkingDay } from '../../../kernel/work-calendar.ts'
import { type OnDuty, counterMinutes } from './counter-minutes.ts'
import { type Hall, type HallUnit, type Reception, hallOf, isDoneIn } from './hall.ts'

/** How a section gives out appointments on a day (lịch hẹn); the policy `queue-appointments`. */
export interface AppointmentRules {
  /** What may be booked, and how much of the time of its counters, of a hundred. */
  readonly services: readonly { readonly code: string; readonly percent: number }[]
  /** Minutes; the slots of a shift follow each other from its opening, and what is left of it is none. */
  readonly slotMinutes: number
  /** Days after today. */
  readonly daysAhead: number
  /** Minutes before a slot begins until which it may be booked. */
  readonly noticeMinutes: number
  /** Open appointments of one person, at all sections. */
  readonly openAtMost: number
  /** Errands of one appointment; one unless said. */
  readonly errandsAtMost?: number
  /** Hours before it begins at which whoever holds it is reminded. */
  readonly remindHours: number
  /** Minutes before it begins from which one may come with it, and after it until which one comes before others. */
  readonly earlyMinutes: number
  readonly lateMinutes: number
}

/** A span of a day that people may book (khung giờ), with the number of people who may come in it. */
export interface TimeSlot {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly places: number
}

/** A section on one day, as far as appointments are concerned. */
export interface SectionDay {
  readonly unitId: bigint
  readonly day: Day
  readonly hall: Hall
  readonly calendar: WorkCalendar
  /** None where the section gives out no appointments for that day; it may have done so before. */
  readonly rules: AppointmentRules | undefined
  /** Who is on duty there that day; undefined where no roster was written for it, or it was not asked for. */
  readonly onDuty?: readonly OnDuty[] | undefined
}

/** The units of the province on a day. */
export interface UnitsOfDay extends Reception {
  byId(id: bigint): HallUnit | undefined
  calendarOf(id: bigint): { readonly calendar: WorkCalendar }
}

/**
 * A section on a day; undefined of a unit that is not in force then, receives nobody or has no hall. An office of the
 * post gives out no appointments: the delegation by which it receives may be revoked before that day.
 */
export function sectionDayOf(units: UnitsOfDay, unitId: bigint, day: Day): SectionDay | undefined {
  const unit = units.byId(unitId)
  const hall = unit && hallOf(units, unit)
  if (!hall) return undefined
  const rules = unit.isOneStop
    ? units.policy('queue-appointments', unit.idOfData)?.value as AppointmentRules | undefined : undefined
  return { unitId, day, hall, calendar: units.calendarOf(unitId).calendar, rules }
}

/** Services of a section that may be booked on a day, in the order of the rule. */
export function bookableServices({ hall, rules }: SectionDay): readonly Hall['services'][number][] {
  return (rules?.services ?? []).flatMap(({ code }) =>
    isDoneIn(hall, code) ? hall.services.find((service) => service.code === code) ?? [] : [])
}

/**
 * The slots of a service on a day, whether past or full. None on a day on which nobody works, none where the calendar
 * does not speak of the day, and none while nobody is on duty for the service (`placesIn`).
 */
export function timeSlotsOn(section: SectionDay, service: string): readonly TimeSlot[] {
  const { day, calendar, rules } = section
  if (!rules || !isWorked(section)) return []
  return calendar.shifts.flatMap(([open, close]) =>
    Array.from({ length: Math.floor((close - open) / rules.slotMinutes) }, (_, at) => {
      const begins = open + at * rules.slotMinutes
      const ends = begins + rules.slotMinutes
      const places = placesIn(section, service, { begins, ends })
      return { startsAt: momentOn(day, begins), endsAt: momentOn(day, ends), places }
    })).filter(({ places }) => places > 0)
}

/**
 * How many people may come to a service in a span of the day: as many as are served in the share that the rule gives of
 * the time for which its counters have somebody, whole ones, but one at least while anybody is there. The counters are
 * those of the roster where one was written for the day, all of them where none was.
 */
export function placesIn(
  section: SectionDay, service: string, span: { readonly begins: number; readonly ends: number },
): number {
  const rule = section.rules?.services.find(({ code }) => code === service)
  const found = bookableServices(section).find(({ code }) => code === service)
  if (!rule || !found) return 0
  const minutes = counterMinutes(section, service, span)
  return minutes === 0 ? 0 : Math.max(1, Math.floor(minutes * rule.percent / 100 / found.minutes))
}

/** Why a slot cannot be booked now; undefined if it can as far as time is concerned. */
export function whyNotNow(
  { startsAt }: Pick<TimeSlot, 'startsAt'>, { daysAhead, noticeMinutes }: AppointmentRules, now: Date,
): 'slot-past' | 'slot-too-far' | undefined {
  if (startsAt.getTime() < now.getTime() + noticeMinutes * 60_000 || startsAt <= now) return 'slot-past'
  return dayOf(startsAt) > addDays(dayOf(now), daysAhead) ? 'slot-too-far' : undefined
}

/**
 * Whether somebody works then at a counter of the service: an appointment that was given out holds as long as that is
 * so, whatever becomes of the rule by which it was given.
 */
export function isServedAt(section: SectionDay, service: string, startsAt: Date): boolean {
  const { day, hall, calendar } = section
  return isWorked(section) && isDoneIn(hall, service)
    && calendar.shifts.some(([open, close]) => momentOn(day, open) <= startsAt && startsAt < momentOn(day, close))
}

function isWorked({ day, calendar }: SectionDay): boolean {
  const worked = isWorkingDay(day, calendar)
  return worked.ok && worked.value
}

/** When to remind of it; undefined if the moment has passed when it is booked. */
export function remindAt({ startsAt }: Pick<TimeSlot, 'startsAt'>, { remindHours }: AppointmentRules, now: Date): Date | undefined {
  const at = new Date(startsAt.getTime() - remindHours * 3_600_000)
  return at > now ? at : undefined
}
