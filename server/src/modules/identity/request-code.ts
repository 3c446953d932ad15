import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import { fingerprintOf, hashSecret, randomDigits, randomToken } from '../../platform/secrets.ts'
import { type Attempt, requireCounted } from './count-attempt.ts'
import type { SignInPolicy } from './sign-in-policy.ts'
import { contactOf, findAccountByNumber } from './store/accounts.ts'
import { type CodePurpose, insertCode } from './store/codes.ts'
import type { PersonNumber } from './store/people.ts'

/**
 * For what a code is asked: to sign in under a number, to prove that a phone is at hand, or to say yes to a mandate.
 */
export type CodeSubject =
  | { readonly purpose: 'sign-in'; readonly number: PersonNumber }
  | { readonly purpose: 'phone'; readonly phone: string }
  /**
   * `mandate` is all that it says, and to whom: the code to one opens no other. Only a checked account gets one, and
   * none goes to a phone that is also the helper's (a checked person): they would say yes to themselves.
   */
  | {
    readonly purpose: 'proxy'; readonly number: PersonNumber; readonly mandate: string; readonly helperId: bigint
  }

export interface RequestCode {
  readonly subject: CodeSubject
  /** Of countAttempt, kind `code-request`, on `subjectText(subject)`: each message costs money, and annoys. */
  readonly attempt: Attempt
  readonly machineNow: Date
  readonly policy: Pick<SignInPolicy, 'codeDigits' | 'codeMinutes' | 'hashCost'>
}

export interface RequestedCode {
  readonly expiresAt: Date
  /**
   * What the door hands to the SMS port after the commit, without waiting for it; nothing for an unknown number. It
   * must never stand in the answer, nor in the one that is kept for a repeat.
   */
  readonly message: { readonly phone: string; readonly code: string } | undefined
}

/**
 * Makes a one-time code (mã xác thực một lần): to sign in, for the phone on file of the account with this number, never
 * for one that the asker names. An unknown number gets the same answer after the same work, and a code that nobody has.
 *
 * Leaves no event: an event is kept for ever, and a job that reads it could not learn the code, which stands nowhere
 * but in the value. If the process dies before the message has left, the person asks again.
 */
export async function requestCode(ctx: Ctx, input: RequestCode): Promise<Result<RequestedCode, never>> {
  const { subject, attempt, machineNow, policy } = input
  await requireCounted(ctx.tx, attempt, 'code-request', subjectText(subject))
  const account = await accountOf(ctx.tx, subject)
  const helper = subject.purpose === 'proxy' ? await contactOf(ctx.tx, subject.helperId) : undefined
  const known = subject.purpose === 'phone' ? subject.phone : account?.phone ?? undefined
  const phone = known === helper?.phone ? undefined : known

  const code = randomDigits(policy.codeDigits)
  const codeHash = await hashSecret(phone ? code : randomToken(), policy.hashCost)
  const expiresAt = new Date(machineNow.getTime() + policy.codeMinutes * 60_000)
  const { purpose } = subject
  await insertCode(ctx.tx, {
    purpose, key: codeKeyOf(subject), accountId: account?.id ?? null, codeHash, askedBy: attempt.id, madeAt: machineNow,
    expiresAt,
  })
  return ok({ expiresAt, message: phone ? { phone, code } : undefined })
}

async function accountOf(tx: Tx, subject: CodeSubject) {
  if (subject.purpose === 'phone') return undefined
  const account = await findAccountByNumber(tx, subject.number)
  const mayGive = account?.kind === 'citizen' && account.level === 2
  return subject.purpose === 'sign-in' || mayGive ? account : undefined
}

/** What tries on a code are counted on: the number or the phone, with its kind. */
export function subjectText(subject: CodeSubject): string {
  if (subject.purpose === 'phone') return `phone ${subject.phone}`
  const number = `${subject.number.kind} ${subject.number.value}`
  // Apart: whoever asks for mandates keeps nobody from signing in.
  return subject.purpose === 'proxy' ? `proxy ${number}` : number
}

/** The hash under which a code is kept. */
export function codeKeyOf(subject: CodeSubject): Buffer {
  const purpose: CodePurpose = subject.purpose
  return fingerprintOf('code', purpose, subjectText(subject), ...subject.purpose === 'proxy' ? [subject.mandate] : [])
}
