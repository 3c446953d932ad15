import type { Group, Unit } from './facts.ts'
import type { Selector } from './province.ts'

interface Known {
  readonly units: readonly Unit[]
  find(idOfData: string): Unit | undefined
  postsOf(unitId: bigint): readonly string[]
}

/** The members of a group on the day of the directory: those named, and those its selector chooses. */
export function membersOf({ select, members }: Group, known: Known): readonly Unit[] {
  const named = new Set(members)
  return known.units.filter((unit) => named.has(unit.idOfData) || select !== null && fits(unit, select, known))
}

function fits(unit: Unit, select: Selector, known: Known): boolean {
  if (select.chosen_by !== undefined) return false
  if (select.any) return select.any.some((one) => fits(unit, one, known))
  const asks = [
    select.kind?.includes(unit.form ?? ''),
    select.level === undefined ? undefined : unit.level === select.level,
    select.suffix?.includes(unit.suffix ?? ''),
    select.has_one_stop_section === undefined ? undefined : unit.hasOneStop === select.has_one_stop_section,
    select.receives_at === undefined ? undefined : known.find(select.receives_at)?.id === unit.receivesAtId,
    select.position === undefined ? undefined : known.postsOf(unit.id).includes(select.position),
  ].filter((answer) => answer !== undefined)
  return asks.length > 0 && asks.every(Boolean) // a selector that asks nothing chooses nobody
}
