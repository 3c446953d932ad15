import type { RestAsked } from '../kernel/rest-asked.ts'

/** Why something did not leave: a stable word, since what servers answer may repeat names and addresses. */
export class SendFault extends Error {
  readonly code: string
  /** Trying again is no use. */
  readonly isFinal: boolean
  /** Where it has too much to do and said when it may be asked again. */
  readonly restAsked: RestAsked | undefined
  constructor(code: string, isFinal: boolean, cause?: unknown, restAsked?: RestAsked) {
    super(`not sent: ${code}`, { cause })
    this.name = 'SendFault'
    this.code = code
    this.isFinal = isFinal
    this.restAsked = restAsked
  }
}

/** Of several faults of one server that which is told: the one by which it asks for a rest, else the first. */
export function faultToTell(faults: readonly SendFault[]): SendFault | undefined {
  return faults.find(({ restAsked }) => restAsked !== undefined) ?? faults[0]
}

/** Of these statuses `Retry-After` says when one may ask again (RFC 6585, RFC 9110). */
const BUSY: ReadonlySet<number> = new Set([429, 503])

/** The fault `http-…` of an answer, with when it may be asked again, where it says so. */
export function httpFault(status: number, header: (name: 'retry-after' | 'date') => string | null | undefined): SendFault {
  const retryAfter = BUSY.has(status) ? header('retry-after') ?? null : null
  const asked = retryAfter === null ? undefined : { retryAfter: retryAfter.slice(0, 100), date: header('date') ?? null }
  return new SendFault(`http-${status}`, false, undefined, asked)
}
