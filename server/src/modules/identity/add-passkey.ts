import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { newRecoveryCodes, recoveryHashOf } from './factor-keeper.ts'
import type { PasskeyChecker } from './passkey-checker.ts'
import { ownFactors, putRecoveryCodes } from './store/factors.ts'
import { MOST_PASSKEYS, holdPasskeys, insertPasskey } from './store/passkeys.ts'
import { endSessionsOf } from './store/sessions.ts'

export interface AddPasskey {
  readonly accountId: bigint
  readonly publicId: string
  /** As its holder calls it. */
  readonly name: string
  readonly answer: string
  /** Used up before, in a transaction of its own (useChallenge). */
  readonly challenge: Buffer
  readonly checker: PasskeyChecker
  readonly machineNow: Date
  /** Token of the session in use: it goes on, all others end. */
  readonly keep: string
}

/**
 * Adds a key that the machine has just made (thêm khóa truy cập). With the first factor of an account come ten codes to
 * recover with, which are shown once. Leaves `account.factor-added` and ends all sessions but the one in use. Refuses
 * with `passkey-wrong`, with `passkey-known` where the key is on record, and with `too-many-passkeys`: several may have
 * been begun before the first of them was there.
 */
export async function addPasskey(
  ctx: Ctx, { accountId, publicId, name, answer, challenge, checker, machineNow, keep }: AddPasskey,
): Promise<Result<{ readonly recoveryCodes: readonly string[] },
  { readonly code: 'passkey-wrong' | 'passkey-known' | 'too-many-passkeys' }>> {
  const key = await checker.checkNew(answer, challenge)
  if (!key) return refuse({ code: 'passkey-wrong' })
  if (await holdPasskeys(ctx.tx, accountId) >= MOST_PASSKEYS) return refuse({ code: 'too-many-passkeys' })
  const isAdded = await insertPasskey(ctx.tx, { ...key, accountId, name: name.normalize('NFC'), madeAt: machineNow })
  if (!isAdded) return refuse({ code: 'passkey-known' })
  const { recoveryCodesLeft } = await ownFactors(ctx.tx, accountId)
  const recoveryCodes = recoveryCodesLeft === 0 ? newRecoveryCodes() : []
  const hashes = recoveryCodes.map((one) => recoveryHashOf(publicId, one))
  if (hashes.length > 0) await putRecoveryCodes(ctx.tx, accountId, hashes, machineNow)
  await endSessionsOf(ctx.tx, accountId, machineNow, 'factor', keep)
  const data = { account: publicId, kind: 'passkey' }
  await recordEvent(ctx, { type: 'account.factor-added', subjectKind: 'account', subjectId: accountId, data })
  return ok({ recoveryCodes })
}
