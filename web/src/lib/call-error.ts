import type { Problem } from '@motcua/contracts/problem.ts'
import { CALL } from './call-texts.ts'
import { say } from './language.ts'

export type Fault = Problem['errors'][number]

/**
 * A refusal (problem+json), or no answer at all. `message` is a sentence for the screen, in its language; `code` is
 * what programs go by (`no-answer` when the line was cut, `unreadable-answer` when something between us answered).
 */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly status: number
  readonly code: string
  readonly errors: readonly Fault[]

  constructor(status: number, code: string, detail: string, errors: readonly Fault[] = []) {
    super(detail)
    this.status = status
    this.code = code
    this.errors = errors
  }
}

export function noAnswer(): CallError {
  return new CallError(0, 'no-answer', say(CALL.noAnswer))
}

/** Whatever came with a status of 400 and above; a proxy's HTML page too. */
export function refusalOf(status: number, body: unknown): CallError {
  if (isProblem(body))
    return new CallError(status, body.code, body.detail, Array.isArray(body.errors) ? body.errors : [])
  return new CallError(status, 'unreadable-answer', say(CALL.unreadable, { status }))
}

function isProblem(body: unknown): body is Pick<Problem, 'code' | 'detail' | 'errors'> {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    && 'detail' in body && typeof body.detail === 'string'
}

export function isRefusal(error: unknown, code: string): boolean {
  return error instanceof CallError && error.code === code
}

/**
 * Whether nobody here knows if the server has done it: the line was cut, or something broke there. The same must be
 * asked again under the same request id.
 */
export function isUncertain(error: unknown): boolean {
  return error instanceof CallError && (error.status === 0 || error.status >= 500)
}

/** Whether the same may go well in a moment, without anybody changing anything. */
export function mayPass(error: unknown): boolean {
  return isUncertain(error) || error instanceof CallError && error.status === 429
}

/** The text beside one field; `pointer` is a JSON pointer into the body that was sent. */
export function faultAt(error: unknown, pointer: string): string | undefined {
  return error instanceof CallError ? error.errors.find((fault) => fault.pointer === pointer)?.text : undefined
}

/** Faults under a pointer, by what follows it: `/answers/child.sex` under `/answers` is `child.sex`. */
export function faultsUnder(error: unknown, pointer: string): Readonly<Record<string, string>> {
  if (!(error instanceof CallError)) return {}
  const under = error.errors.filter((fault) => fault.pointer.startsWith(`${pointer}/`))
  return Object.fromEntries(
    under.map((fault) => [unescapePointer(fault.pointer.slice(pointer.length + 1)), fault.text]),
  )
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}
