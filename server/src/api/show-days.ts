import type { DaysOfStaff, StandIn } from '@motcua/contracts/absences.ts'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import {
  type HeldRole, type Staff, type StandInRow, absencesOf, getStaff, isOfWork, rolesOf, standInsFor,
} from '../modules/identity/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import type { ApiRooms } from './rooms.ts'

interface Shown { readonly directory: Directory; readonly today: Day }

/** Staff with the days on which they are away and who does their work then, now and later. In the order given. */
export async function showDays(rooms: ApiRooms, staff: readonly Staff[]): Promise<DaysOfStaff[]> {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const ids = staff.map(({ accountId }) => accountId)
  const [absences, standIns, held] = await Promise.all([
    absencesOf(rooms.db, ids, today), standInsFor(rooms.db, ids, today), rolesOf(rooms.db, ids, today),
  ])
  const names = await namesFor(rooms, standIns)
  return staff.map(({ accountId, publicId, fullName, position, unitId }) => {
    const away = absences.filter((one) => one.accountId === accountId)
    return {
      id: publicId, fullName, position, unitName: unitInWords(directory, unitId),
      isAway: away.some(({ from, to }) => from <= today && today <= to),
      absences: away.map((one) => ({ id: one.publicId, from: one.from, to: one.to })),
      standIns: standIns.filter(({ absentId }) => absentId === accountId)
        .map((row) => showStandIn({ directory, today }, row, names)),
      places: held.filter((one) => one.accountId === accountId && isOfWork(one.role)).flatMap((one) =>
        placeOf(directory, one)),
    }
  })
}

/** The names of those who are stood in for, and of those who do it. */
export async function namesFor({ db }: ApiRooms, rows: readonly StandInRow[]): Promise<ReadonlyMap<bigint, string>> {
  const staff = await getStaff(db, [...new Set(rows.flatMap(({ absentId, standInId }) => [absentId, standInId]))])
  return new Map(staff.map(({ accountId, fullName }) => [accountId, fullName]))
}

/** One stand-in as the desk shows it. */
export function showStandIn(
  { directory, today }: Shown, { publicId, absentId, standInId, role, unitId, from, to }: StandInRow,
  names: ReadonlyMap<bigint, string>,
): StandIn {
  const [place] = placeOf(directory, { role, unitId })
  return {
    id: publicId, role, roleName: place?.roleName ?? role, unitId: place?.unitId ?? '', unitName: place?.unitName ?? '',
    absentName: names.get(absentId) ?? '', standInName: names.get(standInId) ?? '', from, to,
    isInForce: from <= today && today <= to,
  }
}

function placeOf(directory: Directory, { role, unitId }: Pick<HeldRole, 'role' | 'unitId'>) {
  const unit = directory.byId(unitId)
  if (!unit) return []
  const roleName = directory.roles.find(({ id }) => id === role)?.name ?? role
  return [{ role, roleName, unitId: unit.publicId, unitName: unitInWords(directory, unitId) }]
}
