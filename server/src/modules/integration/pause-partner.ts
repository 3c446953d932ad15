import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { pauseRow, resumeRow } from './store/mending.ts'
import { ensurePartner } from './store/outbox.ts'

/**
 * Holds what goes to a partner until it is resumed: it is made and waits. Whether there is such a partner is for the
 * caller to say. Refuses with `reason-needed`, `partner-paused-already`.
 */
export async function pausePartner(
  ctx: Ctx, { partner, reason: raw }: { readonly partner: string; readonly reason: string },
): Promise<Result<void, { readonly code: 'reason-needed' | 'partner-paused-already' }>> {
  const reason = cleanLines(raw)
  if (reason === '') return refuse({ code: 'reason-needed' })
  await ensurePartner(ctx.tx, partner)
  const paused = await pauseRow(ctx.tx, partner, { at: ctx.now, accountId: ctx.actorId, reason })
  if (!paused) return refuse({ code: 'partner-paused-already' })
  await recordEvent(ctx, { type: 'partner.paused', subjectKind: 'partner', subjectId: 0n, data: { partner } })
  return ok(undefined)
}

/** Lets what waits go, at once. Refuses with `partner-not-paused`. */
export async function resumePartner(
  ctx: Ctx, partner: string,
): Promise<Result<void, { readonly code: 'partner-not-paused' }>> {
  if (!await resumeRow(ctx.tx, partner)) return refuse({ code: 'partner-not-paused' })
  await recordEvent(ctx, { type: 'partner.resumed', subjectKind: 'partner', subjectId: 0n, data: { partner } })
  return ok(undefined)
}
