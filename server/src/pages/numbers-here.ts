import {
  type PersonalNumberWarning, checkNumberHere, checkOldIdNumber, checkPersonalNumber,
} from '../kernel/personal-number.ts'
import { checkPhoneHere } from '../kernel/phone.ts'
import { checkTaxCode } from '../kernel/tax-code.ts'
import type { PersonNumber } from '../modules/identity/public.ts'

/** An invented number of the reserved range, as the texts show it. */
const EXAMPLE = '000185990001'

export const NUMBER_HINTS = {
  real: '12 số trên thẻ căn cước.',
  demonstration: `Bản trình diễn: ghi số dành riêng dạng 000xxx99xxxx, ví dụ ${EXAMPLE}. Đừng ghi số thật.`,
} as const

/** What is wrong with a personal number here, in words; undefined if nothing is. */
export function faultOfNumber(number: string, isDemonstration: boolean): string | undefined {
  const check = number.length === 12 ? checkNumberHere(number, isDemonstration) : checkPersonalNumber(number)
  if (check.valid) return undefined
  if (check.reason === 'demonstration-number') {
    return 'Số này chỉ dùng trong bản trình diễn. Hãy ghi số trên thẻ căn cước của bạn.'
  }
  if (check.reason !== 'demonstration-only') {
    return 'Số định danh cá nhân gồm 12 chữ số. Hãy xem lại trên thẻ căn cước rồi ghi lại.'
  }
  return `Bản trình diễn chỉ nhận số dành riêng dạng 000xxx99xxxx, ví dụ ${EXAMPLE}. Đừng ghi số của người thật.`
}

/** The same of a phone: in a demonstration only 0500 000 0xx, which no network was given. */
export function faultOfPhone(phone: string, isDemonstration: boolean): string | undefined {
  const check = checkPhoneHere(phone, isDemonstration)
  if (check.valid) return undefined
  if (isDemonstration)
    return 'Bản trình diễn chỉ nhận số điện thoại dạng 0500 000 0xx, ví dụ 0500 000 001. Đừng ghi số thật.'
  if (check.reason === 'demonstration-number')
    return 'Số điện thoại này chỉ dùng trong bản trình diễn. Hãy ghi số của bạn.'
  return 'Hãy ghi số điện thoại di động 10 chữ số để nhận được tin nhắn.'
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
  if (/^\d{12}$/.test(value)) return faultOfNumber(value, isDemonstration) ? undefined : { kind: 'personal', value }
  if (checkOldIdNumber(value).valid) return isDemonstration ? undefined : { kind: 'old', value }
  return checkTaxCode(value).valid ? { kind: 'tax', value } : undefined
}
