import type { Directory } from './directory.ts'
import type { Unit } from './facts.ts'
import { partsOf } from './guests.ts'
import type { PlanFault, SuccessionEvent, SuccessionPlan, SuccessorUnit, UnitSuccession } from './succession-plan.ts'

/** Units that are not new: they go on, under other words or another superior. */
export const GOES_ON: ReadonlySet<string> = new Set(['rename', 'continue', 'move-competence'])

/**
 * Who takes the place of whom, with the parts of each: of a territory its agency, that agency's sections, and agencies
 * of other lines that sit with it for its territory. `before` is the province on the day before. Sections follow by
 * their suffix; where the heir has none of that kind, to the agency.
 */
export function planSuccessors(
  { events }: SuccessionPlan, before: Directory,
): { readonly successions: readonly UnitSuccession[]; readonly faults: readonly PlanFault[] } {
  const named = new Set(events.flatMap(({ from }) => from))
  const comers = new Map(events.flatMap(({ to }) => to).map((unit) => [unit.id, unit]))
  const faults: PlanFault[] = []
  const successions = events.filter(({ kind }) => !GOES_ON.has(kind)).flatMap((event) => event.from.flatMap((id) => {
    const unit = before.find(id)
    if (!unit) return []
    const targets = targetsOf(event, id)
    if (targets.every(({ isHeir }) => !isHeir)) {
      const text = `không nêu nơi nhận cán bộ, việc còn lại của ${unit.name}`
      faults.push({ code: 'staff-without-successor', about: id, text })
      return []
    }
    return targets.flatMap((target) => [
      rowOf(event, unit, target.id, target),
      ...unit.kind === 'territory' ? withAgency(event, unit, target) : [],
    ])
  }))
  return { successions, faults }

  function withAgency(event: SuccessionEvent, territory: Unit, target: Target): UnitSuccession[] {
    const agency = before.agencyGoverning(territory.id)
    if (!agency || named.has(agency.idOfData)) return []
    const comer = comers.get(target.id)
    const known = comer ? undefined : before.find(target.id)
    const heir = comer ? comer.agency?.id : known && before.agencyGoverning(known.id)?.idOfData
    if (heir === undefined) {
      const text = `${target.id} không có cơ quan nào nhận việc của ${agency.name}`
      faults.push({ code: 'heir-unknown', about: agency.idOfData, text })
      return []
    }
    const sections = partsOf(before, agency.id).filter(({ idOfData }) => !named.has(idOfData))
    return [
      rowOf(event, agency, heir, target),
      ...sections.map((section) => rowOf(event, section, sectionOf(event, section, comer, heir), target)),
    ]
  }

  function sectionOf(event: SuccessionEvent, section: Unit, comer: SuccessorUnit | undefined, agency: string): string {
    const suffix = event.kind === 'abolish' ? event.sections[section.suffix ?? ''] : section.suffix ?? undefined
    if (suffix === undefined) return agency
    if (comer?.agency) {
      const first = firstAgencyOf(comer)
      const has = first && partsOf(before, first.id).some((one) => one.suffix === suffix)
      return has ? sectionIdOf(comer.agency, suffix) : agency
    }
    const known = before.find(agency)
    return known && partsOf(before, known.id).find((one) => one.suffix === suffix)?.idOfData || agency
  }

  function firstAgencyOf(comer: SuccessorUnit): Unit | undefined {
    const first = events.find(({ to }) => to.includes(comer))?.from.map((id) => before.find(id)).find(Boolean)
    return first && before.agencyGoverning(first.id)
  }
}

/** The id of a section in a new agency. */
export function sectionIdOf({ id, sectionIds }: SuccessorUnit, suffix: string): string {
  return sectionIds[suffix] ?? `${id}:${suffix}`
}

interface Target { readonly id: string; readonly isHeir: boolean; readonly places: readonly string[] }

function targetsOf({ kind, to, heirs }: SuccessionEvent, from: string): Target[] {
  if (kind === 'abolish') {
    const heir = heirs[from]
    return heir === undefined ? [] : [{ id: heir, isHeir: true, places: [] }]
  }
  return to.map(({ id, places, takesRest }) => ({ id, places, isHeir: kind !== 'split' || takesRest }))
}

function rowOf(event: SuccessionEvent, from: Unit, to: string, { isHeir, places }: Target): UnitSuccession {
  const kind = event.kind === 'split' || event.kind === 'abolish' || event.kind === 'reorganise' ? event.kind : 'merge'
  return { event: event.id, kind, from: from.idOfData, to, isHeir, places, note: event.nameTrap }
}
