import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type Attempt, requireCounted } from './count-attempt.ts'
import type { PasskeyChecker } from './passkey-checker.ts'
import { clearAttempts } from './store/attempts.ts'
import { type LockedPasskey, lockPasskey, notePasskeyUse } from './store/passkeys.ts'

export interface CheckPasskey {
  readonly answer: string
  /** Of the key that the answer names. */
  readonly credentialId: Buffer
  /** Used up before, in a transaction of its own (useChallenge). */
  readonly challenge: Buffer
  /** Of countAttempt, kind `factor`, on `passkeyText(credentialId)`. */
  readonly attempt: Attempt
  readonly checker: PasskeyChecker
  readonly machineNow: Date
}

export type CheckedPasskey = Pick<LockedPasskey, 'accountId' | 'accountPublicId' | 'publicId' | 'username' | 'isOff'> & {
  /** The key counts fewer uses than it did: there are two of it. */
  readonly isSuspect: boolean
}

/** What tries on a key are counted on. */
export function passkeyText(credentialId: Buffer): string {
  return `passkey ${credentialId.toString('hex')}`
}

/**
 * Checks what a key has signed: whoever holds it, and has unlocked it by PIN or finger, is whom it was made for. A key
 * whose count of uses goes back is suspect, and its use is not noted. Refuses with `passkey-wrong` alike for a key that
 * nobody has and an answer that is wrong. Throws if the attempt was not counted before.
 */
export async function checkPasskey(
  ctx: Ctx, { answer, credentialId, challenge, attempt, checker, machineNow }: CheckPasskey,
): Promise<Result<CheckedPasskey, { readonly code: 'passkey-wrong' }>> {
  await requireCounted(ctx.tx, attempt, 'factor', passkeyText(credentialId))
  const key = await lockPasskey(ctx.tx, credentialId)
  if (!key) return refuse({ code: 'passkey-wrong' })
  const counter = await checker.check(answer, challenge, key.publicKey)
  if (counter === undefined) return refuse({ code: 'passkey-wrong' })
  const isSuspect = (counter > 0n || key.counter > 0n) && counter <= key.counter
  if (!isSuspect) {
    await notePasskeyUse(ctx.tx, key.id, counter, machineNow)
    await clearAttempts(ctx.tx, attempt, machineNow)
  }
  return ok({ ...key, isSuspect })
}
