import type { Workload } from '@motcua/contracts/assignments.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { Viewer } from '../modules/dossiers/public.ts'
import { absencesOf, getStaff, rolesWithin, standInsFor } from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { countLoads } from '../modules/workflow/public.ts'
import { unitsOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/** So many places of work are shown; a department has a few dozen. */
const MOST_PLACES = 300

/**
 * Each role at each unit within reach that has staff or open steps: what waits, and who holds how much, who is away and
 * who stands in for them. One statement counts all of it by `task_of_unit`.
 */
export async function showWorkload(rooms: ApiRooms, viewer: Viewer): Promise<Workload> {
  const { db } = rooms
  const now = rooms.clock.now()
  const today = dayOf(now)
  const directory = rooms.directory.on(today)
  const units = unitsOf(viewer, directory) ?? directory.units.map(({ id }) => id)
  const [loads, held] = await Promise.all([countLoads(db, units, now), rolesWithin(db, units, today)])
  const ids = [...new Set(
    [...loads.flatMap(({ holderId }) => holderId ?? []), ...held.map(({ accountId }) => accountId)],
  )]
  const [staff, absences, standIns] = await Promise.all([
    getStaff(db, ids), absencesOf(db, ids, today), standInsFor(db, ids, today),
  ])
  const names = new Map((await getStaff(db, standIns.map(({ standInId }) => standInId)))
    .map(({ accountId, fullName }) => [accountId, fullName]))
  const keyOf = ({ unitId, role }: { unitId: bigint; role: string }) => `${String(unitId)} ${role}`
  const places = new Map([...loads, ...held].map((one) => [keyOf(one), { unitId: one.unitId, role: one.role }]))
  const officersAt = (key: string) => {
    const here = loads.filter((one) => keyOf(one) === key)
    const who = new Set([...held.filter((one) => keyOf(one) === key).map(({ accountId }) => accountId),
      ...here.flatMap(({ holderId }) => holderId ?? [])])
    return staff.filter(({ accountId }) => who.has(accountId)).map(({ accountId, publicId, fullName }) => {
      const load = here.find(({ holderId }) => holderId === accountId)
      const away = absences.find((one) => one.accountId === accountId && one.from <= today)
      const standIn = standIns.find((one) => one.absentId === accountId && keyOf(one) === key && one.from <= today)
      return {
        id: publicId, fullName, open: load?.open ?? 0, late: load?.late ?? 0,
        oldestDueAt: load?.oldestDueAt.toISOString() ?? null, awayUntil: away?.to ?? null,
        standInName: standIn ? names.get(standIn.standInId) ?? null : null,
      }
    }).sort((a, b) => b.open - a.open)
  }
  return {
    units: [...places].slice(0, MOST_PLACES).map(([key, { unitId, role }]) => ({
      unitId: directory.byId(unitId)?.publicId ?? '', unitName: unitInWords(directory, unitId), role,
      roleName: directory.roles.find(({ id }) => id === role)?.name ?? role,
      waiting: loads.find((one) => keyOf(one) === key && one.holderId === null)?.open ?? 0,
      officers: officersAt(key),
    })),
  }
}
