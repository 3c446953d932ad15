import type { Clearance, ProcedureVersion } from '../catalogue/public.ts'
import { findPlaces } from '../dossiers/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'

/** How a procedure stands at a section: received there, listed as not received, or neither. */
export type Reception = 'received' | 'listed' | 'unlisted'

/** Why a section does not receive what is its own, by the catalogue: not at any counter, or at another section. */
export type NotHere = 'no-counter' | 'elsewhere'

export interface SectionProcedure {
  readonly version: ProcedureVersion
  /** Who settles it. */
  readonly competent: Unit
  /** Null where the catalogue has it received here. */
  readonly notHere: NotHere | null
}

/** What is in force on the day of the directory. */
export interface InForce {
  readonly directory: Directory
  readonly versions: readonly ProcedureVersion[]
  readonly clearanceOf: (procedureId: bigint) => Clearance | undefined
}

/**
 * The procedures of the agencies whose section it is, in the order of the catalogue, and whether it receives them by
 * the rules: those that begin here, and those that are settled by an agency which receives here. What may only be
 * received here because it may be received anywhere is not among them.
 */
export function proceduresOfSection(inForce: InForce, section: Unit): SectionProcedure[] {
  const { directory, versions, clearanceOf } = inForce
  const territoryId = directory.territoryOf(section.id)
  return versions.flatMap((version): SectionProcedure[] => {
    const asked = { content: version.content, cleared: clearanceOf(version.procedureId), territoryId }
    const home = findPlaces(directory, asked)
    if (!home.ok) return []
    const { competent, receivesAt } = home.value
    const isHome = receivesAt.id === section.id
    if (!isHome && directory.oneStopOf(competent.id)?.id !== section.id) return []
    if (!version.content.channels.includes('counter')) return [{ version, competent, notHere: 'no-counter' }]
    const isReceived = isHome || findPlaces(directory, { ...asked, sectionId: section.id }).ok
    return [{ version, competent, notHere: isReceived ? null : 'elsewhere' }]
  })
}

/**
 * The decision that stops a procedure at a section, of those by procedure that hold there: its own, or for a bundle
 * that of a member which is always asked for, since whoever takes a bundle in takes in its members. `idOf` tells a
 * member by its key.
 */
export function decisionOn<T>(
  { procedureId, content: { bundle } }: ProcedureVersion, decisions: ReadonlyMap<bigint, T>,
  idOf: (procedure: string) => bigint | undefined,
): T | undefined {
  const always = (bundle?.members ?? []).filter(({ when }) => when === null).map((one) => idOf(one.procedure))
  return [procedureId, ...always].flatMap((id) => decisions.get(id ?? -1n) ?? [])[0]
}

/** How it stands, where `isListed` says that a decision names it: then it is not received, whatever the rules. */
export function receptionOf({ notHere }: Pick<SectionProcedure, 'notHere'>, isListed: boolean): Reception {
  if (isListed) return 'listed'
  return notHere === null ? 'received' : 'unlisted'
}

export interface ReceptionShare {
  readonly all: number
  readonly received: number
  readonly listed: number
  readonly unlisted: number
  /** Received of all, 0 to 1; null where there is none. */
  readonly share: number | null
}

/** How many of the procedures of a section it receives (100 % TTHC tại Bộ phận Một cửa, KH 1107 II.6.2). */
export function shareOfReceptions(receptions: readonly Reception[]): ReceptionShare {
  const count = (one: Reception) => receptions.filter((other) => other === one).length
  const all = receptions.length
  return {
    all, received: count('received'), listed: count('listed'), unlisted: count('unlisted'),
    share: all === 0 ? null : count('received') / all,
  }
}
