import { addDays, isDay } from '../kernel/civil-day.ts'
import type { Day } from '../kernel/work-calendar.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { findPlaces } from '../modules/dossiers/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { type FreeDay, type SectionDay, bookableServices, listFreeSlots, sectionDayOf } from '../modules/queue/public.ts'
import type { Visit } from './visit.ts'

/** No rule lets anybody book further ahead; of days beyond nothing is asked. */
const FURTHEST = 90

/** A section on a day from today on, as far as the data may be asked; undefined of what is closed then. */
export function sectionOn({ rooms, today }: Visit, unitId: bigint, day: Day): SectionDay | undefined {
  const isNear = isDay(day) && day >= today && day <= addDays(today, FURTHEST)
  return isNear ? sectionDayOf(rooms.directory.on(day), unitId, day) : undefined
}

/** Whether a section gives out appointments today, for whatever day. */
export function givesAppointments(visit: Visit, unitId: bigint): boolean {
  const section = sectionOn(visit, unitId, visit.today)
  return section !== undefined && bookableServices(section).length > 0
}

/** Sections that may receive a procedure by rules and list, and give out appointments; where it belongs first. */
export function sectionsToVisit(visit: Visit, { content, procedureId }: ProcedureVersion): readonly Unit[] {
  const { directory, rooms, today } = visit
  const cleared = rooms.catalogue.clearanceOn(today, procedureId)
  const asked = { content, cleared, answers: {} }
  const home = findPlaces(directory, asked)
  const homeId = home.ok ? home.value.receivesAt.id : undefined
  return directory.units.filter(({ id, isOneStop }) => isOneStop && givesAppointments(visit, id)
    && findPlaces(directory, { ...asked, sectionId: id }).ok)
    .toSorted((a, b) => Number(b.id === homeId) - Number(a.id === homeId))
}

/** The slots of a service that may be booked now, also full ones, over the days that the rule opens. */
export async function freeSlots(
  visit: Visit, unitId: bigint, services: readonly string[], only?: Day,
): Promise<readonly FreeDay[]> {
  const { today, now, rooms } = visit
  const ahead = sectionOn(visit, unitId, today)?.rules?.daysAhead ?? 0
  const days = only === undefined ? Array.from({ length: ahead + 1 }, (_, n) => addDays(today, n)) : [only]
  const sections = days.flatMap((day) => sectionOn(visit, unitId, day) ?? [])
  return listFreeSlots(rooms.db, { sections, services, now })
}
