import type { IncomingMessage } from 'node:http'

const CUT = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'])

/**
 * Whether an error only says that whoever sent the request went away before the end of it: a window closed, a phone out
 * of reach. No fault of the program, and nobody is there to answer. What broke of itself meanwhile is still an error.
 */
export function isGoneAway({ readableAborted }: Pick<IncomingMessage, 'readableAborted'>, error: unknown): boolean {
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown }
  return readableAborted && (CUT.has(String(code)) || /^Unexpected end of/.test(String(message)))
}

/** As proxies write down a request whose caller has gone; nobody is there to read it. */
export const GONE = 499

/** Whether there is nobody left to answer: people leave a page that does not come, and ask anew. */
export function isGone({ raw }: { readonly raw: { readonly destroyed: boolean } }): boolean {
  return raw.destroyed
}
