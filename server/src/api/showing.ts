import { maskPersonalNumber, maskPhone } from '../kernel/mask.ts'
import { formatPhone } from '../kernel/phone.ts'
import { dayOf, minuteOf } from '../kernel/work-calendar.ts'
import type { State } from '../modules/dossiers/public.ts'
import { type Person, getStaff } from '../modules/identity/public.ts'
import type { Db } from '../platform/db.ts'

/** The state as people say it, with who has to do what where that follows from it. */
export const STATE_TEXTS: Readonly<Record<State, string>> = {
  'submitted': 'Mới đăng ký, chờ tiếp nhận',
  'awaiting-completion': 'Chờ người nộp hoàn thiện hồ sơ',
  'declined': 'Không được tiếp nhận',
  'withdrawn': 'Người nộp đã rút hồ sơ',
  'received': 'Đã tiếp nhận',
  'in-progress': 'Đang xử lý',
  'awaiting-supplement': 'Chờ người nộp bổ sung giấy tờ',
  'awaiting-payment': 'Chờ người nộp thực hiện nghĩa vụ tài chính',
  'awaiting-confirmation': 'Chờ xác nhận của cơ quan, người liên quan',
  'being-returned': 'Không giải quyết được, đang trả hồ sơ',
  'settled': 'Đã xử lý xong, chờ trả kết quả',
  'returned': 'Đã trả kết quả',
  'unsettled': 'Đã trả hồ sơ không giải quyết được',
  'stopped': 'Đã dừng theo yêu cầu của người nộp',
}

/** The number of a person, masked to its last digits. */
export function maskedNumber({
  personalNumber, oldNumber, taxCode,
}: Pick<Person, 'personalNumber' | 'oldNumber' | 'taxCode'>): string {
  const number = personalNumber ?? oldNumber ?? taxCode
  return number === null ? 'chưa có số' : maskPersonalNumber(number)
}

/** The phone, masked to its last digits. */
export function maskedPhone(phone: string | null): string | null {
  return phone === null ? null : maskPhone(formatPhone(phone))
}

/** Names of officials by account, for those among the ids that are staff. */
export async function namesOfStaff(db: Db, ids: readonly bigint[]): Promise<Map<bigint, string>> {
  const staff = await getStaff(db, [...new Set(ids)])
  return new Map(staff.map(({ accountId, fullName }) => [accountId, fullName]))
}

/** `25/06/2021`, in Viet Nam. */
export function showDay(moment: Date): string {
  return dayOf(moment).split('-').reverse().join('/')
}

/** `16:30 25/06/2021`. */
export function showMoment(moment: Date): string {
  const minute = Math.floor(minuteOf(moment))
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')} ${showDay(moment)}`
}
