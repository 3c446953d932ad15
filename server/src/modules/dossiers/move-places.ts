import { fold } from '../../kernel/vietnamese-text.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import type { Directory, SuccessionPlan } from '../organisation/public.ts'
import type { Dossier } from './store/dossier-store.ts'

/** Where a dossier goes on when units end. */
export interface MovedPlaces {
  readonly territoryId: bigint | null
  readonly receivesAtId: bigint
  readonly competentUnitId: bigint
  /** By a rule for what is not known: somebody should look at it. */
  readonly isPresumed: boolean
}

export interface Moving {
  /** Of a day on which the new units are in force. */
  readonly directory: Directory
  readonly catalogue: ReturnType<CatalogueSource['on']>
  readonly plan: Pick<SuccessionPlan, 'events' | 'competence'>
  /** The id in the data of a procedure. */
  procedureOf(dossier: Pick<Dossier, 'procedureVersionId'>): string
  /** Where the applicant lives, as they wrote it; asked for only where a unit was split. */
  addressOf(dossier: Pick<Dossier, 'applicantId'>): string
}

type Facts = Pick<Dossier, 'territoryId' | 'receivesAtId' | 'competentUnitId' | 'procedureVersionId' | 'applicantId'>

/**
 * The places of an open dossier once units have ended; undefined if none of its own has. A unit that merged or was
 * split is followed, of a split by the address. What was abolished is not: its tasks go procedure by procedure to
 * whoever the version in force names for the dossier's territory, and whoever received it is where that territory is
 * received.
 */
export function movePlaces(moving: Moving, dossier: Facts): MovedPlaces | undefined {
  const { directory, plan } = moving
  const moves = new Moves(moving, dossier)
  const { territoryId, receivesAtId, competentUnitId } = dossier
  const territory = territoryId === null ? null : moves.follow(territoryId)
  const commune = territory ?? undefined
  const receiving = moves.isAbolished(receivesAtId) && !moves.isPresumedPlace && commune !== undefined
    ? moves.sectionOf(commune) ?? moves.follow(receivesAtId) : moves.follow(receivesAtId)
  const procedure = moving.procedureOf(dossier)
  const moved = plan.events.find(({ kind, procedures, from }) =>
    kind === 'move-competence' && procedures.includes(procedure) && directory.find(from[0] ?? '')?.id === competentUnitId)
  const rule = plan.competence.find((one) => one.procedure === procedure)?.to
    ?? moving.catalogue.find(procedure)?.content.competent
  const byRule = () => rule === undefined ? undefined
    : directory.resolve(rule, { commune: moves.placeOf(commune, receiving), receiving })?.id
  const competent = moved ? directory.find(moved.to[0]?.id ?? '')?.id ?? competentUnitId
    : moves.isAbolished(competentUnitId) ? byRule() ?? moves.presume(competentUnitId) : moves.follow(competentUnitId)
  const isSame = territory === territoryId && receiving === receivesAtId && competent === competentUnitId
  if (isSame) return undefined
  return { territoryId: territory, receivesAtId: receiving, competentUnitId: competent, isPresumed: moves.isPresumed }
}

/** Follows the units of one dossier; remembers whether anything had to be presumed. */
export class Moves {
  readonly #moving: Moving
  readonly #dossier: Facts
  isPresumed = false
  /** The territory itself is no more, and which part of it the dossier is of is not known. */
  isPresumedPlace = false

  constructor(moving: Moving, dossier: Facts) {
    this.#moving = moving
    this.#dossier = dossier
  }

  /** The unit that has its place now; the unit itself while it is in force, or if nobody has. */
  follow(unitId: bigint): bigint {
    const { directory } = this.#moving
    const parts = directory.successorsOf(unitId)
    if (parts.length === 0) return unitId
    const heir = directory.heirOf(unitId)?.id ?? unitId
    const [first] = parts
    if (first?.kind === 'abolish') {
      this.isPresumed = true
      if (directory.lastKnown(unitId)?.kind === 'territory') this.isPresumedPlace = true
      return heir
    }
    if (first?.kind !== 'split') return heir
    const address = ` ${fold(this.#moving.addressOf(this.#dossier).replaceAll(',', ' '))} `
    const part = parts.find(({ places }) => places.some((place) => address.includes(` ${fold(place)} `)))
    if (!part || part.toId === null) this.isPresumed = true
    return part?.toId === undefined || part.toId === null ? heir : directory.heirOf(part.toId)?.id ?? heir
  }

  presume(unitId: bigint): bigint {
    this.isPresumed = true
    return this.#moving.directory.heirOf(unitId)?.id ?? unitId
  }

  isAbolished(unitId: bigint): boolean {
    return this.#moving.directory.successorsOf(unitId)[0]?.kind === 'abolish'
  }

  /** Where dossiers of a territory are received. */
  sectionOf(territoryId: bigint): bigint | undefined {
    const { directory } = this.#moving
    const agency = directory.agencyGoverning(territoryId)
    return agency && directory.oneStopOf(agency.id)?.id
  }

  /** The territory that decides competence: the dossier's own, else that of whoever receives it. */
  placeOf(territoryId: bigint | undefined, sectionId: bigint): bigint | undefined {
    const { directory } = this.#moving
    return territoryId ?? directory.territoryOf(sectionId)
  }
}
