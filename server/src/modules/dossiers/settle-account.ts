import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { accountsOfPeople } from '../identity/public.ts'
import type { AccountRules } from './account-rules.ts'
import { type AccountOutcome, insertAccountOutcome } from './store/account-outcomes.ts'

/** What the clerk says of somebody who has no account that was verified. */
export type SaidOfAccount =
  | { readonly outcome: 'guided' }
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Nobody asked where there was no network; it is told from what was refused by the reason of the rules. */
  | { readonly outcome: 'unasked' }

export interface SettledAccount {
  readonly outcome: AccountOutcome
  /** Code of the rules; of what was refused. */
  readonly reason: string | null
}

export interface SettleAccount {
  readonly applicantId: bigint
  readonly channel: string
  readonly said: SaidOfAccount | undefined
  readonly rules: AccountRules
}

export interface AccountRefusal { readonly code: 'account-outcome-needed' | 'account-reason-unknown' }

/**
 * Looks for the account of whoever hands in a dossier (KH 1107 II.2.1). What stands in the register goes before what
 * was said: an account whose holder's card was seen is `verified`, or `created-now` if a counter opened it today. Of
 * anybody else the clerk says that they were guided, or refused and why; of an intake without a network in which nobody
 * asked, the rules give the reason. Undefined where nothing was said and the rules do not ask. Writes nothing.
 *
 * Refuses with `account-outcome-needed` where they ask, and with `account-reason-unknown` what is in no list.
 */
export async function settleAccount(
  ctx: Ctx, { applicantId, channel, said, rules }: SettleAccount,
): Promise<Result<SettledAccount | undefined, AccountRefusal>> {
  const account = (await accountsOfPeople(ctx.tx, [applicantId])).get(applicantId)
  if (account?.level === 2) {
    const isNew = account.openedHow === 'counter' && dayOf(account.openedAt) === dayOf(ctx.now)
    return ok({ outcome: isNew ? 'created-now' : 'verified', reason: null })
  }
  const { unasked } = rules
  if (said?.outcome === 'unasked' && unasked) return ok({ outcome: 'refused', reason: unasked.code })
  if (!said || said.outcome === 'unasked')
    return rules.requiredFor.includes(channel) ? refuse({ code: 'account-outcome-needed' }) : ok(undefined)
  if (said.outcome === 'guided') return ok({ outcome: 'guided', reason: null })
  if (!rules.refusals.some(({ code }) => code === said.reason)) return refuse({ code: 'account-reason-unknown' })
  return ok({ outcome: 'refused', reason: said.reason })
}

/** Keeps it with the dossier, in the deed that receives it. Leaves `dossier.account-settled`. */
export async function keepAccountOutcome(
  ctx: Ctx, { id, publicId }: { readonly id: bigint; readonly publicId: string }, personId: bigint,
  settled: SettledAccount | undefined,
): Promise<void> {
  if (!settled) return
  const { outcome, reason } = settled
  // Sent at once: the number of the dossier waits for both.
  await Promise.all([
    insertAccountOutcome(ctx.tx, { dossierId: id, personId, outcome, reason, at: ctx.now, by: ctx.actorId }),
    recordEvent(ctx, {
      type: 'dossier.account-settled', subjectKind: 'dossier', subjectId: id, dossierId: id,
      data: { dossier: publicId, account: outcome, ...reason !== null && { reason } },
    }),
  ])
}
