import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { addressesOf, rolesOf } from '../identity/public.ts'
import type { Directory } from '../organisation/public.ts'
import { listOpenWork, moveWork, recountTimers } from '../workflow/public.ts'
import { isClosed } from './domain/lifecycle.ts'
import { redate } from './move-dossiers.ts'
import { movePapersKept } from './move-kept-papers.ts'
import type { MovedPlaces, Moving } from './move-places.ts'
import { type Acted, closeDeed } from './open-dossier.ts'
import { planMoves } from './plan-moves.ts'
import type { DossierRooms } from './rooms.ts'
import { type Dossier, findDossierById, lockDossierById } from './store/dossier-store.ts'
import { listKeptPapers } from './store/kept-papers.ts'
import { changePlaces } from './store/move-store.ts'
import { dossierOfPresumption, markSettled } from './store/presumption-store.ts'

export interface SettlePresumption {
  readonly publicId: string
  /** Of the dossier as it was shown; a second writer is told. */
  readonly version: number
  /** Public ids of where it is received and who settles it; as they are, they are confirmed. */
  readonly sectionId: string
  readonly competentId: string
}

export type SettleRefusal = { readonly code: 'presumption-over' } | { readonly code: 'presumed-place-unfit' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }

/**
 * Says where a dossier belongs that went on by a rule for what is not known when units changed (xác nhận nơi chuyển
 * đến): as it is, or at another section or unit in force today. Then its steps, stays, clocks and papers go there as in
 * the succession, and nobody is promised less. Leaves `dossier.place-confirmed` or `dossier.place-corrected`.
 * Refuses with `presumption-over` where there is none, somebody settled it or the dossier is closed;
 * `changed-meanwhile`; `presumed-place-unfit` where nobody receives, or what is no agency.
 */
export async function settlePresumption(
  ctx: Ctx, rooms: DossierRooms, { publicId, version, sectionId, competentId }: SettlePresumption,
): Promise<Result<Acted, SettleRefusal>> {
  const id = await dossierOfPresumption(ctx.tx, publicId)
  const dossier = id === undefined ? undefined : await lockDossierById(ctx.tx, id)
  if (!dossier || isClosed(dossier.state)) return refuse({ code: 'presumption-over' })
  const directory = rooms.directory.on(dayOf(ctx.now))
  const [section, competent] = [directory.byPublicId(sectionId), directory.byPublicId(competentId)]
  // Who settled it first raised the version: whoever comes second is told of that, and not of the version.
  if (!await markSettled(ctx.tx, publicId, ctx.actorId, ctx.now)) return refuse({ code: 'presumption-over' })
  if (version !== dossier.version) return refuse({ code: 'changed-meanwhile', version: dossier.version })
  const isKept = section?.id === dossier.receivesAtId && competent?.id === dossier.competentUnitId
  if (!section || !competent || !isKept && (!section.isOneStop || competent.kind === 'territory'))
    return refuse({ code: 'presumed-place-unfit' })
  const told = { unit: competent.publicId, section: section.publicId }
  if (isKept)
    return ok(await closeDeed(ctx, { dossier, next: dossier.state }, 'dossier.place-confirmed', {}, { data: told }))

  const { territoryId } = dossier
  const to = { territoryId, receivesAtId: section.id, competentUnitId: competent.id, isPresumed: false }
  await moveTo(ctx, rooms, directory, dossier, to)
  const nameOf = (unitId: bigint) => directory.lastKnown(unitId)?.publicId ?? ''
  const moved = await findDossierById(ctx.tx, dossier.id) ?? dossier
  return ok(await closeDeed(ctx, { dossier: moved, next: dossier.state }, 'dossier.place-corrected', {}, {
    data: { ...told, fromUnit: nameOf(dossier.competentUnitId), fromSection: nameOf(dossier.receivesAtId) },
  }))
}

/** By the same steps as in a succession, for one dossier. */
async function moveTo(
  ctx: Ctx, rooms: DossierRooms, directory: Directory, dossier: Dossier, to: MovedPlaces,
): Promise<void> {
  const day = dayOf(ctx.now)
  const places = [{ dossier, to }]
  const work = await listOpenWork(ctx.tx, [dossier.id])
  const papers = await listKeptPapers(ctx.tx, [dossier.id])
  const roles = await rolesOf(ctx.tx, [...new Set(work.tasks.flatMap(({ holderId }) => holderId ?? []))], day)
  const addresses = await addressesOf(ctx.tx, [dossier.applicantId])
  const moving: Moving = {
    plan: { events: [], competence: [] }, directory, catalogue: rooms.catalogue.on(day),
    procedureOf: ({ procedureVersionId }) => rooms.catalogue.version(procedureVersionId).procedure,
    addressOf: ({ applicantId }) => addresses.get(applicantId) ?? '',
  }
  await changePlaces(ctx.tx, [{ id: dossier.id, ...to }])
  await movePapersKept(ctx, { places, papers, moving })
  const moves = await planMoves(ctx, rooms, { places, work, moving, day, roles })
  await moveWork(ctx, moves)
  await recountTimers(ctx, moves, moves.calendarOf)
  await redate(ctx, [dossier], moves)
}
