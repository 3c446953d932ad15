import { asRead, cleanText } from '../../../../kernel/vietnamese-text.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import { ORGANISATION } from '../domain/wanted-entries.ts'
import type { AskedPerson, RegisterFacts, RegisterPlace } from '../register.ts'

const [NUMBER, NAME] = [`${ORGANISATION}.idNumber`, `${ORGANISATION}.name`]
const ADDRESS = `${ORGANISATION}.address`
export const BUSINESS_ENTRIES: readonly string[] = [NUMBER, NAME, ADDRESS]

const [LONGEST_NAME, LONGEST_DETAIL] = [200, 200]

/**
 * What the register says of the enterprise that was asked about; undefined where one of that number has another name:
 * whoever is on record here is not it. An answer about another number is refused whole. Throws SendFault `other-person`
 * and `answer-unreadable`. Who acts for it and whose it is (LEGAL_NAMES, Member) nobody asks for, and it is not read.
 * Pure.
 */
export function enterpriseIn(row: Answer, asked: AskedPerson): RegisterFacts | undefined {
  const number = textIn(row, 'ENTERPRISE_GDT_CODE', 20)
  const name = textIn(row, 'NAME', LONGEST_NAME)
  if (number === undefined || name === undefined) throw new SendFault('answer-unreadable', false)
  if (number !== asked.number) throw new SendFault('other-person', false)
  if (asRead(name) !== asRead(asked.fullName)) return undefined
  const address = placeIn(row['HOAdress'])
  return { [NUMBER]: number, [NAME]: name, ...address && { [ADDRESS]: address } }
}

/**
 * TODO(law): the names within HOAdress are our reading; a place whose codes are not of the statistics office, or that
 * is missing, is left out.
 */
function placeIn(given: unknown): RegisterPlace | undefined {
  const row = Object(given) as Answer
  const [province, commune] = [textIn(row, 'CityID', 2) ?? '', textIn(row, 'WardID', 5) ?? '']
  const district = textIn(row, 'DistrictID', 3) ?? ''
  if (!/^\d{2}$/.test(province) || !/^(?:\d{3})?$/.test(district) || !/^\d{5}$/.test(commune)) return undefined
  const detail = textIn(row, 'StreetNumber', LONGEST_DETAIL)
  return {
    country: 'VN', epoch: district === '' ? '2-cap' : '3-cap', province: { code: province },
    ...district !== '' && { district: { code: district } }, commune: { code: commune },
    ...detail !== undefined && { detail },
  }
}

function textIn(row: Answer, name: string, most: number): string | undefined {
  const value = row[name]
  const text = typeof value === 'string' ? cleanText(value) : ''
  return text === '' || text.length > most ? undefined : text
}
