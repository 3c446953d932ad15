import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { digestOf } from './store/outbox.ts'
import { lockMessage, reviveMessage, dropLocked } from './store/mending.ts'

export type MendMessageRefusal =
  | { readonly code: 'message-unknown' }
  | { readonly code: 'message-not-dead'; readonly state: string }
  | { readonly code: 'message-of-other-dossier' }

export interface MendMessage {
  readonly message: string
  /** What is said instead; as it was where it is left out. */
  readonly body?: Readonly<Record<string, unknown>> | undefined
}

/**
 * Sends a dead message again, as it was or put right; the later ones of its dossier follow it. Refuses with
 * `message-unknown`, `message-not-dead`, and `message-of-other-dossier`: what is put right still tells of its dossier.
 */
export async function resendMessage(
  ctx: Ctx, { message, body }: MendMessage,
): Promise<Result<void, MendMessageRefusal>> {
  const found = await lockMessage(ctx.tx, message)
  if (!found) return refuse({ code: 'message-unknown' })
  if (found.state !== 'dead') return refuse({ code: 'message-not-dead', state: found.state })
  if (body && body['MaHoSo'] !== found.body['MaHoSo']) return refuse({ code: 'message-of-other-dossier' })
  const said = body ?? found.body
  await reviveMessage(ctx.tx, found.id, said, digestOf(said))
  await recordEvent(ctx, {
    type: 'message.resent', subjectKind: 'message', subjectId: found.id,
    ...found.dossierId !== null && { dossierId: found.dossierId },
    data: { message, partner: found.partner, isEdited: body !== undefined },
  })
  return ok(undefined)
}

/** Decides that a dead message is not sent; the later ones of its dossier go on. Refuses as `resendMessage` does. */
export async function dropMessage(
  ctx: Ctx, { message, reason }: { readonly message: string; readonly reason: string },
): Promise<Result<void, MendMessageRefusal>> {
  const found = await lockMessage(ctx.tx, message)
  if (!found) return refuse({ code: 'message-unknown' })
  if (found.state !== 'dead') return refuse({ code: 'message-not-dead', state: found.state })
  await dropLocked(ctx.tx, found.id, reason)
  await recordEvent(ctx, {
    type: 'message.dropped', subjectKind: 'message', subjectId: found.id,
    ...found.dossierId !== null && { dossierId: found.dossierId }, data: { message, partner: found.partner },
  })
  return ok(undefined)
}
