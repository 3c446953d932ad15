import type { Say } from '@motcua/contracts/texts.ts'
import {
  type PersonalNumberWarning, checkNumberHere, checkOldIdNumber, checkPersonalNumber,
} from '../kernel/personal-number.ts'
import { checkPhoneHere } from '../kernel/phone.ts'
import { checkTaxCode } from '../kernel/tax-code.ts'
import type { PersonNumber } from '../modules/identity/public.ts'
import { NUMBER } from './numbers-here-texts.ts'

/** An invented number of the reserved range, as the texts show it. */
const EXAMPLE = '000185990001'

/** What to write, and that it is no real number where this is a demonstration. */
export function hintOfNumber(say: Say, isDemonstration: boolean): string {
  return isDemonstration ? say(NUMBER.hintDemonstration, { example: EXAMPLE }) : say(NUMBER.hint)
}

/** What is wrong with a personal number here, in words; undefined if nothing is. */
export function faultOfNumber(say: Say, number: string, isDemonstration: boolean): string | undefined {
  const check = number.length === 12 ? checkNumberHere(number, isDemonstration) : checkPersonalNumber(number)
  if (check.valid) return undefined
  if (check.reason === 'demonstration-number') {
    return say(NUMBER.onlyDemonstration)
  }
  if (check.reason !== 'demonstration-only') {
    return say(NUMBER.twelve)
  }
  return say(NUMBER.reserved, { example: EXAMPLE })
}

function isNumberHere(number: string, isDemonstration: boolean): boolean {
  return (number.length === 12 ? checkNumberHere(number, isDemonstration) : checkPersonalNumber(number)).valid
}

/** The same of a phone: in a demonstration only 0500 000 0xx, which no network was given. */
export function faultOfPhone(say: Say, phone: string, isDemonstration: boolean): string | undefined {
  const check = checkPhoneHere(phone, isDemonstration)
  if (check.valid) return undefined
  if (isDemonstration)
    return say(NUMBER.phoneReserved)
  if (check.reason === 'demonstration-number')
    return say(NUMBER.phoneOnlyDemonstration)
  return say(NUMBER.phone)
}

/** What the number tells otherwise than what is declared beside it; of a number that is none, nothing. */
export function differencesOf(number: string, birthDate: string): readonly PersonalNumberWarning[] {
  const check = checkPersonalNumber(number, { demo: true, birthDate })
  return check.valid ? check.warnings : []
}

/**
 * The number that somebody signs in with, by its shape: personal (12), old card (9), tax code (10 or 10-3). In a
 * demonstration no card is a real one; an organisation, which is no person, keeps its tax code.
 */
export function numberOf(text: string, isDemonstration: boolean): PersonNumber | undefined {
  const value = text.replace(/[\s.]/g, '')
  if (/^\d{12}$/.test(value)) return !isNumberHere(value, isDemonstration) ? undefined : { kind: 'personal', value }
  if (checkOldIdNumber(value).valid) return isDemonstration ? undefined : { kind: 'old', value }
  return checkTaxCode(value).valid ? { kind: 'tax', value } : undefined
}
