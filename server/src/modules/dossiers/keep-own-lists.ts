import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Day } from '../../kernel/work-calendar.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import { listTasks } from '../workflow/public.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { DossierRooms } from './rooms.ts'
import { findDossier } from './store/dossier-store.ts'
import { deleteSavedView, keepFollowUp, keepSavedView } from './store/own-list.ts'
import { type Viewer, isWithinReach } from './viewer.ts'

/** More than a person can tell apart. */
export const MOST_VIEWS = 20

/**
 * Keeps a list with what is asked of it under a name of one's own (lưu danh sách); the same name replaces. Refuses
 * `too-many-views`. Leaves no event: how somebody looks at lists is no fact of a dossier.
 */
export async function saveView(
  ctx: Ctx, { name, asked }: { readonly name: string; readonly asked: Json },
): Promise<Result<{ publicId: string }, { readonly code: 'too-many-views' }>> {
  const publicId = await keepSavedView(ctx.tx, ctx.actorId, { name, asked, atMost: MOST_VIEWS })
  return publicId === undefined ? refuse({ code: 'too-many-views' }) : ok({ publicId })
}

/** Deletes a list of one's own; that of somebody else does not exist (`view-unknown`). */
export async function deleteView(
  ctx: Ctx, publicId: string,
): Promise<Result<null, { readonly code: 'view-unknown' }>> {
  return await deleteSavedView(ctx.tx, ctx.actorId, publicId) ? ok(null) : refuse({ code: 'view-unknown' })
}

export interface SetFollowUp {
  readonly publicId: string
  readonly viewer: Viewer
  /** Null takes the day away. */
  readonly onDay: Day | null
}

/**
 * Notes for oneself on which day one wants to look at a dossier again (ngày xem lại). Refuses `dossier-unknown`, and
 * `day-over` for a day that has passed. Changes nothing of the dossier, and leaves no event.
 */
export async function setFollowUp(
  ctx: Ctx, rooms: DossierRooms, { publicId, viewer, onDay }: SetFollowUp,
): Promise<Result<{ onDay: Day | null }, { readonly code: 'dossier-unknown' | 'day-over' }>> {
  const dossier = await findDossier(ctx.tx, publicId)
  const today = dayOf(ctx.now)
  if (!dossier || !isWithinReach(rooms.directory.on(today), viewer, dossier, await listTasks(ctx.tx, dossier.id)))
    return refuse({ code: 'dossier-unknown' })
  if (onDay !== null && onDay < today) return refuse({ code: 'day-over' })
  await keepFollowUp(ctx.tx, viewer.accountId, dossier.id, onDay)
  return ok({ onDay })
}
