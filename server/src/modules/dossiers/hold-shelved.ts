import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Directory } from '../organisation/public.ts'
import type { DossierRooms } from './rooms.ts'
import { type Custody, findCustody, findOpenMove } from './store/custody-store.ts'
import { type Dossier, lockDossier } from './store/dossier-store.ts'
import { type Viewer, isUnitWithin } from './viewer.ts'

/** A paper result that lies at a section for whoever is to come for it, by the address of its dossier. */
export interface OnShelf { readonly dossier: string; readonly viewer: Viewer }

export type HoldShelvedRefusal = { readonly code: 'dossier-unknown' }
  | { readonly code: 'result-not-here'; readonly unitId: bigint; readonly number: string }
  | { readonly code: 'no-result-to-move'; readonly number: string }

export interface Shelved { readonly dossier: Dossier; readonly custody: Custody; readonly directory: Directory }

/**
 * Locks a dossier whose paper result lies at a section that the viewer reaches. Refuses with `dossier-unknown` where
 * there is none or it lies elsewhere (the same words), `no-result-to-move` after it was returned, and
 * `result-not-here` while it is to go on.
 */
export async function holdShelved(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory'>, { dossier: publicId, viewer }: OnShelf,
): Promise<Result<Shelved, HoldShelvedRefusal>> {
  const directory = rooms.directory.on(dayOf(ctx.now))
  const dossier = await lockDossier(ctx.tx, publicId)
  const custody = dossier && await findCustody(ctx.tx, dossier.id)
  if (!dossier || !custody || !viewer.reaches.some((scope) => isUnitWithin(directory, scope, custody.unitId)))
    return refuse({ code: 'dossier-unknown' })
  if (custody.returnedAt) return refuse({ code: 'no-result-to-move', number: dossier.number })
  if (await findOpenMove(ctx.tx, dossier.id))
    return refuse({ code: 'result-not-here', unitId: custody.unitId, number: dossier.number })
  return ok({ dossier, custody, directory })
}

/** Tells of a paper result and the section where it lies. */
export async function tellShelved(
  ctx: Ctx, { dossier: { id, publicId, number }, custody: { unitId }, directory }: Shelved,
  type: 'dossier.result-shelved' | 'dossier.result-archived' | 'dossier.result-fetched',
): Promise<void> {
  await recordEvent({ ...ctx, unitId }, {
    type, subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number, unit: directory.lastKnown(unitId)?.publicId ?? '' },
  })
}
