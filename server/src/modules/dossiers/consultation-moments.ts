import { type Result, ok } from '../../kernel/result.ts'
import type { CalendarMissing, WorkCalendar } from '../../kernel/work-calendar.ts'
import { termEnd, termOfHours } from '../workflow/public.ts'
import type { Moments } from './domain/consultation.ts'

/**
 * When a question that was asked at a moment is reminded of, at half and at four fifths of its hours, and when its time
 * is over, by the calendar of whoever is asked. Refuses where that calendar does not reach.
 */
export function momentsOfConsultation(
  askedAt: Date, hours: number, calendar: WorkCalendar,
): Result<Moments, CalendarMissing> {
  const endOf = (part: number) => termEnd(termOfHours(askedAt, hours * part), [], calendar)
  const [halfAt, nearAt, dueAt] = [endOf(0.5), endOf(0.8), endOf(1)]
  if (!halfAt.ok) return halfAt
  if (!nearAt.ok) return nearAt
  return dueAt.ok ? ok({ halfAt: halfAt.value, nearAt: nearAt.value, dueAt: dueAt.value }) : dueAt
}
