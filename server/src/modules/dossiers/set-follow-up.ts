import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { listTasks } from '../workflow/public.ts'
import type { DossierRooms } from './rooms.ts'
import { findDossier } from './store/dossier-store.ts'
import { keepFollowUp } from './store/follow-ups.ts'
import { type Viewer, isWithinReach } from './viewer.ts'

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
  const tasks = await listTasks(ctx.tx, dossier?.id ?? NO_ROW)
  if (!dossier || !isWithinReach(rooms.directory.on(today), viewer, dossier, tasks))
    return refuse({ code: 'dossier-unknown' })
  if (onDay !== null && onDay < today) return refuse({ code: 'day-over' })
  await keepFollowUp(ctx.tx, viewer.accountId, dossier.id, onDay)
  return ok({ onDay })
}
