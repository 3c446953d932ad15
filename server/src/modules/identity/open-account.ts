import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CodeRefusal, type ConfirmCode, confirmCode } from './confirm-code.ts'
import type { PersonFacts, PersonWarning } from './domain/person-facts.ts'
import { type RecordPersonRefusal, recordPerson } from './record-person.ts'
import type { OpenedAccount } from './register-self.ts'
import { insertAccount, lockAccountOfPerson, updateAccount } from './store/accounts.ts'
import { endSessionsOf } from './store/sessions.ts'

/** A phone that is at hand at the counter, because a code came back from it. */
export interface PhoneAtHand extends Omit<ConfirmCode, 'subject'> { readonly phone: string }

export interface OpenAccount {
  /** As on the card that the clerk has seen; the door has checked the number. */
  readonly facts: PersonFacts
  /** Without one the account exists, and cannot be signed in to until a phone is added (changePhone). */
  readonly phone?: PhoneAtHand | undefined
  /** A self-made account with the same number of which the person says it is not theirs: it is disabled. */
  readonly insteadOf?: string | undefined
  readonly machineNow: Date
  /** `provider`: an identity provider vouches for the number, as an official who has seen the card does. */
  readonly how?: 'counter' | 'provider'
}

export type OpenAccountRefusal =
  | CodeRefusal | RecordPersonRefusal | { readonly code: 'number-missing' }
  | { readonly code: 'account-exists'; readonly account: string; readonly level: 1 | 2 }

/**
 * Opens an account at the counter, for a person whose card the clerk has seen (mức độ 2; plan II.2.1: everybody who
 * hands in a dossier has one). Leaves `account.opened`, which names the clerk as its actor and the person.
 *
 * Refuses with `account-exists` if the person has one already: of level 1, the clerk asks whose it is; theirs is raised
 * (raiseAccount), a stranger's is named in `insteadOf`, which leaves `account.disabled` and ends its sessions. What the
 * stranger sent stays the stranger account's, so that neither sees the other's papers.
 */
export async function openAccount(
  ctx: Ctx, { facts, phone, insteadOf, machineNow, how = 'counter' }: OpenAccount,
): Promise<Result<OpenedAccount & { readonly warnings: readonly PersonWarning[] }, OpenAccountRefusal>> {
  if (!facts.personalNumber && !facts.oldNumber && !facts.taxCode) return refuse({ code: 'number-missing' })
  if (phone) {
    const confirmed = await confirmCode(ctx, { ...phone, subject: { purpose: 'phone', phone: phone.phone } })
    if (!confirmed.ok) return confirmed
  }
  const person = await recordPerson(ctx, { ...facts, proof: 'seen' })
  if (!person.ok) return person
  const { id: personId, publicId: personPublicId, warnings } = person.value

  const old = await lockAccountOfPerson(ctx.tx, personId)
  if (old) {
    const level = old.level ?? 1
    if (level === 2 || old.publicId !== insteadOf)
      return refuse({ code: 'account-exists', account: old.publicId, level })
    await updateAccount(ctx.tx, old.id, { status: 'disabled' })
    await endSessionsOf(ctx.tx, old.id, machineNow, 'disabled')
    const data = { account: old.publicId, person: personPublicId, why: 'claimed-by-another' }
    await recordEvent({ ...ctx, forPersonId: personId }, { type: 'account.disabled', subjectKind: 'account', subjectId: old.id, data })
  }
  const signIn = phone ? { phone: phone.phone, phoneVerifiedAt: ctx.now } : {}
  const account = await insertAccount(ctx.tx, {
    kind: facts.kind, personId, level: 2, ...signIn, openedAt: ctx.now, openedBy: ctx.actorId, openedHow: how,
  })
  if (!account) {
    const other = await lockAccountOfPerson(ctx.tx, personId) // two counters at once: the other was first
    if (!other) throw new Error('an account is in the way and cannot be found')
    return refuse({ code: 'account-exists', account: other.publicId, level: other.level ?? 1 })
  }
  const { id: accountId, publicId } = account
  const data = { account: publicId, person: personPublicId, how, level: 2 }
  await recordEvent({ ...ctx, forPersonId: personId }, {
    type: 'account.opened', subjectKind: 'account', subjectId: accountId, data,
  })
  return ok({ accountId, publicId, personId, personPublicId, warnings })
}
