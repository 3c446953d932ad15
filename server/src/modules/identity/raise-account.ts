import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CodeRefusal, confirmCode } from './confirm-code.ts'
import type { PersonFacts, PersonWarning } from './domain/person-facts.ts'
import type { PhoneAtHand } from './open-account.ts'
import { type RecordPersonRefusal, recordPerson } from './record-person.ts'
import { getPersonOfAccount, lockAccount, updateAccount } from './store/accounts.ts'
import { endSessionsOf } from './store/sessions.ts'

export interface RaiseAccount {
  readonly publicId: string
  /** As on the card that the clerk has seen. */
  readonly facts: PersonFacts
  /** The phone the person has at hand. It must be the account's: a card alone does not say whose account it is. */
  readonly phone: PhoneAtHand
  readonly machineNow: Date
}

export type RaiseRefusal =
  | CodeRefusal | RecordPersonRefusal
  | { readonly code: 'account-unknown' } | { readonly code: 'number-differs' } | { readonly code: 'phone-differs' }

/**
 * Raises a self-made account to level 2 at the counter (nâng mức độ định danh): from now on it sees everything of the
 * person. Leaves `account.raised`, whose actor is the clerk. Its sessions end: rights have changed. Raised already:
 * nothing changes.
 *
 * Refuses with `number-differs` if the card is another person's, and with `phone-differs` if the phone at hand is not
 * the account's: then a stranger may have claimed the number, and the clerk opens a new account instead (openAccount).
 */
export async function raiseAccount(
  ctx: Ctx, { publicId, facts, phone, machineNow }: RaiseAccount,
): Promise<Result<{ readonly warnings: readonly PersonWarning[] }, RaiseRefusal>> {
  const account = await lockAccount(ctx.tx, publicId, 'person')
  if (!account) return refuse({ code: 'account-unknown' })
  const person = await getPersonOfAccount(ctx.tx, account.id)
  if (!facts.personalNumber || facts.personalNumber !== person.personalNumber) return refuse({ code: 'number-differs' })
  if (phone.phone !== account.phone) return refuse({ code: 'phone-differs' })
  if (account.level === 2) return ok({ warnings: [] })

  const confirmed = await confirmCode(ctx, { ...phone, subject: { purpose: 'phone', phone: phone.phone } })
  if (!confirmed.ok) return confirmed
  const recorded = await recordPerson(ctx, { ...facts, proof: 'seen' })
  if (!recorded.ok) return recorded
  await updateAccount(ctx.tx, account.id, { level: 2 })
  await endSessionsOf(ctx.tx, account.id, machineNow, 'raised')
  const data = { account: publicId, person: person.publicId, how: 'counter', level: 2 }
  await recordEvent({ ...ctx, forPersonId: person.id }, {
    type: 'account.raised', subjectKind: 'account', subjectId: account.id, data,
  })
  return ok({ warnings: recorded.value.warnings })
}
