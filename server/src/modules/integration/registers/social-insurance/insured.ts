import { asRead } from '../../../../kernel/vietnamese-text.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import type { AskedPerson, RegisterFacts } from '../register.ts'

const NUMBER = 'person.socialInsuranceNumber'
export const INSURANCE_ENTRIES: readonly string[] = [NUMBER]

export interface Insured {
  readonly facts: RegisterFacts
  readonly takesPart: boolean
}

/**
 * What the register says of the person who was asked about; an answer about another number or name is refused whole.
 * TODO(law): `dangThamGia`, 1 of whoever takes part at present and 0 of others, is our reading. Throws SendFault
 * `other-person` and `answer-unreadable`. Pure.
 */
export function insuredIn(row: Answer, asked: AskedPerson): Insured {
  const { soDinhDanh: number, hoTen: fullName, maSoBhxh: insurance, dangThamGia: takesPart } = row
  if (typeof number !== 'string' || typeof fullName !== 'string') return unreadable()
  if (number !== asked.number || asRead(fullName) !== asRead(asked.fullName)) throw new SendFault('other-person', false)
  if (typeof insurance !== 'string' || !/^\d{10}$/.test(insurance)) return unreadable()
  if (takesPart !== '0' && takesPart !== '1') return unreadable()
  return { facts: { [NUMBER]: insurance }, takesPart: takesPart === '1' }
}

function unreadable(): never {
  throw new SendFault('answer-unreadable', false)
}
