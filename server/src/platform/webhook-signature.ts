import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What is signed of a webhook (Standard Webhooks 1.0): its id, the second of the call, and the body as it is sent. */
export interface SignedWebhook {
  readonly id: string
  /** Seconds since 1970, as they stand in the header. */
  readonly timestamp: string
  readonly body: string
}

export const WEBHOOK_HEADERS = {
  id: 'webhook-id', timestamp: 'webhook-timestamp', signature: 'webhook-signature',
} as const

/** How far the clocks of both sides may be apart, and a call under way. */
const WINDOW_SECONDS = 300
const PREFIX = 'whsec_'
/** Bytes of a key: the specification asks for 24 to 64. */
const [LEAST, MOST, OURS] = [24, 64, 32]

/**
 * The secret of an endpoint, made of the program's own and of the endpoint's name: it stands in no table, is shown
 * once, and is the same in all processes.
 */
export function webhookSecretOf(secret: string, endpoint: string): string {
  return PREFIX + Buffer.from(hkdfSync('sha256', secret, endpoint, 'motcua webhook', OURS)).toString('base64')
}

/** The key that a secret stands for; undefined of a text that is none. */
export function webhookKeyOf(secret: string): Buffer | undefined {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret
  const key = Buffer.from(text, 'base64')
  return key.toString('base64') === text && key.length >= LEAST && key.length <= MOST ? key : undefined
}

/** The value of `webhook-signature`. */
export function signWebhook(key: Buffer, { id, timestamp, body }: SignedWebhook): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** forged: by nobody who has the key. stale: signed more than five minutes ago, or in the future. */
export type WebhookJudgement = 'valid' | 'forged' | 'stale'

/**
 * Whether it was signed with the key, and of these minutes. One good signature of several is enough, while keys change.
 */
export function judgeWebhook(key: Buffer, webhook: SignedWebhook, signature: string, now: Date): WebhookJudgement {
  // A dot in the id would let one signature stand for two messages; a moment of other signs is none.
  const isShaped = /^[\w-]{1,200}$/.test(webhook.id) && /^\d{1,12}$/.test(webhook.timestamp)
  const expected = Buffer.from(signWebhook(key, webhook))
  const isSigned = signature.length <= 2_000 && signature.split(' ').some((one) => {
    const given = Buffer.from(one)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!isShaped || !isSigned) return 'forged'
  return Math.abs(now.getTime() / 1_000 - Number(webhook.timestamp)) <= WINDOW_SECONDS ? 'valid' : 'stale'
}
