import { dayOf } from '../../../kernel/civil-day.ts'

/** A supplement too many makes it late, whatever the day (QĐ 766; R8); a day before the term counts as early (R12). */
export function punctualityOf(
  { dueAt, lateBySupplementAt }: { readonly dueAt: Date | null; readonly lateBySupplementAt: Date | null },
  issuedAt: Date,
): 'early' | 'on-time' | 'late' {
  if (lateBySupplementAt !== null || (dueAt !== null && issuedAt > dueAt)) return 'late'
  return dueAt !== null && dayOf(issuedAt) < dayOf(dueAt) ? 'early' : 'on-time'
}
