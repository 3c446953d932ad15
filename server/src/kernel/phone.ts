import { type Check, VALID, invalid } from './check.ts'

/** Numbers of invented people: 0500 000 0xx; no network was given 050. */
const DEMONSTRATION = /^05000000\d\d$/

export type PhoneReason = 'not-a-phone' | 'not-mobile' | 'demonstration-number'

/**
 * Whether a text can be a Vietnamese mobile number: ten digits from 03, 05, 07, 08 or 09 on, with single spaces, dots
 * or hyphens between them as people write it, or +84 for the first 0. A fixed line (02…) gets no SMS: `not-mobile`.
 */
export function checkPhone(text: string, options: { demo?: boolean } = {}): Check<PhoneReason> {
  const digits = digitsOf(text)
  if (digits === undefined) return invalid('not-a-phone')
  if (DEMONSTRATION.test(digits)) return options.demo ? VALID : invalid('demonstration-number')
  return /^0[35789]/.test(digits) ? VALID : invalid('not-mobile')
}

/**
 * Whether a mobile number may be used in an installation. A demonstration calls invented people only, so that no
 * message leaves for a neighbour whose number somebody typed; production knows none of the invented.
 */
export function checkPhoneHere(text: string, isDemonstration: boolean): Check<PhoneReason | 'demonstration-only'> {
  const check = checkPhone(text)
  const isInvented = !check.valid && check.reason === 'demonstration-number'
  if (!isDemonstration) return check
  if (isInvented) return VALID
  return check.valid ? invalid('demonstration-only') : check
}

/** The number as it is stored and sent (E.164, `+84…`); undefined for what `checkPhone` calls `not-a-phone`. */
export function phoneToE164(text: string): string | undefined {
  const digits = digitsOf(text)
  return digits && `+84${digits.slice(1)}`
}

/** The stored number as people here read it, `0500 000 001`. */
export function formatPhone(e164: string): string {
  const digits = digitsOf(e164)
  return digits ? `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}` : e164
}

function digitsOf(text: string): string | undefined {
  const bare = text.trim().replace(/^\+84[ .-]?/, '0').replace(/(?<=[0-9])[ .-](?=[0-9])/g, '')
  return /^0[0-9]{9}$/.test(bare) ? bare : undefined
}
