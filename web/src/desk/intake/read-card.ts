import type { OpenAccountBody } from '@motcua/contracts/people.ts'
import type { KnownOfPerson } from './intake-draft.ts'

/** What stands in the QR code of a citizen card (căn cước công dân), as far as an intake needs it. */
export interface Card {
  readonly number: string
  readonly fullName: string
  readonly birth?: string
  readonly sex?: NonNullable<OpenAccountBody['sex']>
  readonly address?: string
}

/** A reader types the code like a keyboard, so it is told from a name and a number by its bars. */
export function isCardText(text: string): boolean {
  return text.includes('|')
}

/**
 * Reads `number|old number|name|birth as ddmmyyyy|sex|address|day of issue`; cards of 2024 and later add fields behind.
 * Undefined as long as the number and the name have not come whole.
 */
export function cardOf(text: string): Card | undefined {
  const [number = '', , fullName = '', birth = '', sex = '', address = ''] =
    text.normalize('NFC').split('|').map((part) => part.trim())
  if (!/^\d{12}$/.test(number) || fullName.length < 2) return undefined
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(birth) ?? []
  const known = SEXES[plain(sex)]
  return {
    number, fullName, ...(year && month && day && { birth: `${year}-${month}-${day}` }), ...(known && { sex: known }),
    ...(address && { address }),
  }
}

/** What the declaration need not ask again: what the card said, or the whole number that was typed to find somebody. */
export function knownOf(typed: string, card: Card | undefined): KnownOfPerson {
  if (card) return { number: card.number, ...card.birth && { birth: card.birth }, ...card.sex && { sex: card.sex } }
  const number = typed.replace(/[\s.-]/g, '')
  return /^\d{12}$/.test(number) ? { number } : {}
}

/** The card's words for it without their marks, which a reader may lose. */
const SEXES: Readonly<Record<string, Card['sex']>> = { nam: 'nam', nu: 'nu' }

function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

/** Whether two names are the same to a reader: case and spaces do not count, marks do. */
export function isSameName(one: string, other: string): boolean {
  const read = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi')
  return read(one) === read(other)
}
