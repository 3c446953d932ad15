import type { CorrectionLine } from '@motcua/contracts/calendar-corrections.ts'
import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { CORRECTION } from './correction-texts.ts'

/** What a correction is about, in a few words. */
export function whatOf({ day, name }: Pick<CorrectionLine, 'day' | 'name'>): string {
  return day === null ? say(CORRECTION.imported)
    : say(CORRECTION.holiday, { day: showShortDay(`${day}T00:00:00+07:00`), name: name ?? '' })
}
