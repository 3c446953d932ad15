import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { listTasks } from '../workflow/public.ts'
import { recordEvent } from '../audit/public.ts'
import type { Directory } from '../organisation/public.ts'
import { type Viewer, isPartOf, isWithinReach } from './viewer.ts'
import type { Acted, OnDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { changeDossier, lockDossier } from './store/dossier-store.ts'
import { type Originals, findOriginals, handOverOriginals, receiveOriginals } from './store/originals-store.ts'
import { insertRemarks } from './store/remark-store.ts'

export type OriginalsRefusal =
  | { readonly code: 'dossier-unknown' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }
  | { readonly code: 'no-originals' }
  | { readonly code: 'not-your-step' }
  | { readonly code: 'originals-moved' }
  | { readonly code: 'originals-not-sent' }

export interface MoveOriginals extends OnDossier {
  readonly deed: 'hand-over' | 'receive'
  readonly note?: string | undefined
}

/**
 * Paper originals leave the section, or arrive at the settling unit (chuyển, nhận hồ sơ giấy, R5): within one working
 * day, each with its own acknowledgement, whatever state the dossier is in; by somebody there (`not-your-step`). Leaves
 * `dossier.originals-handed-over` or
 * `dossier.originals-received`.
 */
export async function moveOriginals(
  ctx: Ctx, rooms: DossierRooms, input: MoveOriginals,
): Promise<Result<Acted, OriginalsRefusal>> {
  const dossier = await lockDossier(ctx.tx, input.publicId)
  // Papers may follow when the step has gone on: whoever had one of its steps may still receive them.
  const tasks = await listTasks(ctx.tx, dossier?.id ?? NO_ROW)
  const directory = rooms.directory.on(dayOf(ctx.now))
  if (!dossier || !isWithinReach(directory, input.viewer, dossier, tasks)) return refuse({ code: 'dossier-unknown' })
  if (input.version !== undefined && input.version !== dossier.version)
    return refuse({ code: 'changed-meanwhile', version: dossier.version })
  const may = mayMoveOriginals(directory, input.viewer, await findOriginals(ctx.tx, dossier.id), input.deed)
  if (!may.ok) return may
  const isSending = input.deed === 'hand-over'
  await (isSending ? handOverOriginals : receiveOriginals)(ctx.tx, dossier.id, ctx.now, ctx.actorId)
  const type = isSending ? 'dossier.originals-handed-over' : 'dossier.originals-received'
  const data = { dossier: dossier.publicId, number: dossier.number }
  await recordEvent(ctx, { type, subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id, data })
  await insertRemarks(ctx, dossier.id, { note: input.note })
  const version = await changeDossier(ctx.tx, dossier.id, {})
  return ok({
    publicId: dossier.publicId, version, state: dossier.state, dueAt: dossier.dueAt, slipId: null, undoSeconds: null,
  })
}

/** Whether somebody at the place where the originals are, or are to come, may move them there now. */
export function mayMoveOriginals(
  directory: Directory, { grants }: Viewer, originals: Originals | undefined, deed: MoveOriginals['deed'],
): Result<undefined, OriginalsRefusal> {
  if (!originals) return refuse({ code: 'no-originals' })
  const isSending = deed === 'hand-over'
  const at = isSending ? originals.fromUnitId : originals.toUnitId
  if (!grants.some(({ unitId }) => unitId !== null && isPartOf(directory, at, unitId)))
    return refuse({ code: 'not-your-step' })
  if (isSending && originals.handedOverAt || originals.receivedAt) return refuse({ code: 'originals-moved' })
  return isSending || originals.handedOverAt ? ok(undefined) : refuse({ code: 'originals-not-sent' })
}
