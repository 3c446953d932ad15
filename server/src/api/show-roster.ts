import type { OwnRoster, Roster } from '@motcua/contracts/roster.ts'
import type { Language } from '@motcua/contracts/texts.ts'
import { type Day, addDays, isWorkingDay } from '../kernel/work-calendar.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { type DaysAway, daysAwayOf, getStaff, rolesWithin } from '../modules/identity/public.ts'
import { type Directory, unitInWords } from '../modules/organisation/public.ts'
import {
  COUNTER_STAFF, type Duty, type DutyPlace, hallOf, listDuties, listEndedDuties, listOwnDuties, minutesOfDay,
  workMinutesOf,
} from '../modules/queue/public.ts'
import type { ApiRooms } from './rooms.ts'
import { showCrowdedSlots } from './show-crowded-slots.ts'
import type { HallPlace } from './show-queue.ts'

/** As much of what was changed as anybody reads. */
const MOST_ENDED = 50

type Rooms = Pick<ApiRooms, 'db' | 'clock' | 'directory'>

/** A section as its roster needs it on a day: its counters, its calendar, and where roles are held that count there. */
export function dutyPlaceOn({ directory: source }: Pick<ApiRooms, 'directory'>, unitId: bigint, day: Day): DutyPlace {
  const directory = source.on(day)
  const unit = directory.byId(unitId)
  const roleUnitIds: bigint[] = []
  for (let at = unit; at; at = at.parentId === null ? undefined : directory.byId(at.parentId)) {
    if (!isUnitWithin(directory, { reach: 'unit', unitId: at.id }, unitId)) break
    roleUnitIds.push(at.id)
  }
  return {
    unitId, roleUnitIds, hall: (unit && hallOf(directory, unit)) ?? { counters: [] },
    // A section that is no more works on no day, by whatever calendar.
    calendar: unit ? directory.calendarOf(unitId).calendar : { ...NO_DAYS, from: day, until: day },
  }
}

const NO_DAYS = {
  shifts: [[0, 1]], holidays: new Set<Day>(), makeUpDays: new Set<Day>(), weeklyRest: [0, 1, 2, 3, 4, 5, 6],
} as const

/** The roster of a section in the seven days from a day on, with how much of full time each does. */
export async function showRoster(
  rooms: Rooms, place: HallPlace, { from, language }: { readonly from: Day; readonly language: Language },
): Promise<NonNullable<Roster['place']>> {
  const { db } = rooms
  const { unit, hall } = place
  const days = Array.from({ length: 7 }, (_, nth) => addDays(from, nth))
  const span = { unitId: unit.id, from, to: addDays(from, 6) }
  const { calendar, roleUnitIds } = dutyPlaceOn(rooms, unit.id, from)
  const [duties, ended, held, crowded] = await Promise.all([
    listDuties(db, span), listEndedDuties(db, span, MOST_ENDED), rolesWithin(db, roleUnitIds, from),
    showCrowdedSlots(rooms, place, language),
  ])
  const atCounters = held.filter(({ role }) => COUNTER_STAFF.includes(role))
  const ids = [...new Set([...atCounters, ...duties].map(({ accountId }) => accountId))]
  const [away, staff] = await Promise.all([
    daysAwayOf(db, ids, span.from, span.to),
    getStaff(db, [
      ...new Set([...ids, ...ended.flatMap(({ accountId, endedBy }) => [accountId, endedBy ?? accountId])]),
    ]),
  ])
  const staffOf = new Map(staff.map((one) => [one.accountId, one]))
  const nameOf = (id: bigint) => staffOf.get(id)?.fullName ?? ''
  const worked = days.filter((day) => isWorked(day, calendar))
  const weekMinutes = worked.length * minutesOfDay(calendar)
  const show = (duty: Duty) => ({
    id: duty.publicId, accountId: staffOf.get(duty.accountId)?.publicId ?? '', name: nameOf(duty.accountId),
    counter: duty.counter, day: duty.day, begins: duty.begins, ends: duty.ends,
  })
  const people = ids.map((id) => {
    const awayOn = days.filter((day) => isAway(away, id, day))
    const minutes = duties.filter((duty) => duty.accountId === id && !awayOn.includes(duty.day))
      .reduce((sum, duty) => sum + workMinutesOf(duty, calendar), 0)
    return {
      accountId: staffOf.get(id)?.publicId ?? '', name: nameOf(id), minutes, away: awayOn,
      isPost: atCounters.some(({ accountId, role }) => accountId === id && role === 'postal_staff'),
      fullTime: weekMinutes === 0 ? null : minutes / weekMinutes,
    }
  }).sort((one, other) => Number(one.isPost) - Number(other.isPost) || one.name.localeCompare(other.name, 'vi'))
  return {
    unitId: unit.publicId, unitName: unit.name, counters: hall.counters.map(({ number }) => number),
    shifts: calendar.shifts.map(([opens, closes]) => ({ opens, closes })),
    days: days.map((day) => ({ day, isWorked: worked.includes(day) })), people,
    duties: duties.map(show), crowded,
    fullTime: weekMinutes === 0 ? null : people.reduce((sum, { minutes }) => sum + minutes, 0) / weekMinutes,
    ended: ended.map((duty) => ({
      ...show(duty), endedAt: (duty.endedAt ?? duty.writtenAt).toISOString(), endedBy: nameOf(duty.endedBy ?? 0n),
    })),
  }
}

/** When and where somebody is on duty in the seven days from a day on. */
export async function showOwnRoster(
  { db, directory }: { readonly db: Rooms['db']; readonly directory: Directory }, accountId: bigint, from: Day,
): Promise<OwnRoster> {
  const duties = await listOwnDuties(db, accountId, from, addDays(from, 6))
  return {
    from, duties: duties.map(({ publicId, unitId, counter, day, begins, ends }) => (
      { id: publicId, unitName: unitInWords(directory, unitId), counter, day, begins, ends })),
  }
}

function isWorked(day: Day, calendar: DutyPlace['calendar']): boolean {
  const known = isWorkingDay(day, calendar)
  return known.ok && known.value
}

function isAway(away: readonly DaysAway[], id: bigint, day: Day): boolean {
  return away.some(({ accountId, from, to }) => accountId === id && from <= day && day <= to)
}
