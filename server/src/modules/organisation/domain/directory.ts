import { groupBy } from '../../../kernel/group-by.ts'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { AreaType, CalendarInForce, Facts, Level, PastLevel, Policy, Province, Role, Successor, Unit } from './facts.ts'
import { makeHeirs } from './heirs.ts'
import { type Places, resolveUnit } from './resolve-unit.ts'
import { membersOf } from './select-units.ts'

/** The province on one day. What is not in force then is not found. All lists are in the order of the data. */
export interface Directory {
  readonly province: Province
  readonly levels: readonly Level[]
  readonly pastLevels: readonly PastLevel[]
  readonly areaTypes: readonly AreaType[]
  readonly roles: readonly Role[]
  readonly units: readonly Unit[]
  find(idOfData: string): Unit | undefined
  byId(id: bigint): Unit | undefined
  byPublicId(publicId: string): Unit | undefined
  byCode(agencyCode: string): Unit | undefined
  /** Those whose parent it is; divisions of others that only sit there are not among them. */
  childrenOf(id: bigint): readonly Unit[]
  /** Territories of a level, of those that lie in `parent` only, at whatever depth. */
  territories(level: string, parent?: bigint): readonly Unit[]
  agencyGoverning(territoryId: bigint): Unit | undefined
  /** The nearest at or above with an agency code: dossiers take their number from it. A division may have its own. */
  agencyOf(unitId: bigint): Unit | undefined
  /** The agency that the unit is or is a part of; its superiors and those under it are other bodies. */
  bodyOf(unitId: bigint): Unit | undefined
  /**
   * The territory for which a unit works: that of its agency, or of the one with which its agency sits. None of those
   * that work for no territory of their own.
   */
  territoryOf(unitId: bigint): bigint | undefined
  /** Where dossiers of the unit are received: itself, a section of its agency, a desk in a centre; or nowhere. */
  oneStopOf(unitId: bigint): Unit | undefined
  /**
   * Whether people come to the unit, so that it has a hall with counters: one-stop sections, and offices of the post
   * that the policy `post-operator` names. Whether an office may receive is a matter of delegations.
   */
  receivesPeople(unit: Pick<Unit, 'idOfData' | 'isOneStop'>): boolean
  /** Whether the unit is the other, or stands below it. A territory lies in others, an agency has superiors. */
  isWithin(unitId: bigint, ancestorId: bigint): boolean
  /** The unit that a rule of a procedure means for a case: see `resolveUnit`. */
  resolve(rule: string, places: Places): Unit | undefined
  /**
   * The newest version of the unit's calendar. Throws if the unit is not in force or its calendar unknown: bugs both.
   */
  calendarOf(unitId: bigint): CalendarInForce
  /** The rule for the first of the scopes (unit or procedure, by id of data) that has one, else the general one. */
  policy(key: string, ...scopes: readonly string[]): Policy | undefined
  /** Posts of an agency (chức danh). */
  postsOf(unitId: bigint): readonly string[]
  /** The unit itself, while it is in force; else whoever has its place today, over as many changes as there were. */
  heirOf(unitId: bigint): Unit | undefined
  /** Who took its place when it ended: several where it was split, none while it is in force. */
  successorsOf(unitId: bigint): readonly Successor[]
  /** Units that have ended and whose heir it is: what they had is its own now. */
  predecessorsOf(unitId: bigint): readonly bigint[]
  /** The unit as it is, or as it was last: for names of what is over. Nothing is to be decided by it. */
  lastKnown(unitId: bigint): Unit | undefined
  /** Whoever has the place today of a unit that has ended, by the address under which it was known. */
  heirOfPublicId(publicId: string): Unit | undefined
  /** What a word of unit rules (`district`, `district/bpmc`) means now, if its level is no more: rules, `|` between. */
  meaningOf(rule: string): string | undefined
  /** Who belongs to a group; nobody if whoever leads the work names them. Undefined if there is no such group. */
  group(id: string): { readonly name: string; readonly units: readonly Unit[] } | undefined
}

/** Ids of the data, of what the policy `post-operator` holds. */
interface OfPost { readonly offices?: readonly string[] }

/** Puts the facts of one day in order, so that each question is one look-up. `day` is for messages only. */
export function makeDirectory(facts: Facts, day: Day): Directory {
  const { units, levels, areaTypes, roles } = facts
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const byData = new Map(units.map((unit) => [unit.idOfData, unit]))
  const byPublicId = new Map(units.map((unit) => [unit.publicId, unit]))
  const byCode = new Map(units.flatMap((unit) => unit.agencyCode === null ? [] : [[unit.agencyCode, unit]]))
  const governing = new Map(units.flatMap((unit) =>
    unit.kind === 'agency' && unit.territoryId !== null ? [[unit.territoryId, unit]] : []))
  const children = groupBy(units.filter(({ parentId }) => parentId !== null), ({ parentId }) => parentId)
  const posts = groupBy(facts.posts, ({ unitId }) => unitId)
  const policies = new Map(facts.policies.map((policy) => [`${policy.key} ${policy.scope ?? ''}`, policy]))
  const groups = new Map(facts.groups.map((group) => [group.id, group]))

  const above = (unit: Unit) => (unit.parentId === null ? undefined : byId.get(unit.parentId))
  const childrenOf = (id: bigint) => children.get(id) ?? []
  const isWithin = (unitId: bigint, ancestorId: bigint) =>
    climb(byId.get(unitId), above, ({ id }) => id === ancestorId) !== undefined
  const policy = (key: string, ...scopes: readonly string[]) =>
    [...scopes, ''].map((scope) => policies.get(`${key} ${scope}`)).find(Boolean)

  const heirs = makeHeirs(facts, byId)
  const offices = new Set((policy('post-operator')?.value as OfPost | undefined)?.offices)
  const directory: Directory = {
    ...heirs,
    meaningOf: (rule) => facts.meanings.get(rule),
    get province() {
      if (!facts.province) throw new Error(`no province is in force on ${day}`)
      return { ...facts.province, brand: (policy('brand')?.value ?? {}) as Province['brand'] }
    },
    levels, pastLevels: facts.pastLevels, areaTypes, roles, units,
    find: (idOfData) => byData.get(idOfData),
    byId: (id) => byId.get(id),
    byPublicId: (publicId) => byPublicId.get(publicId),
    byCode: (agencyCode) => byCode.get(agencyCode),
    childrenOf,
    territories: (level, parent) => units.filter((unit) => unit.kind === 'territory' && unit.level === level
      && (parent === undefined || isWithin(unit.id, parent))),
    agencyGoverning: (territoryId) => governing.get(territoryId),
    agencyOf: (unitId) => climb(byId.get(unitId), above, ({ agencyCode }) => agencyCode !== null),
    bodyOf: (unitId) => climb(byId.get(unitId), above, ({ kind }) => kind !== 'division'),
    territoryOf(unitId) {
      const body = directory.bodyOf(unitId)
      const host = body?.hostId ?? null
      return body?.territoryId ?? (host === null ? undefined : directory.bodyOf(host)?.territoryId ?? undefined)
    },
    oneStopOf(unitId) {
      const deskOf = (unit: Unit) => unit.isOneStop ? unit
        : unit.receivesAtId !== null ? byId.get(unit.receivesAtId)
          : childrenOf(unit.id).find(({ kind, isOneStop }) => kind === 'division' && isOneStop)
      const withinBody = (unit: Unit) => (unit.kind === 'division' ? above(unit) : undefined)
      const owner = climb(byId.get(unitId), withinBody, (unit) => deskOf(unit) !== undefined)
      return owner && deskOf(owner)
    },
    receivesPeople: ({ idOfData, isOneStop }) => isOneStop || offices.has(idOfData),
    isWithin,
    resolve: (rule, places) => resolveUnit(
      { ...directory, heirOfData: heirs.heirOfData }, rule, places),
    calendarOf(unitId) {
      const found = facts.calendars.get(byId.get(unitId)?.calendarId ?? '')
      if (!found) throw new Error(`unit ${unitId.toString()} has no calendar on ${day}`)
      return found
    },
    policy,
    postsOf: (unitId) => (posts.get(unitId) ?? []).map(({ name }) => name),
    group(id) {
      const group = groups.get(id)
      return group && { name: group.name, units: membersOf(group, directory) }
    },
  }
  return directory
}

/** The unit itself or the nearest above it that fits. A ring would be a bug of the reader of data; 20 steps end it. */
function climb(
  unit: Unit | undefined, above: (unit: Unit) => Unit | undefined, fits: (unit: Unit) => boolean,
): Unit | undefined {
  for (let [here, steps] = [unit, 0]; here && steps < 20; here = above(here), steps += 1) {
    if (fits(here)) return here
  }
  return undefined
}
