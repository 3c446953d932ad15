import { type Limit } from '../../../../kernel/deadline.ts'
import { dueOf } from '../../../../kernel/due.ts'
import { type Result, ok } from '../../../../kernel/result.ts'
import type { CalendarMissing, WorkCalendar } from '../../../../kernel/work-calendar.ts'
import type { Directory } from '../../../organisation/public.ts'

type Term = Pick<Limit, 'amount' | 'unit'>

/**
 * Within what an applicant is asked for a paper that a register should have replaced, where the register is away
 * (policy `register-awaited`; R4), and for how many working hours of that the register is asked again.
 */
export interface QuestionRule { readonly online: Term; readonly paper: Term; readonly askHours: number }

/** The rule of a day; undefined where the data have none: then nothing is awaited. */
export function questionRuleOf(directory: Pick<Directory, 'policy'>): QuestionRule | undefined {
  return directory.policy('register-awaited')?.value as QuestionRule | undefined
}

/** Which papers a register stands in for, by their types (policy `register-papers`, by its code). */
export function papersOf(directory: Pick<Directory, 'policy'>, register: string): readonly string[] {
  return directory.policy('register-papers', register)?.value as readonly string[] | undefined ?? []
}

/** Until when the register is asked again, and until when the applicant is asked instead. Pure. */
export function questionTimes(
  rule: QuestionRule, { start, isOnline, calendar }: {
    readonly start: Date; readonly isOnline: boolean; readonly calendar: WorkCalendar
  },
): Result<{ readonly askUntil: Date; readonly dueAt: Date }, CalendarMissing> {
  const end = (limit: Term) => dueOf({ start, limit: { ...limit, policy: 'end-of-day' }, pauses: [], calendar })
  const [due, asked] = [end(isOnline ? rule.online : rule.paper), end({ amount: rule.askHours, unit: 'working-hour' })]
  if (!due.ok) return due
  if (!asked.ok) return asked
  return ok({ dueAt: due.value, askUntil: asked.value < due.value ? asked.value : due.value })
}
