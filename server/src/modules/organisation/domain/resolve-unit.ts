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
  heirOf(id: bigint): Unit | undefined
  /** The heir of a unit by its id in the data, that has ended. */
  heirOfData(idOfData: string): Unit | undefined
  /** What a word of unit rules means now, whose level is no more. */
  meaningOf(rule: string): string | undefined
}

/**
 * The unit that a rule means: `receiving`, `competent`, the word of a level (the agency governing the territory of that
 * level in which the commune lies), or the id of a unit; each may be followed by `/suffix`, a section of it or one that
 * sits with it. A unit that has ended means its heir, and a word whose level is no more what a plan said it means from
 * then on (`organisation.rule_succession`). Undefined where the day knows no such unit: a section an agency lacks.
 */
export function resolveUnit(known: Known, rule: string, places: Places): Unit | undefined {
  const [base = '', suffix] = rule.split('/')
  const meaning = known.meaningOf(rule) ?? known.meaningOf(base)
  if (meaning !== undefined) {
    // Of several meanings, `competent|commune`, the first that leads to a unit.
    return meaning.split('|').flatMap((one) => resolveUnit(known, one, places) ?? [])[0]
  }
  const unit = baseOf(known, base, places)
  if (suffix === undefined || !unit) return unit
  return known.childrenOf(unit.id).find((child) => child.kind === 'division' && child.suffix === suffix)
    ?? known.units.find((guest) => guest.hostId === unit.id && guest.suffix === suffix)
}

function baseOf(known: Known, base: string, { commune, receiving, competent }: Places): Unit | undefined {
  if (base === 'receiving') return receiving === undefined ? undefined : known.heirOf(receiving)
  if (base === 'competent') return competent === undefined ? undefined : known.heirOf(competent)
  const level = known.levels.find(({ rule }) => rule === base)
  if (!level) return known.find(base) ?? known.heirOfData(base)
  let place = commune === undefined ? undefined : known.heirOf(commune)
  for (let steps = 0; place && place.level !== level.id && steps < 20; steps += 1) {
    place = place.parentId === null ? undefined : known.byId(place.parentId)
  }
  return place?.level === level.id ? known.agencyGoverning(place.id) : undefined
}
