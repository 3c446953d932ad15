import type { Directory, Unit } from '../organisation/public.ts'
import { governingTheWhole, withPast } from '../organisation/public.ts'

/**
 * Who reports to whom on a day, from communes over districts to the province, or without districts where there are
 * none.
 */
export interface ReportingTree {
  /** Those that report, in the order of the data. */
  readonly agencies: readonly Unit[]
  readonly topmost: Unit | undefined
  /** To whom it reports; undefined of the topmost. */
  above(id: bigint): Unit | undefined
  below(id: bigint): readonly Unit[]
  /** The level by which its day is named: that of the territory for which it works, `department` of those of none. */
  levelOf(id: bigint): string
  /** Whoever reports what a unit does. */
  agencyFor(unitId: bigint): Unit | undefined
  /**
   * All units whose dossiers an agency reports with everything below it, past ones too; undefined of the topmost:
   * all.
   */
  unitsUnder(id: bigint): readonly bigint[] | undefined
}

const known = new WeakMap<Directory, ReportingTree>()

/**
 * Of each snapshot of the province made once. Agencies with a code report; what has none is reported by whoever is
 * above it.
 */
export function reportingTreeOf(directory: Directory): ReportingTree {
  const made = known.get(directory) ?? makeTree(directory)
  known.set(directory, made)
  return made
}

function makeTree(directory: Directory): ReportingTree {
  const [topmost] = governingTheWhole(directory)
  const agencies = directory.units.filter(({ kind, agencyCode }) => kind === 'agency' && agencyCode !== null)
  const byId = new Map(agencies.map((unit) => [unit.id, unit]))
  const rules = new Map(directory.levels.map(({ id, rule }) => [id, rule]))
  const territoryAbove = (id: bigint | null) => {
    const parent = id === null ? null : directory.byId(id)?.parentId ?? null
    return parent === null ? undefined : directory.byId(parent)
  }
  const above = (id: bigint): Unit | undefined => {
    if (id === topmost?.id) return undefined
    const unit = directory.byId(id)
    let territory = unit ? territoryAbove(unit.territoryId) : undefined
    for (; territory; territory = territoryAbove(territory.id)) {
      const governing = directory.agencyGoverning(territory.id)
      if (governing && byId.has(governing.id)) return governing
    }
    return parentOf(directory, byId, unit) ?? topmost
  }
  const aboveOf = new Map(agencies.map(({ id }) => [id, above(id)?.id]))
  const agencyFor = (unitId: bigint): Unit | undefined => {
    const body = directory.bodyOf(directory.heirOf(unitId)?.id ?? unitId)
    return body && byId.get(body.id) || parentOf(directory, byId, body) || topmost
  }
  const isUnder = (id: bigint | undefined, ancestor: bigint): boolean =>
    id !== undefined && (id === ancestor || isUnder(aboveOf.get(id), ancestor))
  return {
    agencies, topmost, above: (id) => byId.get(aboveOf.get(id) ?? 0n), agencyFor,
    below: (id) => agencies.filter((one) => aboveOf.get(one.id) === id),
    levelOf(id) {
      const territory = directory.territoryOf(id)
      const level = territory === undefined ? null : directory.byId(territory)?.level ?? null
      return level === null ? 'department' : rules.get(level) ?? level
    },
    unitsUnder: (id) => id === topmost?.id ? undefined : withPast(directory,
      directory.units.filter((unit) => isUnder(agencyFor(unit.id)?.id, id)).map((unit) => unit.id)),
  }
}

/** The nearest above in the line of parents that reports. */
function parentOf(directory: Directory, byId: ReadonlyMap<bigint, Unit>, unit: Unit | undefined): Unit | undefined {
  const parentId = unit?.parentId ?? null
  const parent = parentId === null ? undefined : directory.byId(parentId)
  return parent && (byId.get(parent.id) ?? parentOf(directory, byId, parent))
}
