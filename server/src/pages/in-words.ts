import { saySize } from '@motcua/contracts/file-size.ts'
import { type Language, sayIn } from '@motcua/contracts/texts.ts'
import { type Day, dayInFigures, dayOf, timeInFigures, weekdayOf } from '../kernel/civil-day.ts'
import { WEEKDAY } from './in-words-texts.ts'

const NO_BREAK = '\u00a0'

/** The same words on one line, whatever the width of the screen. */
function unbroken(words: string): string {
  return words.replaceAll(' ', NO_BREAK)
}

const COLLATOR = new Intl.Collator('vi', { numeric: true })

/** The order of a Vietnamese dictionary: d before đ, a, ă, â; Quận 2 before Quận 10. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return COLLATOR.compare(a.name, b.name)
}

/** Amounts in a text keep their unit beside them: `15.000 đồng/bản`, `340 kB`, `12 %`. */
export function tieAmounts(text: string): string {
  return text.replaceAll(/(?<=\d) (?=(?:đồng|kB|MB|%)(?!\p{L}))/gu, NO_BREAK)
}

/** `25/06/2021`. */
export function showDate(day: Day): string {
  return dayInFigures(day)
}

/** `thứ Sáu 25/06/2021`, on one line. */
export function showDay(day: Day, language: Language = 'vi'): string {
  return unbroken(`${sayIn(language)(WEEKDAY[weekdayOf(day) as keyof typeof WEEKDAY])} ${showDate(day)}`)
}

/** `14:05`, in Viet Nam. */
export function showTime(moment: Date): string {
  return timeInFigures(moment)
}

/** `16:30 thứ Sáu 25/06/2021`. */
export function showMoment(moment: Date, language: Language = 'vi'): string {
  return `${showTime(moment)} ${showDay(dayOf(moment), language)}`
}

/** `1,2 MB`, `340 kB`, on one line, in the unit of the limits. */
export function showSize(bytes: number): string {
  return unbroken(saySize('vi', bytes))
}

/** Of a picture, which is one page by itself, and of a document whose pages were counted; null where they were not. */
export function pagesOf({ kind, pages }: { readonly kind: string; readonly pages: number | null }): number | null {
  return pages ?? (kind.startsWith('image/') ? 1 : null)
}

/** The first 16 digits of a SHA-256 in fours, as people read numbers to each other. */
export function showChecksum(sha256: string): string {
  return sha256.slice(0, 16).replaceAll(/(?<=^(?:.{4})+)(?!$)/g, NO_BREAK)
}
