import type { Say } from '@motcua/contracts/texts.ts'
import { dayInFigures, dayOf, timeInFigures } from '../kernel/civil-day.ts'
import { maskPersonalNumber, maskPhone } from '../kernel/mask.ts'
import { formatPhone } from '../kernel/phone.ts'
import { type Person, getStaff } from '../modules/identity/public.ts'
import type { Db } from '../platform/db.ts'
import { SHOWN } from './showing-texts.ts'

/** The number of a person, masked to its last digits. */
export function maskedNumber(
  say: Say, { personalNumber, oldNumber, taxCode }: Pick<Person, 'personalNumber' | 'oldNumber' | 'taxCode'>,
): string {
  const number = personalNumber ?? oldNumber ?? taxCode
  return number === null ? say(SHOWN.noNumber) : maskPersonalNumber(number)
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
  return dayInFigures(dayOf(moment))
}

/** `16:30`, in Viet Nam. */
export function showTime(moment: Date): string {
  return timeInFigures(moment)
}

/** `16:30 25/06/2021`. */
export function showMoment(moment: Date): string {
  return `${showTime(moment)} ${showDay(moment)}`
}
