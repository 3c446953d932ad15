import { dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Role } from './domain/rights.ts'
import type { PasswordRules, SignInPolicy } from './sign-in-policy.ts'
import { rolesOf } from './store/staff.ts'

/** Whoever holds one of these can open any door there is, so that their passwords have rules of their own. */
const ADMINISTRATORS: readonly string[] = ['agency_admin', 'system_admin'] satisfies readonly Role[]

/** The rules that an account's password is under today: those of administrators, if it holds such a role (QCVN 12). */
export async function passwordRulesOf(
  { tx, now }: Pick<Ctx, 'tx' | 'now'>, accountId: bigint,
  policy: Pick<SignInPolicy, 'passwordRules' | 'administratorPasswordRules'>,
): Promise<PasswordRules> {
  const today = dayOf(now)
  const held = await rolesOf(tx, [accountId], today)
  return passwordRulesFor(held.filter(({ validFrom }) => validFrom <= today), policy)
}

/** The same of somebody whose roles of today are at hand. */
export function passwordRulesFor(
  held: readonly { readonly role: string }[],
  policy: Pick<SignInPolicy, 'passwordRules' | 'administratorPasswordRules'>,
): PasswordRules {
  const isAdministrator = held.some(({ role }) => ADMINISTRATORS.includes(role))
  return isAdministrator ? policy.administratorPasswordRules : policy.passwordRules
}
