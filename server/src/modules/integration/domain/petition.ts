import { type Limit, dueOf } from '../../../kernel/deadline.ts'
import { type Result, ok } from '../../../kernel/result.ts'
import type { CalendarMissing, WorkCalendar } from '../../../kernel/work-calendar.ts'

/** A question (hỏi đáp), or what somebody reports or proposes (phản ánh, kiến nghị). */
export type PetitionKind = 'question' | 'petition'

/** Waiting for somebody, taken by somebody, or over: answered, or refused with a reason. */
export type PetitionState = 'waiting' | 'taken' | 'answered' | 'refused'

type Term = Pick<Limit, 'amount' | 'unit'>

/**
 * Who has what names no unit (an id of the data), and within what a petition is refused or answered; the policy
 * `petitions`. TODO(law): whether the same days bind a mere question.
 */
export interface PetitionRule { readonly to: string; readonly refuse: Term; readonly settle: Term }

/** By when it is refused at the latest, and by when it is answered; the day on which it came is not counted. Pure. */
export function petitionTimes(
  { refuse: refuseWithin, settle }: Pick<PetitionRule, 'refuse' | 'settle'>, start: Date, calendar: WorkCalendar,
): Result<{ readonly refuseBy: Date; readonly dueAt: Date }, CalendarMissing> {
  const end = (limit: Term) => dueOf({ start, limit: { ...limit, policy: 'end-of-day' }, pauses: [], calendar })
  const [refused, settled] = [end(refuseWithin), end(settle)]
  if (!refused.ok) return refused
  return settled.ok ? ok({ refuseBy: refused.value, dueAt: settled.value }) : settled
}

/** Whether somebody here still has to do something about it. */
export function isOpenPetition(state: PetitionState): boolean {
  return state === 'waiting' || state === 'taken'
}

/** The id behind a number, however it was typed; undefined of what is none. */
export function petitionIdOf(number: string): bigint | undefined {
  const [, digits] = /^PA[\s-]*0*(\d{1,18})$/i.exec(number.trim()) ?? []
  return digits === undefined ? undefined : BigInt(digits)
}

/** By which people speak of it. */
export function numberOfPetition(id: bigint): string {
  return `PA-${String(id).padStart(6, '0')}`
}
