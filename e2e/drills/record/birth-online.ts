import { wordOf } from '../mixing/canaries.ts'
import type { Applicant } from './portal-people.ts'

const day = (key: string, [date, month, year]: readonly [string, string, string]) =>
  ({ [`${key}.day`]: date, [`${key}.month`]: month, [`${key}.year`]: year })

/** What a mother answers on the pages about a child that only she registers, another each time. */
export function birthAnswers(
  { fullName, number, phone }: Pick<Applicant, 'fullName' | 'number' | 'phone'>, commune: string, nth: number,
): Readonly<Record<string, string>> {
  const at = (key: string) => ({ [`${key}.commune`]: commune, [`${key}.detail`]: 'Thôn Mẫu' })
  return {
    'requester.fullName': fullName, ...day('requester.birthDate', ['15', '4', '1995']), 'requester.idKind': 'cccd',
    'requester.idNumber': number, ...day('requester.idIssueDate', ['12', '8', '2020']),
    'requester.idIssuer': 'Cục Cảnh sát',
    'requester.phone': phone, 'requester.relationToSubject': 'me', 'request.actsAs': 'ban-than',
    'child.situation': 'chi-me',
    'child.birthProof': 'giay-chung-sinh', 'child.fullName': `Đỗ Văn ${wordOf(nth)}`,
    ...day('child.birthDate', ['20', '6', '2021']),
    'child.sex': 'nam', 'child.ethnicity': '01', ...at('child.birthPlace'), ...at('child.placeOfOrigin'),
    'child.birthProofNumber': `${String(nth)}/GCS/21`, 'child.birthFacility': 'Bệnh viện Mẫu',
    'mother.fullName': fullName,
    ...day('mother.birthDate', ['15', '4', '1995']), 'mother.ethnicity': '01', ...at('mother.residence'),
    'mother.idKind': 'cccd',
    'mother.idNumber': number, 'request.copiesWanted': 'false', 'request.resultDelivery': 'tai-quay',
    'declaration.truthful': 'true',
    'declaration.dataUse': 'true',
  }
}
