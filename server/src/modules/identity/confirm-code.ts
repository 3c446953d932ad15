import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { decoyHash, isSecret } from '../../platform/secrets.ts'
import { type Attempt, requireCounted } from './count-attempt.ts'
import { latestPossible } from './domain/clock-set-back.ts'
import { type CodeSubject, codeKeyOf, subjectText } from './request-code.ts'
import type { SignInPolicy } from './sign-in-policy.ts'
import { clearAttempts, countTriesAfter } from './store/attempts.ts'
import { lockNewestCode, markCodeUsed } from './store/codes.ts'

export interface ConfirmCode {
  readonly subject: CodeSubject
  readonly code: string
  /** Of countAttempt, kind `code`, on `subjectText(subject)`. */
  readonly attempt: Attempt
  readonly machineNow: Date
  readonly policy: Pick<SignInPolicy, 'codeTries' | 'hashCost'>
}

export type CodeRefusal = { readonly code: 'code-wrong' } | { readonly code: 'code-expired' }

/**
 * Checks a one-time code: the newest for this number or phone, once, within its minutes, and `codeTries` times in all;
 * a known browser has as many of its own.
 * Answers whom it lets in, null for a phone alone; the door then opens the session in the same transaction.
 *
 * Refuses with `code-wrong`, or with `code-expired` after its minutes or its tries: both alike for a number that nobody
 * has. Throws if the attempt was not counted before, in a transaction of its own. Two at once: one gets in.
 */
export async function confirmCode(
  ctx: Ctx, input: ConfirmCode,
): Promise<Result<{ readonly accountId: bigint | null }, CodeRefusal>> {
  const { subject, attempt, machineNow, policy } = input
  await requireCounted(ctx.tx, attempt, 'code', subjectText(subject))
  const stored = await lockNewestCode(ctx.tx, subject.purpose, codeKeyOf(subject))
  const isRight = await isSecret(stored?.codeHash ?? await decoyHash(policy.hashCost), input.code.slice(0, 20))
  if (!stored) return refuse({ code: 'code-wrong' })

  const fromKey = attempt.isOfKnownBrowser ? attempt.fromKey : undefined // what strangers tried does not use it up
  const tries = await countTriesAfter(ctx.tx, { ...attempt, fromKey }, stored.askedBy)
  const isOver = machineNow >= stored.expiresAt || stored.madeAt > latestPossible(machineNow)
  if (isOver || tries > policy.codeTries) return refuse({ code: 'code-expired' })
  if (!isRight) return refuse({ code: 'code-wrong' })

  await markCodeUsed(ctx.tx, stored.id, machineNow)
  await clearAttempts(ctx.tx, attempt, machineNow)
  return ok({ accountId: stored.accountId })
}
