import { SendFault, httpFault } from '../send-fault.ts'

/** What a partner's system says, one object of JSON. */
export type Answer = Readonly<Record<string, unknown>>

/** A call and its answer take no longer, unless more is said. */
export const PARTNER_SECONDS = 10

/**
 * Asks a partner's system, and nowhere else than asked; question and answer, read to its end, take so many milliseconds
 * at most. Throws SendFault `timeout`, `certificate-expired` or `unreachable`.
 */
export async function askPartner(
  address: URL, init: RequestInit, milliseconds = PARTNER_SECONDS * 1_000,
): Promise<Response> {
  return fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(milliseconds) }).catch((error: unknown) => {
    throw faultOf(error)
  })
}

/**
 * The content of a good answer of at most so many bytes. Throws SendFault: `http-…` of a bad one, `answer-unreadable`
 * of what is no such object, `timeout` or `unreachable` of one that breaks off.
 */
export async function readAnswer(answer: Response, most: number): Promise<Answer> {
  if (!answer.ok) {
    await answer.body?.cancel()
    throw httpFault(answer.status, (name) => answer.headers.get(name))
  }
  const read = answerIn(await textWithin(answer, most))
  if (read === undefined) throw new SendFault('answer-unreadable', false)
  return read
}

/**
 * The text of an answer, read no further than so many bytes: one without an end fills no memory. Throws SendFault:
 * `answer-unreadable` of a longer one and of what is no UTF-8, `timeout` or `unreachable` of one that breaks off.
 */
export async function textWithin(answer: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of answer.body ?? []) {
      size += part.length
      if (size > most) break // leaving the loop ends the connection
      parts.push(part)
    }
  } catch (error) {
    throw faultOf(error)
  }
  if (size > most) throw new SendFault('answer-unreadable', false)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  } catch (error) {
    throw new SendFault('answer-unreadable', false, error)
  }
}

/** The object of JSON that a text is; undefined of every other text. */
export function answerIn(text: string): Answer | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read as Answer : undefined
  } catch {
    return undefined
  }
}

/** Whether the whole system of a partner is down, so that there is no use in asking it the next thing. */
export function isDown({ code }: Pick<SendFault, 'code'>): boolean {
  return /^(?:timeout|unreachable|certificate-expired|http-(?:5\d\d|429))$/.test(code)
}

/** Whether a partner refuses us, and not one thing that it was asked. */
export function refusesUs({ code }: SendFault): boolean {
  return /^(?:(?:token|session)-refused|http-(?:401|403))$/.test(code)
}

function faultOf(error: unknown): SendFault {
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  const { code } = Object((error as { cause?: unknown }).cause) as { code?: unknown }
  if (code === 'CERT_HAS_EXPIRED') return new SendFault('certificate-expired', false, error)
  return new SendFault(isLate ? 'timeout' : 'unreachable', false, error)
}
