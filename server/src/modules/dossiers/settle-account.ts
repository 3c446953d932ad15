import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { accountsOfPeople } from '../identity/public.ts'
import type { AccountRules } from './account-rules.ts'
import { type AccountOutcomeRow, insertAccountOutcome } from './store/account-outcomes.ts'

/** What the clerk says of somebody who has no account that was verified. */
export type SaidOfAccount =
  | { readonly outcome: 'guided' }
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Nobody asked where there was no network; it is told from what was refused by the reason of the rules. */
  | { readonly outcome: 'unasked' }

export type SettledAccount = Pick<AccountOutcomeRow, 'outcome' | 'reason' | 'place' | 'atPortal'>

export interface SettleAccount {
  readonly applicantId: bigint
  readonly channel: string
  readonly said: SaidOfAccount | undefined
  /** What the national portal said for this intake; null where it did not look there. */
  readonly atPortal: SettledAccount['atPortal']
  readonly rules: AccountRules
}

export interface AccountRefusal { readonly code: 'account-outcome-needed' | 'account-reason-unknown' }

/**
 * Looks for the account of whoever hands in a dossier (KH 1107 II.2.1). What stands in the register goes before what
 * was said: an account whose holder's card was seen is `verified`, or `created-now` if a counter opened it today; one
 * that the national portal has is `verified`, too. Of anybody else the clerk says that they were guided, or refused and
 * why; of an intake without a network in which nobody asked, the rules give the reason. Undefined where nothing was
 * said and the rules do not ask. Writes nothing.
 *
 * Refuses with `account-outcome-needed` where they ask, and with `account-reason-unknown` what is in no list.
 */
export async function settleAccount(
  ctx: Ctx, { applicantId, channel, said, atPortal, rules }: SettleAccount,
): Promise<Result<SettledAccount | undefined, AccountRefusal>> {
  const account = (await accountsOfPeople(ctx.tx, [applicantId])).get(applicantId)
  if (account?.level === 2) {
    const isNew = account.openedHow === 'counter' && dayOf(account.openedAt) === dayOf(ctx.now)
    return ok({ outcome: isNew ? 'created-now' : 'verified', reason: null, place: 'here', atPortal })
  }
  if (atPortal === 'found') return ok({ outcome: 'verified', reason: null, place: 'national-portal', atPortal })
  const none = { place: null, atPortal }
  const { unasked } = rules
  if (said?.outcome === 'unasked' && unasked) return ok({ outcome: 'refused', reason: unasked.code, ...none })
  if (!said || said.outcome === 'unasked')
    return rules.requiredFor.includes(channel) ? refuse({ code: 'account-outcome-needed' }) : ok(undefined)
  if (said.outcome === 'guided') return ok({ outcome: 'guided', reason: null, ...none })
  if (!rules.refusals.some(({ code }) => code === said.reason)) return refuse({ code: 'account-reason-unknown' })
  return ok({ outcome: 'refused', reason: said.reason, ...none })
}

/** Keeps it with the dossier, in the deed that receives it. Leaves `dossier.account-settled`. */
export async function keepAccountOutcome(
  ctx: Ctx, { id, publicId }: { readonly id: bigint; readonly publicId: string }, personId: bigint,
  settled: SettledAccount | undefined,
): Promise<void> {
  if (!settled) return
  const { outcome, reason, place, atPortal } = settled
  // Sent at once: the number of the dossier waits for both.
  await Promise.all([
    insertAccountOutcome(ctx.tx, {
      dossierId: id, personId, outcome, reason, place, atPortal, at: ctx.now, by: ctx.actorId,
    }),
    recordEvent(ctx, {
      type: 'dossier.account-settled', subjectKind: 'dossier', subjectId: id, dossierId: id,
      data: {
        dossier: publicId, account: outcome, ...reason !== null && { reason }, ...place !== null && { place },
        ...atPortal !== null && { atPortal },
      },
    }),
  ])
}
