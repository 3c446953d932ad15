import { randomUUID } from 'node:crypto'
import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { fingerprintOf } from '../../../platform/secrets.ts'
import { webhookSecretOf } from '../../../platform/webhook-signature.ts'
import { recordEvent } from '../../audit/public.ts'
import { type WebhookKind, partnerOfWebhook } from '../domain/webhook-kinds.ts'
import { ensurePartner } from '../store/outbox.ts'
import { countWebhooks, insertWebhook } from '../store/webhooks.ts'

/** How many endpoints a unit may have at a time, and of them a program; the policy `developer-endpoints`. */
export interface EndpointLimits { readonly ofUnit: number; readonly ofClient: number }

export type RegisterWebhookRefusal = { readonly code: 'webhook-there-already' | 'webhook-too-many' }

export interface RegisterWebhook {
  readonly unitId: bigint
  /** That was looked at by `Outward.check`. */
  readonly address: string
  readonly kinds: readonly WebhookKind[]
  /** The program that registers it, held so that it is not revoked meanwhile; undefined where an officer does. */
  readonly client?: { readonly id: bigint; readonly validUntil: Date } | undefined
  readonly limits: EndpointLimits
  /** The program's own, of which that of the endpoint is made. */
  readonly secret: string
}

/**
 * Registers an address that is told of dossiers of a unit and its parts (đăng ký địa chỉ nhận thông báo). Its secret is
 * answered once and stands in no table. Refuses with `webhook-too-many` and `webhook-there-already`. Leaves
 * `webhook.registered`.
 */
export async function registerWebhook(
  ctx: Ctx, { unitId, address, kinds, client, limits, secret: program }: RegisterWebhook,
): Promise<Result<{ readonly publicId: string; readonly secret: string }, RegisterWebhookRefusal>> {
  const clientId = client?.id ?? null
  const { ofUnit, ofClient } = await countWebhooks(ctx.tx, { unitId, clientId })
  if (ofUnit >= limits.ofUnit || ofClient >= limits.ofClient) return refuse({ code: 'webhook-too-many' })
  const publicId = randomUUID()
  const partner = partnerOfWebhook(publicId)
  const secret = webhookSecretOf(program, publicId)
  await ensurePartner(ctx.tx, partner)
  const id = await insertWebhook(ctx.tx, {
    publicId, partner, unitId, address, kinds: [...new Set(kinds)], secretDigest: fingerprintOf(secret),
    madeAt: ctx.now, madeBy: ctx.actorId, clientId, validUntil: client?.validUntil ?? null,
  })
  if (id === undefined) return refuse({ code: 'webhook-there-already' })
  await recordEvent(ctx, { type: 'webhook.registered', subjectKind: 'webhook', subjectId: id, data: { webhook: publicId } })
  return ok({ publicId, secret })
}
