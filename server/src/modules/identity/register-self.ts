import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CodeRefusal, type ConfirmCode, confirmCode } from './confirm-code.ts'
import type { PersonFacts } from './domain/person-facts.ts'
import { type RecordPersonRefusal, recordPerson } from './record-person.ts'
import { insertAccount } from './store/accounts.ts'

export interface RegisterSelf {
  /** As they say of themselves, with the personal number; nobody has seen the card. */
  readonly facts: PersonFacts & { readonly kind: 'citizen'; readonly personalNumber: string }
  readonly phone: string
  /** That came back from this phone. */
  readonly proofOfPhone: Omit<ConfirmCode, 'subject'>
}

export interface OpenedAccount {
  readonly accountId: bigint
  readonly publicId: string
  readonly personId: bigint
  readonly personPublicId: string
}

export type RegisterRefusal = CodeRefusal | RecordPersonRefusal | { readonly code: 'account-exists' }

/**
 * Opens an account by oneself (tự đăng ký, mức độ 1). It sees only what it sent itself, because anybody may claim a
 * number; a counter or the e-ID raises it. Leaves `account.opened`, and `person.recorded` for somebody new.
 *
 * Refuses with `account-exists` if the number has an account: the way in is to sign in, or the counter, never a second
 * phone. Neither phone nor name joins anybody to an account: a phone passes on to others, and names repeat.
 */
export async function registerSelf(
  ctx: Ctx, { facts, phone, proofOfPhone }: RegisterSelf,
): Promise<Result<OpenedAccount, RegisterRefusal>> {
  const confirmed = await confirmCode(ctx, { ...proofOfPhone, subject: { purpose: 'phone', phone } })
  if (!confirmed.ok) return confirmed
  const person = await recordPerson(ctx, { ...facts, proof: 'claimed' })
  if (!person.ok) return person

  const { id: personId, publicId: personPublicId } = person.value
  const account = await insertAccount(ctx.tx, {
    kind: 'citizen', personId, level: 1, phone, phoneVerifiedAt: ctx.now, openedAt: ctx.now, openedBy: ctx.actorId,
    openedHow: 'self',
  })
  if (!account) return refuse({ code: 'account-exists' })
  const { id: accountId, publicId } = account
  const data = { account: publicId, person: personPublicId, how: 'self', level: 1 }
  const event = { type: 'account.opened', subjectKind: 'account', subjectId: accountId, data } as const
  await recordEvent({ ...ctx, actorId: accountId }, event)
  return ok({ accountId, publicId, personId, personPublicId })
}
