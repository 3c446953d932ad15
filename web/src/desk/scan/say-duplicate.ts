import type { DuplicatePaper } from '@motcua/contracts/scan-duplicates.ts'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { DUPLICATE } from './duplicate-texts.ts'

/** One of them, in words. */
export function sayDuplicate({ likeness, number, addedAt }: DuplicatePaper, what: string): string {
  if (number === null || addedAt === null) return say(DUPLICATE.sheet, { what })
  return say(DUPLICATE[likeness], { what, number, at: showMoment(addedAt) })
}
