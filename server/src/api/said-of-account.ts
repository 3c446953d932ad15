import type { IntakeBody } from '@motcua/contracts/dossiers.ts'
import type { OfflineIntake } from '@motcua/contracts/offline.ts'
import { type SaidOfAccount, type SettleAccount, accountAtPortalOf } from '../modules/dossiers/public.ts'
import type { Ctx } from '../platform/db.ts'

/** An intake of the desk, or of a device without a network where nobody may have asked for the account. */
export type IntakeAsked = Omit<IntakeBody, 'account'> & {
  readonly account?: IntakeBody['account'] | { readonly outcome: 'unasked' }
}

/** What the clerk said of the account of whoever hands in; a refusal without its reason has an empty one. */
export function saidOf({ account }: IntakeAsked): SaidOfAccount | undefined {
  if (account?.outcome !== 'refused') return account && { outcome: account.outcome }
  return { outcome: 'refused', reason: account.reason ?? '' }
}

/** What the national portal said of the applicant for the intake of which it comes; null where nobody looked. */
export async function atPortalOf(
  { tx, actorId: accountId }: Ctx, { intakeId }: IntakeAsked, personId: bigint,
): Promise<SettleAccount['atPortal']> {
  return intakeId === undefined ? null : accountAtPortalOf(tx, { publicId: intakeId, accountId, personId })
}

/** Of a device: what was said, or that nobody asked, as devices of before an update did not. */
export function askedOffline({ account }: OfflineIntake): NonNullable<IntakeAsked['account']> {
  return account ?? { outcome: 'unasked' }
}
