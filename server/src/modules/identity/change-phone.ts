import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CodeRefusal, confirmCode } from './confirm-code.ts'
import type { PhoneAtHand } from './open-account.ts'
import { type PersonNumber, findPerson } from './store/people.ts'
import { lockAccountOfPerson, updateAccount } from './store/accounts.ts'
import { endSessionsOf } from './store/sessions.ts'

export interface ChangePhone {
  /** The number on the card that the clerk has seen. */
  readonly number: PersonNumber
  readonly phone: PhoneAtHand
  readonly machineNow: Date
}

export type ChangePhoneRefusal = CodeRefusal | { readonly code: 'account-unknown' } | { readonly code: 'level-too-low' }

/**
 * Gives an account another phone to sign in with (đổi số điện thoại), at a counter and nowhere else: whoever holds the
 * old SIM or knows the number must not be able to. Leaves `account.phone-changed` and ends the sessions. The same phone
 * again changes nothing.
 *
 * Refuses with `level-too-low` for a self-made account: whose it is has never been seen, so it is raised with its own
 * phone or replaced (openAccount).
 */
export async function changePhone(
  ctx: Ctx, { number, phone, machineNow }: ChangePhone,
): Promise<Result<{ readonly isChanged: boolean }, ChangePhoneRefusal>> {
  const person = await findPerson(ctx.tx, number)
  const account = person && await lockAccountOfPerson(ctx.tx, person.id)
  if (!account) return refuse({ code: 'account-unknown' })
  if (account.level !== 2) return refuse({ code: 'level-too-low' })
  if (account.phone === phone.phone) return ok({ isChanged: false })

  const confirmed = await confirmCode(ctx, { ...phone, subject: { purpose: 'phone', phone: phone.phone } })
  if (!confirmed.ok) return confirmed
  await updateAccount(ctx.tx, account.id, { phone: phone.phone, phoneVerifiedAt: ctx.now })
  await endSessionsOf(ctx.tx, account.id, machineNow, 'phone')
  const data = { account: account.publicId, person: person.publicId }
  await recordEvent({ ...ctx, forPersonId: person.id }, {
    type: 'account.phone-changed', subjectKind: 'account', subjectId: account.id, data,
  })
  return ok({ isChanged: true })
}
