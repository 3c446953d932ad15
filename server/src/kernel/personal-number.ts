import { type Check, VALID, invalid } from './check.ts'
import type { Day } from './civil-day.ts'

/** Numbers of invented people: place code 000 is never given out (`id check --demo`, demonstration installations). */
const DEMONSTRATION = /^000\d\d\d99\d{4}$/
/** The last day on which an old identity card (CMND) was good for anything. */
const OLD_NUMBERS_UNTIL: Day = '2024-12-31'

export interface PersonalNumberOptions {
  /** Whether invented people are known here; a production installation does not know them. */
  readonly demo?: boolean | undefined
  /** As declared; a year alone (`1990`) is enough. */
  readonly birthDate?: string | undefined
  readonly sex?: 'male' | 'female' | undefined
}

export type PersonalNumberReason = 'not-twelve-digits' | 'repeated-digit' | 'unknown-place' | 'demonstration-number'
export type OldNumberReason = 'not-nine-digits' | 'repeated-digit' | 'no-longer-valid'

/** What a clerk should look at twice; the population database may confirm it all the same. */
export type PersonalNumberWarning = 'sex-differs' | 'birth-year-differs'

export type PersonalNumberCheck =
  | { readonly valid: true; readonly warnings: readonly PersonalNumberWarning[] }
  | { readonly valid: false; readonly reason: PersonalNumberReason }

/**
 * Whether a text can be a personal number (số định danh cá nhân, CCCD): three digits of the place where the birth was
 * registered, one of sex and century (0 and 1 = man and woman of 1900-1999, 2 and 3 of 2000-2099, …), two of the year,
 * six at random; there is no check digit. Places are 001-096 for provinces, gaps included, since which of them were
 * given out changes by decree, and from 100 on for countries; 097-099 are neither. One digit twelve times is what
 * people type who have no number at hand. Sex and year that differ from what is declared are warnings, no refusal: the
 * register may be right.
 */
export function checkPersonalNumber(text: string, options: PersonalNumberOptions = {}): PersonalNumberCheck {
  if (!/^[0-9]{12}$/.test(text)) return invalid('not-twelve-digits')
  if (isOneDigit(text)) return invalid('repeated-digit')
  const isDemonstration = DEMONSTRATION.test(text)
  if (isDemonstration && !options.demo) return invalid('demonstration-number')
  const place = Number(text.slice(0, 3))
  const isPlace = place >= 1 && place <= 96 || place >= 100
  return isPlace || isDemonstration ? { valid: true, warnings: differences(text, options) } : invalid('unknown-place')
}

/** Whether a text is a number of the invented people of a demonstration. */
export function isDemonstrationNumber(text: string): boolean {
  return DEMONSTRATION.test(text)
}

/** Sex and year of birth that a sound personal number tells. */
export function readPersonalNumber(number: string): { readonly sex: 'male' | 'female'; readonly birthYear: number } {
  const century = Number(number[3])
  const birthYear = 1900 + Math.floor(century / 2) * 100 + Number(number.slice(4, 6))
  return { sex: century % 2 === 0 ? 'male' : 'female', birthYear }
}

/**
 * Whether a text can be the number of an old identity card (CMND, nine digits). They lost their force with the end of
 * 2024: pass the day for which it is asked, and later ones are refused.
 */
export function checkOldIdNumber(text: string, on?: Day): Check<OldNumberReason> {
  if (!/^[0-9]{9}$/.test(text)) return invalid('not-nine-digits')
  if (isOneDigit(text)) return invalid('repeated-digit')
  return on !== undefined && on > OLD_NUMBERS_UNTIL ? invalid('no-longer-valid') : VALID
}

/**
 * Whether the number of a card, new or old, may be used in an installation. A demonstration knows invented people only
 * and takes nobody else's number, because anybody may type a neighbour's; production knows none of the invented.
 */
export function checkNumberHere(
  text: string, isDemonstration: boolean, on?: Day,
): Check<PersonalNumberReason | OldNumberReason | 'demonstration-only'> {
  const isOld = /^[0-9]{9}$/.test(text)
  const check = isOld ? checkOldIdNumber(text, on) : checkPersonalNumber(text, { demo: isDemonstration })
  if (!check.valid) return check
  return isDemonstration && !isDemonstrationNumber(text) ? invalid('demonstration-only') : VALID
}

function isOneDigit(text: string): boolean {
  return new Set(text).size === 1
}

function differences(number: string, { birthDate, sex }: PersonalNumberOptions): PersonalNumberWarning[] {
  const told = readPersonalNumber(number)
  const warnings: PersonalNumberWarning[] = []
  if (sex !== undefined && sex !== told.sex) warnings.push('sex-differs')
  if (birthDate !== undefined && Number(birthDate.slice(0, 4)) !== told.birthYear) warnings.push('birth-year-differs')
  return warnings
}
