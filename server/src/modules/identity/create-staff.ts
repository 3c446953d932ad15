import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanText } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { hashSecret, randomPassword } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import type { SignInPolicy } from './sign-in-policy.ts'
import { insertAccount } from './store/accounts.ts'
import { putPassword } from './store/passwords.ts'
import { insertStaff, isUsername, tidyUsername } from './store/staff.ts'

export interface CreateStaff {
  /** 2 to 64 of a-z, 0-9, dot, hyphen, underscore. */
  readonly username: string
  readonly fullName: string
  readonly position: string
  /** Where the person sits. */
  readonly unitId: bigint
  readonly policy: Pick<SignInPolicy, 'passwordRules' | 'hashCost'>
}

export type CreateStaffRefusal =
  | { readonly code: 'username-malformed' } | { readonly code: 'username-taken' } | { readonly code: 'name-missing' }

export interface CreatedStaff {
  readonly accountId: bigint
  readonly publicId: string
  /** Shown once to the administrator; it must not stand in the kept answer of the request. */
  readonly initialPassword: string
}

/**
 * Opens the account of an official, without any role yet (tạo tài khoản cán bộ). Its password is made by chance and
 * changed at the first sign-in. Leaves `account.opened`. A username is never given to a second person, because events
 * name the account: `username-taken` even if it was disabled long ago.
 */
export async function createStaff(ctx: Ctx, input: CreateStaff): Promise<Result<CreatedStaff, CreateStaffRefusal>> {
  const { unitId, policy } = input
  const [username, fullName] = [tidyUsername(input.username), cleanText(input.fullName)]
  if (!isUsername(username)) return refuse({ code: 'username-malformed' })
  if (fullName === '') return refuse({ code: 'name-missing' })

  const opened = { openedAt: ctx.now, openedBy: ctx.actorId, openedHow: 'staff' } as const
  const account = await insertAccount(ctx.tx, { kind: 'staff', username, ...opened })
  if (!account) return refuse({ code: 'username-taken' })
  const { id: accountId, publicId } = account
  await insertStaff(ctx.tx, { accountId, fullName, position: cleanText(input.position), unitId })
  const initialPassword = randomPassword()
  const hash = await hashSecret(initialPassword, policy.hashCost)
  const { changeAtFirst } = policy.passwordRules
  await putPassword(ctx.tx, { accountId, hash, mustChange: changeAtFirst, changedAt: ctx.now, previous: [] })
  const data = { account: publicId, how: 'staff' }
  await recordEvent(ctx, { type: 'account.opened', subjectKind: 'account', subjectId: accountId, data })
  return ok({ accountId, publicId, initialPassword })
}
