import { SendFault } from '../send-fault.ts'

export interface Sms {
  /** Of ours, so that the gateway knows one that comes twice; a one-time code has none. */
  readonly id: string | null
  /** E.164, `+84…`. */
  readonly to: string
  readonly text: string
}

/** How one may end that a gateway took: at its phone, or not any more. */
export const ENDS = ['delivered', 'failed', 'expired', 'unknown-number'] as const
export type End = typeof ENDS[number]

export interface SmsPort {
  /** Done when the gateway has taken it over. Throws SendFault; final, if the gateway refuses it for good (4xx). */
  send(sms: Sms): Promise<void>
  /**
   * What became of these by their ids, as far as the gateway knows their end; of the others it says nothing yet. Left
   * out by a gateway that knows no more than that it took them. Throws SendFault.
   */
  arrivals?(ids: readonly string[]): Promise<ReadonlyMap<string, End>>
}

const TIMEOUT = 10_000
const TRY_AGAIN = new Set([401, 403, 404, 408, 425, 429])

/**
 * SMS through a gateway over HTTP: POST of `{id, to, text}` as JSON with the key as bearer token, 2xx means taken over.
 * A wrong key or address is ours to mend, so messages wait for that; other refusals (4xx) are final.
 */
export function openSms(url: string, key: string): SmsPort {
  return {
    async send({ id, to, text }) {
      const headers = {
        'content-type': 'application/json', 'authorization': `Bearer ${key}`,
        ...(id !== null && { 'idempotency-key': id }),
      }
      const request = {
        method: 'POST', headers, body: JSON.stringify({ id, to, text }), redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      } as const
      const answer = await fetch(url, request).catch((error: unknown) => {
        throw new SendFault(
          error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable', false, error,
        )
      })
      await answer.body?.cancel()
      if (answer.ok) return
      throw new SendFault(
        `http-${answer.status}`, answer.status >= 400 && answer.status < 500 && !TRY_AGAIN.has(answer.status),
      )
    },
  }
}
