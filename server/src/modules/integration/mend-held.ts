import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { letWait, lockCame, refuseCame } from './store/held.ts'

export type MendHeldRefusal =
  | { readonly code: 'message-unknown' }
  | { readonly code: 'message-not-held'; readonly state: string }
  | { readonly code: 'reason-needed' }

/**
 * Has a held message handled again (xử lý lại), since what held it may be gone: a signer who is trusted now, a mapping
 * that was added. What nobody could read is fetched from its partner anew. It may be held again. Refuses with
 * `message-unknown`, `message-not-held`. Leaves `message.handled-again`.
 */
export async function handleAgain(ctx: Ctx, message: string): Promise<Result<void, MendHeldRefusal>> {
  const held = await lockHeld(ctx, message)
  if (!held.ok) return held
  const { id, partner, dossierId } = held.value
  await letWait(ctx.tx, id)
  await recordEvent(ctx, {
    type: 'message.handled-again', subjectKind: 'message', subjectId: id, ...dossierId !== null && { dossierId },
    data: { message, partner },
  })
  return ok(undefined)
}

/**
 * Lets somebody read what a held message says, who has to decide on it: it may have personal data, so no other is read
 * (ADR 0105). The door keeps the reason with the reading. Refuses as `handleAgain` does, and `reason-needed`. Leaves
 * `message.read`.
 */
export async function readHeld(
  ctx: Ctx, { message, reason }: { readonly message: string; readonly reason: string },
): Promise<Result<void, MendHeldRefusal>> {
  if (cleanLines(reason) === '') return refuse({ code: 'reason-needed' })
  const held = await lockHeld(ctx, message)
  if (!held.ok) return held
  const { id, partner, dossierId } = held.value
  await recordEvent(ctx, {
    type: 'message.read', subjectKind: 'message', subjectId: id, ...dossierId !== null && { dossierId },
    data: { message, partner },
  })
  return ok(undefined)
}

/**
 * Decides that nothing comes of a held message (không nhận), and why, which whoever sent it is told: the national
 * portal (ADR 0118), and on the axis the agency (ADR 0119). Refuses as `handleAgain` does, and `reason-needed`. Leaves
 * `message.refused`, which says none of the words.
 */
export async function refuseMessage(
  ctx: Ctx,
  { message, reason, machineNow }: { readonly message: string; readonly reason: string; readonly machineNow: Date },
): Promise<Result<void, MendHeldRefusal>> {
  const why = cleanLines(reason)
  if (why === '') return refuse({ code: 'reason-needed' })
  const held = await lockHeld(ctx, message)
  if (!held.ok) return held
  const { id, partner, dossierId, kind } = held.value
  await refuseCame(ctx.tx, id, why, machineNow)
  await recordEvent(ctx, {
    type: 'message.refused', subjectKind: 'message', subjectId: id, ...dossierId !== null && { dossierId },
    data: { message, partner, kind },
  })
  return ok(undefined)
}

async function lockHeld(
  ctx: Ctx, message: string,
): Promise<Result<NonNullable<Awaited<ReturnType<typeof lockCame>>>, MendHeldRefusal>> {
  const found = await lockCame(ctx.tx, message)
  if (!found) return refuse({ code: 'message-unknown' })
  return found.state === 'held' ? ok(found) : refuse({ code: 'message-not-held', state: found.state })
}
