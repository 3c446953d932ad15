import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockMessage } from './store/mending.ts'

/**
 * Lets somebody read what a refused message says, who has to put it right: it has personal data, so no other is read
 * (ADR 0092). The door keeps the reason with the reading. Refuses with `reason-needed`, `message-unknown`,
 * `message-not-dead`.
 */
export async function readMessage(
  ctx: Ctx, { message, reason }: { readonly message: string; readonly reason: string },
): Promise<Result<void, { readonly code: 'reason-needed' | 'message-unknown' | 'message-not-dead' }>> {
  if (cleanLines(reason) === '') return refuse({ code: 'reason-needed' })
  const found = await lockMessage(ctx.tx, message)
  if (!found) return refuse({ code: 'message-unknown' })
  if (found.state !== 'dead') return refuse({ code: 'message-not-dead' })
  await recordEvent(ctx, {
    type: 'message.read', subjectKind: 'message', subjectId: found.id,
    ...found.dossierId !== null && { dossierId: found.dossierId }, data: { message, partner: found.partner },
  })
  return ok(undefined)
}
