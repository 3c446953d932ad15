import { randomUUID } from 'node:crypto'
import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { fingerprintOf } from '../../../platform/secrets.ts'
import { webhookSecretOf } from '../../../platform/webhook-signature.ts'
import { recordEvent } from '../../audit/public.ts'
import { type WebhookKind, partnerOfWebhook } from '../domain/webhook-kinds.ts'
import { ensurePartner } from '../store/outbox.ts'
import { insertWebhook } from '../store/webhooks.ts'

export interface RegisterWebhook {
  readonly unitId: bigint
  /** That was looked at by `Outward.check`. */
  readonly address: string
  readonly kinds: readonly WebhookKind[]
  /** The program's own, of which that of the endpoint is made. */
  readonly secret: string
}

/**
 * Registers an address that is told of dossiers of a unit and its parts (đăng ký địa chỉ nhận thông báo). Its secret is
 * answered once and stands in no table. Refuses with `webhook-there-already`. Leaves `webhook.registered`.
 */
export async function registerWebhook(
  ctx: Ctx, { unitId, address, kinds, secret: program }: RegisterWebhook,
): Promise<Result<{ readonly publicId: string; readonly secret: string }, { readonly code: 'webhook-there-already' }>> {
  const publicId = randomUUID()
  const partner = partnerOfWebhook(publicId)
  const secret = webhookSecretOf(program, publicId)
  await ensurePartner(ctx.tx, partner)
  const id = await insertWebhook(ctx.tx, {
    publicId, partner, unitId, address, kinds: [...new Set(kinds)], secretDigest: fingerprintOf(secret),
    madeAt: ctx.now, madeBy: ctx.actorId,
  })
  if (id === undefined) return refuse({ code: 'webhook-there-already' })
  await recordEvent(ctx, { type: 'webhook.registered', subjectKind: 'webhook', subjectId: id, data: { webhook: publicId } })
  return ok({ publicId, secret })
}
