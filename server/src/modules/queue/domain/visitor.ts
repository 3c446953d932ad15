import { checkPersonalNumber } from '../../../kernel/personal-number.ts'
import { checkPhone, phoneToE164 } from '../../../kernel/phone.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'

/** What somebody gave at the kiosk, of their own will: the card (căn cước công dân), or a phone number. */
export type Visitor =
  | { readonly kind: 'card'; readonly number: string; readonly fullName: string }
  | { readonly kind: 'phone'; readonly number: string }

export interface VisitorRefusal { readonly code: 'card-unread' | 'code-unknown' | 'phone-wrong' }

const LONGEST_NAME = 100
/** Digits and what people write between them; a longer row of digits is a code of another system. */
const TYPED = /^\+?[\d .-]{1,20}$/

/**
 * Reads what was scanned or typed: the QR code of a citizen card, `number|old number|name|birth|sex|address|issued`,
 * or a mobile number; undefined of nothing. Refuses with `card-unread` what has the bars of a card and neither number
 * nor name, `phone-wrong` digits that are no mobile number, `code-unknown` all else, as the code of another system.
 */
export function visitorIn(
  text: string, { demo = false }: { readonly demo?: boolean } = {},
): Result<Visitor | undefined, VisitorRefusal> {
  const given = text.normalize('NFC').trim()
  if (given === '') return ok(undefined)
  if (given.includes('|')) {
    const [number = '', , fullName = ''] = given.split('|').map((part) => part.trim().replace(/\s+/g, ' '))
    const isNamed = fullName.length >= 2 && fullName.length <= LONGEST_NAME
    const isCard = isNamed && checkPersonalNumber(number, { demo }).valid
    return isCard ? ok({ kind: 'card', number, fullName }) : refuse({ code: 'card-unread' })
  }
  if (!TYPED.test(given)) return refuse({ code: 'code-unknown' })
  const number = phoneToE164(given)
  return number !== undefined && checkPhone(given, { demo }).valid
    ? ok({ kind: 'phone', number }) : refuse({ code: 'phone-wrong' })
}
