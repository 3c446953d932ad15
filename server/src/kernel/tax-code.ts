import { type Check, VALID, invalid } from './check.ts'
import type { Day } from './civil-day.ts'
import { type PersonalNumberReason, checkPersonalNumber } from './personal-number.ts'

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]
/** The first day on which the personal number of a person is the tax code too (TT 86/2024/TT-BTC). */
const PERSONAL_NUMBERS_SINCE: Day = '2025-07-01'

export type TaxCodeReason = 'not-a-tax-code' | 'check-digit' | 'unknown-branch' | 'not-yet-a-tax-code'
  | Exclude<PersonalNumberReason, 'not-twelve-digits'>

export interface TaxCodeOptions { readonly demo?: boolean | undefined; readonly on?: Day | undefined }

/**
 * Whether a text can be a tax code (mã số thuế): ten digits of which the last checks the others, for a branch with a
 * hyphen and a number from 001 on, or, since July 2025, the personal number of a person or household business. Without
 * a day all three are taken; with one, a personal number only from then on.
 */
export function checkTaxCode(text: string, options: TaxCodeOptions = {}): Check<TaxCodeReason> {
  if (/^[0-9]{12}$/.test(text)) return checkPersonalTaxCode(text, options)
  const [, code, branch] = /^([0-9]{10})(?:-([0-9]{3}))?$/.exec(text) ?? []
  if (code === undefined) return invalid('not-a-tax-code')
  if (Number(code[9]) !== checkDigitOf(code)) return invalid('check-digit')
  return branch === '000' ? invalid('unknown-branch') : VALID
}

/** The tenth digit that belongs to nine; 10 where it would be none, because such a code is not given out. */
function checkDigitOf(code: string): number {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(code[place]), 0)
  return 10 - sum % 11
}

function checkPersonalTaxCode(text: string, { demo, on }: TaxCodeOptions): Check<TaxCodeReason> {
  if (on !== undefined && on < PERSONAL_NUMBERS_SINCE) return invalid('not-yet-a-tax-code')
  const check = checkPersonalNumber(text, { demo })
  if (check.valid) return VALID
  return check.reason === 'not-twelve-digits' ? invalid('not-a-tax-code') : invalid(check.reason)
}
