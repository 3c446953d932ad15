import { timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db.ts'
import type { Outward } from '../../../platform/outward/outward.ts'
import { fingerprintOf } from '../../../platform/secrets.ts'
import { SendFault, httpFault } from '../../../platform/send-fault.ts'
import { WEBHOOK_HEADERS, signWebhook, webhookKeyOf, webhookSecretOf } from '../../../platform/webhook-signature.ts'
import type { Outlet } from '../domain/message.ts'
import { noteTry } from '../store/webhook-tries.ts'
import { type Webhook, isStillWanted } from '../store/webhooks.ts'

export interface WebhookCalls {
  readonly db: Db
  readonly outward: Outward
  readonly machineClock: Clock
  /** The program's own, of which those of endpoints are made. */
  readonly secret: string
  /** So many calls of a message are kept for whoever looks why it did not arrive; the policy `webhook-tries`. */
  readonly triesKept: number
}

/**
 * How messages go to an endpoint: a call each, signed anew with each try. Only an answer of 2xx takes it; with any
 * other it waits and is tried again, however long the endpoint is away (`isPoison`). Looked at before each: of an
 * endpoint that has ended, or a message that was dropped since the round began, nothing goes out any more.
 */
export function webhookOutlet(
  { partner, publicId, address, secretDigest }: Webhook, { db, outward, machineClock, secret, triesKept }: WebhookCalls,
): Outlet {
  return {
    partner, most: 1,
    async send([message]) {
      if (!message || !await isStillWanted(db, message.id, machineClock.now())) return []
      const own = webhookSecretOf(secret, publicId)
      const key = webhookKeyOf(own)
      // The program's secret was changed: what we would sign with is not what the receiver has.
      if (!key || !timingSafeEqual(fingerprintOf(own), secretDigest)) throw new SendFault('secret-changed', false)
      const body = JSON.stringify(message.body)
      const timestamp = String(Math.floor(machineClock.now().getTime() / 1_000))
      const signature = signWebhook(key, { id: message.publicId, timestamp, body })
      const at = machineClock.now()
      const note = async (status: number | null, fault: string | null) => {
        const tookMs = Math.max(0, machineClock.now().getTime() - at.getTime())
        await noteTry(db, { messageId: message.id, at, tookMs, status, fault }, triesKept)
      }
      const { status, answer, header } = await outward.post(address, {
        'content-type': 'application/cloudevents+json; charset=utf-8', 'user-agent': 'motcua-webhooks/1',
        [WEBHOOK_HEADERS.id]: message.publicId, [WEBHOOK_HEADERS.timestamp]: timestamp,
        [WEBHOOK_HEADERS.signature]: signature,
      }, body).catch(async (error: unknown) => {
        if (error instanceof SendFault) await note(null, error.code)
        throw error
      })
      const fault = status < 200 || status > 299 ? `http-${status}` : null
      // What is no status is in the fault alone: the record of tries has room for real ones.
      await note(status >= 100 && status <= 599 ? status : null, fault)
      if (fault !== null) throw httpFault(status, (name) => header?.(name))
      return [{ id: message.id, is: 'taken', answer: `${status} ${answer}` }]
    },
  }
}
