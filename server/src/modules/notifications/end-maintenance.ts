import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { maintenanceStateAt } from './domain/maintenance.ts'
import { endMaintenanceRow, lockMaintenance } from './maintenance-store.ts'

export interface EndMaintenance {
  readonly publicId: string
  /** Why, for whoever looks later. */
  readonly note: string
}

export type EndMaintenanceRefusal =
  | { readonly code: 'maintenance-unknown' | 'maintenance-note-missing' | 'maintenance-over' }

/**
 * Calls planned maintenance off before it begins, or ends it early (hủy, kết thúc sớm). Leaves `maintenance.ended`.
 */
export async function endMaintenance(
  ctx: Ctx, { publicId, note: raw }: EndMaintenance,
): Promise<Result<{ readonly publicId: string }, EndMaintenanceRefusal>> {
  const endNote = cleanLines(raw)
  if (endNote === '') return refuse({ code: 'maintenance-note-missing' })
  const found = await lockMaintenance(ctx.tx, publicId)
  if (!found) return refuse({ code: 'maintenance-unknown' })
  const state = maintenanceStateAt(found, ctx.now)
  if (state !== 'coming' && state !== 'lasting') return refuse({ code: 'maintenance-over' })
  await endMaintenanceRow(ctx.tx, found.id, { endedAt: ctx.now, endedBy: ctx.actorId, endNote })
  await recordEvent(ctx, {
    type: 'maintenance.ended', subjectKind: 'maintenance', subjectId: found.id,
    data: { maintenance: publicId, calledOff: state === 'coming' },
  })
  return ok({ publicId })
}
