import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { ClearanceStage } from './domain/clearance.ts'
import type { ClearanceDone } from './propose-clearance.ts'
import {
  type ClearanceRow, endStages, insertStage, listStages, lockClearance, markRevoked,
} from './store/clearances.ts'
import { moveRevision } from './store/revision.ts'

export interface OpenStage {
  readonly publicId: string
  readonly stage: ClearanceStage
  /** Sections, or agencies whose sections they are, of a pilot; nothing for the province. */
  readonly unitIds: readonly bigint[]
  readonly from: Day
  readonly reason: string
}

export type StageRefusal = { readonly code: 'clearance-unknown' } | { readonly code: 'clearance-not-approved' }
  | { readonly code: 'clearance-ended' } | { readonly code: 'day-past' } | { readonly code: 'pilot-first' }
  | { readonly code: 'units-missing' } | { readonly code: 'province-already' }

/**
 * Lets what is approved be received: tried in named units first (thí điểm), then in all of the province (toàn tỉnh).
 * What held till then ends the day before. Leaves `clearance.opened`.
 */
export async function openStage(
  ctx: Ctx, { publicId, stage, unitIds, from, reason }: OpenStage,
): Promise<Result<ClearanceDone, StageRefusal>> {
  const held = await holdApproved(ctx, publicId, from)
  if (!held.ok) return held
  const entry = held.value
  const stages = await listStages(ctx.tx, [entry.id])
  if (stages.some((one) => one.stage === 'province')) return refuse({ code: 'province-already' })
  if (stage === 'pilot' && unitIds.length === 0) return refuse({ code: 'units-missing' })
  if (stage === 'province' && !stages.some((one) => one.validFrom < from)) return refuse({ code: 'pilot-first' })
  await endStages(ctx.tx, entry.procedureId, from)
  const named = stage === 'pilot' ? [...new Set(unitIds)] : null
  await insertStage(ctx.tx, entry, { stage, unitIds: named, from, reason }, ctx.now, ctx.actorId)
  await moveRevision(ctx.tx)
  await recordEvent(ctx, {
    type: 'clearance.opened', subjectKind: 'clearance', subjectId: entry.id,
    data: { clearance: publicId, stage, from, units: named?.length ?? 0 },
  })
  return ok({ publicId })
}

/** An entry that is approved and goes on, locked, for a change from that day on. */
async function holdApproved(
  ctx: Ctx, publicId: string, from: Day,
): Promise<Result<ClearanceRow, StageRefusal>> {
  const entry = await lockClearance(ctx.tx, publicId)
  if (!entry) return refuse({ code: 'clearance-unknown' })
  if (entry.declinedAt || entry.revokedAt) return refuse({ code: 'clearance-ended' })
  if (!entry.approvedAt) return refuse({ code: 'clearance-not-approved' })
  return from < dayOf(ctx.now) ? refuse({ code: 'day-past' }) : ok(entry)
}

export interface RevokeClearance { readonly publicId: string; readonly from: Day; readonly reason: string }

/**
 * Takes it off the list from a day on, for a reason (thu hồi): what was received by it goes on, and nothing new is.
 * Leaves `clearance.revoked`.
 */
export async function revokeClearance(
  ctx: Ctx, { publicId, from, reason }: RevokeClearance,
): Promise<Result<ClearanceDone, StageRefusal>> {
  const held = await holdApproved(ctx, publicId, from)
  if (!held.ok) return held
  const entry = held.value
  await endStages(ctx.tx, entry.procedureId, from)
  await markRevoked(ctx.tx, entry.id, { reason, from }, ctx.now, ctx.actorId)
  await moveRevision(ctx.tx)
  await recordEvent(ctx, {
    type: 'clearance.revoked', subjectKind: 'clearance', subjectId: entry.id, data: { clearance: publicId, from },
  })
  return ok({ publicId })
}
