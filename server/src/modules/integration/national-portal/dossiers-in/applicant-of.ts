import { isMailAddress } from '../../../../kernel/mail-address.ts'
import { isDay } from '../../../../kernel/civil-day.ts'
import { phoneToE164 } from '../../../../kernel/phone.ts'
import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import { checkTaxCode } from '../../../../kernel/tax-code.ts'
import { cleanText } from '../../../../kernel/vietnamese-text.ts'
import type { PersonFacts } from '../../../identity/public.ts'
import type { DossierBody, SaidField } from './handed-in.ts'

export interface Applicant {
  readonly facts: PersonFacts
  /** The same in the words of the shared dictionary, for questions of the form that nothing was said to. */
  readonly known: readonly SaidField[]
}

export type ApplicantRefusal = {
  readonly code: 'applicant-kind-unknown' | 'applicant-not-verified' | 'applicant-number-unreadable'
    | 'applicant-unreadable' | 'applicant-contradicted'
}

/**
 * Whose dossier it is. Only whom the portal knows by an electronic identity: what is claimed under the number of
 * another would lie among that one's dossiers. Refuses, too, where the declaration gives whoever asks another number.
 */
export function applicantOf({ row, said }: DossierBody): Result<Applicant, ApplicantRefusal> {
  if (row.TaiKhoanDuocXacThucVoiVNeID !== '1') return refuse({ code: 'applicant-not-verified' })
  const isOrganisation = row.LoaiDoiTuong === '2'
  if (!isOrganisation && row.LoaiDoiTuong !== '1') return refuse({ code: 'applicant-kind-unknown' })
  const number = row.SoGiayToChuHoSo
  const isNumber = isOrganisation ? checkTaxCode(number, { demo: true }).valid : /^\d{12}$/.test(number)
  if (!isNumber) return refuse({ code: 'applicant-number-unreadable' })
  const [role, of] = isOrganisation ? ['applicantOrg', 'organisation'] as const : ['requester', 'person'] as const
  const other = said.find((one) => one.role === role && one.entry === `${of}.idNumber`)
  if (other && other.value !== number) return refuse({ code: 'applicant-contradicted' })
  const fullName = cleanText(row.ChuHoSo)
  const [, year = '', month = '', date = ''] = /^(\d{4})(\d\d)(\d\d)$/.exec(row.NgaySinh) ?? []
  const birth = row.NgaySinh === '' ? undefined : `${year}-${month}-${date}`
  const phone = row.SoDienThoai === '' ? undefined : phoneToE164(row.SoDienThoai)
  if (fullName === '' || fullName.length > 200 || birth !== undefined && !isDay(birth)
    || row.SoDienThoai !== '' && phone === undefined
    || row.Email !== '' && !isMailAddress(row.Email)) return refuse({ code: 'applicant-unreadable' })
  const field = (entry: string, value: unknown): SaidField[] => value === undefined || value === '' ? [] : [{ role, entry, value }]
  return ok({
    facts: {
      kind: isOrganisation ? 'organisation' : 'citizen', fullName,
      ...isOrganisation ? { taxCode: number } : { personalNumber: number }, ...birth !== undefined && { birth },
      ...phone !== undefined && { phone }, ...row.Email !== '' && { email: row.Email },
    },
    known: isOrganisation ? [...field(`${of}.name`, fullName), ...field(`${of}.idNumber`, number)] : [
      ...field('person.fullName', fullName), ...field('person.idNumber', number), ...field('person.birthDate', birth),
      ...field('person.phone', row.SoDienThoai), ...field('person.email', row.Email),
    ],
  })
}
