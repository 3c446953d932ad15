import type { Directory, Unit } from '../organisation/public.ts'

/** A section on a day, as far as the rollout is counted. */
export interface CountedSection {
  readonly unit: Unit
  /** The level of its body, by its word in unit rules (province, district, commune). */
  readonly level: string
  /** Of a remote, extremely difficult commune: the plan does not ask it of them (KH 1107 II.2.6). */
  readonly isExempt: boolean
}

/** Which area types the plan leaves out; data of the area type say so. */
const EXEMPTING = 'exempt_from_digitisation_procedure_rollout'

/** Every one-stop section in force on the day of the directory, in the order of the data. */
export function sectionsToCount(directory: Directory): CountedSection[] {
  const exempting = new Set(directory.areaTypes.filter(({ facts }) => facts[EXEMPTING] === true).map(({ id }) => id))
  return directory.units.filter(({ isOneStop }) => isOneStop).flatMap((unit) => {
    const body = directory.bodyOf(unit.id)
    const level = directory.levels.find(({ id }) => id === (body?.level ?? unit.level))
    if (!level) return []
    const territory = directory.territoryOf(unit.id)
    const area = territory === undefined ? null : directory.byId(territory)?.areaType ?? null
    return [{ unit, level: level.rule, isExempt: area !== null && exempting.has(area) }]
  })
}

export interface RolloutShare {
  readonly sections: number
  readonly exempt: number
  readonly inForce: number
  /** Of those that are not exempt; null where there is none. */
  readonly share: number | null
}

/**
 * How many of the sections of a level have it in force: of those that are not exempt. One that is exempt and has it all
 * the same is in neither number.
 */
export function shareOfSections(
  sections: readonly CountedSection[], level: string, isInForce: (unitId: bigint) => boolean,
): RolloutShare {
  const own = sections.filter((one) => one.level === level)
  const asked = own.filter(({ isExempt }) => !isExempt)
  const inForce = asked.filter(({ unit }) => isInForce(unit.id)).length
  return {
    sections: own.length, exempt: own.length - asked.length, inForce,
    share: asked.length === 0 ? null : inForce / asked.length,
  }
}
