import type { Level, Unit } from './facts.ts'

/** What is known of a case when a rule is asked. */
export interface Places {
  /** The territory of the lowest level where the applicant lives or which was chosen. */
  readonly commune?: bigint | undefined
  /** The section that received the dossier. */
  readonly receiving?: bigint | undefined
  /** The unit that settles it. */
  readonly competent?: bigint | undefined
}

interface Known {
  readonly levels: readonly Level[]
  readonly units: readonly Unit[]
  byId(id: bigint): Unit | undefined
  find(idOfData: string): Unit | undefined
  agencyGoverning(territoryId: bigint): Unit | undefined
  childrenOf(id: bigint): readonly Unit[]
}

/**
 * The unit that a rule means: `receiving`, `competent`, the word of a level (the agency governing the territory of that
 * level in which the commune lies), or the id of a unit; each may be followed by `/suffix`, a section of it or one that
 * sits with it. Undefined where the day knows no such unit: a level that was abolished, a section an agency lacks.
 */
export function resolveUnit(known: Known, rule: string, places: Places): Unit | undefined {
  const [base = '', suffix] = rule.split('/')
  const unit = baseOf(known, base, places)
  if (suffix === undefined || !unit) return unit
  return known.childrenOf(unit.id).find((child) => child.kind === 'division' && child.suffix === suffix)
    ?? known.units.find((guest) => guest.hostId === unit.id && guest.suffix === suffix)
}

function baseOf(known: Known, base: string, { commune, receiving, competent }: Places): Unit | undefined {
  if (base === 'receiving') return receiving === undefined ? undefined : known.byId(receiving)
  if (base === 'competent') return competent === undefined ? undefined : known.byId(competent)
  const level = known.levels.find(({ rule }) => rule === base)
  if (!level) return known.find(base)
  let place = commune === undefined ? undefined : known.byId(commune)
  for (let steps = 0; place && place.level !== level.id && steps < 20; steps += 1) {
    place = place.parentId === null ? undefined : known.byId(place.parentId)
  }
  return place?.level === level.id ? known.agencyGoverning(place.id) : undefined
}
