import { maskPersonalNumber, maskPhone } from '../../../kernel/mask.ts'
import type { PersonFacts } from './person-facts.ts'

/** A person for those who need to recognise one and not to know everything; the whole of it is `person.show`, an event. */
export interface MaskedPerson {
  readonly publicId: string
  readonly kind: 'citizen' | 'organisation'
  readonly fullName: string
  /** Of a citizen only the year. */
  readonly birthYear: string | null
  readonly personalNumber: string | null
  readonly oldNumber: string | null
  /** Of an organisation whole: its register is public. */
  readonly taxCode: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** What is left of a person when they are masked: no address, no day of birth, of numbers the ends. */
export function maskedPerson(person: PersonFacts & { readonly publicId: string }): MaskedPerson {
  const { publicId, kind, fullName, birth, personalNumber, oldNumber, taxCode, phone, email } = person
  const mask = (number: string | null | undefined) => number ? maskPersonalNumber(number) : null
  return {
    publicId, kind, fullName,
    birthYear: birth?.slice(0, 4) ?? null,
    personalNumber: mask(personalNumber),
    oldNumber: mask(oldNumber),
    taxCode: kind === 'organisation' ? taxCode ?? null : mask(taxCode),
    phone: phone ? maskPhone(phone) : null,
    email: email ? email.replace(/^(.).*@/, '$1***@') : null,
  }
}
