import type { Day } from '../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import { type DelegatedTask, asOfDay } from './domain/delegation.ts'
import { listStanding } from './store/delegations.ts'

/** For what people come to a counter; what is only scanned brings nobody. */
const BRINGS: readonly DelegatedTask[] = ['guide', 'receive', 'return']

/**
 * Those of these units to which people may come on the day of `directory`: one-stop sections always, an office of the
 * post while a delegation to it is in force under which it guides, receives or returns (KH 1107 II.6). Ids.
 */
export async function listReceiving(
  db: Db | Tx, directory: Directory, day: Day, units: readonly Unit[],
): Promise<ReadonlySet<bigint>> {
  const offices = units.filter((unit) => !unit.isOneStop && directory.receivesPeople(unit)).map(({ id }) => id)
  const standing = offices.length === 0 ? []
    : await listStanding(db, { postUnitIds: [], sectionIds: [], officeIds: offices }, day)
  const given = standing.filter((one) => BRINGS.some((task) => one.prices[task] !== undefined)
    && asOfDay(one, (id) => directory.byId(id) !== undefined, day).validTo >= day)
  return new Set([
    ...units.flatMap(({ id, isOneStop }) => isOneStop ? [id] : []), ...given.map(({ postUnitId }) => postUnitId),
  ])
}

/** Whether people may come to a unit: see `listReceiving`. */
export async function isReceiving(db: Db | Tx, directory: Directory, day: Day, unit: Unit): Promise<boolean> {
  return (await listReceiving(db, directory, day, [unit])).has(unit.id)
}
