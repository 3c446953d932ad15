import { randomUUID } from 'node:crypto'
import { type Refusal, type Result, refuse } from '../../kernel/result.ts'
import { type Backing, type Ctx, type Sender, inTransaction } from '../../platform/db.ts'
import { confirmCode } from './confirm-code.ts'
import { type Attempt, type CountAttempt, countAttempt } from './count-attempt.ts'
import { openSession } from './open-session.ts'
import { type CodeSubject, requestCode, subjectText } from './request-code.ts'
import type { SignInPolicy } from './sign-in-policy.ts'
import { signInStaff } from './sign-in-staff.ts'

/** The law's numbers (design: 5 wrong, 12 hours, 10 minutes, 15 minutes idle), and a hash that costs a test nothing. */
export const POLICY: SignInPolicy = {
  password: { onOneFromOne: 5, onOne: 20, fromOne: 50, minutes: 720 },
  code: { onOneFromOne: 5, onOne: 20, fromOne: 50, minutes: 60 },
  codeRequest: { onOneFromOne: 5, onOne: 10, fromOne: 50, minutes: 60 },
  codeDigits: 6, codeMinutes: 10, codeTries: 5, knownAddressDays: 30,
  staffSession: { idleMinutes: 15, totalMinutes: 720 },
  personSession: { idleMinutes: 15, totalMinutes: 720 }, sharedSession: { idleMinutes: 15, totalMinutes: 720 },
  passwordRules: { minLength: 8, classes: 4, notLast: 10, maxAgeDays: null, changeAtFirst: true },
  administratorPasswordRules: { minLength: 8, classes: 4, notLast: 10, maxAgeDays: 60, changeAtFirst: true },
  hashCost: { memoryCost: 64, timeCost: 1, parallelism: 1 },
  poorWords: () => ({ common: new Set(['password']), ofTheHouse: new Set() }),
}

/** A moment of the machine's time, so many minutes after the tests begin. */
export function at(minutes: number, seconds = 0): Date {
  return new Date(Date.UTC(2026, 10, 24, 8, minutes, seconds))
}

export interface Visit { readonly from?: string; readonly machineNow?: Date; readonly knownBrowser?: string }

/** What the doors do in two transactions, in one call; each refusal is answered as its value. */
export function doorsOf(backing: Backing) {
  const senderFrom = (from = '192.0.2.1'): Sender =>
    ({ actorId: 1n, requestId: randomUUID(), fromAddr: from, bodyHash: Buffer.alloc(32) })

  async function write<T, R extends Refusal>(from: string | undefined, work: (ctx: Ctx) => Promise<Result<T, R>>) {
    const values: T[] = []
    const done = await inTransaction(backing, senderFrom(from), work, (value) => ({
      status: 200, body: values.push(value),
    }))
    return done.ok ? { ok: true as const, value: values.at(-1) as T } : done
  }

  async function count(
    input: Omit<CountAttempt, 'limits' | 'machineNow'>, { from, machineNow = at(0), knownBrowser }: Visit = {},
  ) {
    const limits = {
      'password': POLICY.password, 'code': POLICY.code, 'code-request': POLICY.codeRequest, 'tracking': POLICY.code,
      'tracking-token': POLICY.code, 'pin': POLICY.code, 'factor': POLICY.code, 'challenge': POLICY.code,
    }
    const { knownAddressDays } = POLICY
    return countAttempt(backing.db, senderFrom(from), {
      ...input, limits: limits[input.kind], machineNow, knownAddressDays, knownBrowser,
    })
  }

  async function counted(kind: CountAttempt['kind'], on: string, visit?: Visit): Promise<Attempt> {
    const attempt = await count({ kind, on }, visit)
    if (!attempt.ok) throw new Error(attempt.refusal.code)
    return attempt.value
  }

  return {
    write, count, counted,

    async signIn(username: string, password: string, visit: Visit = {}, policy: SignInPolicy = POLICY) {
      const attempt = await count({ kind: 'password', on: username }, visit)
      if (!attempt.ok) return refuse({ code: attempt.refusal.code })
      const { from, machineNow = at(0) } = visit
      return write(from, async (ctx) => {
        const signedIn = await signInStaff(ctx, { username, password, attempt: attempt.value, machineNow, policy })
        const session = { how: 'password', device: 'test', limits: policy.staffSession, machineNow } as const
        if (signedIn.ok) await openSession(ctx, { accountId: signedIn.value.accountId, ...session }) // and speaks of it
        return signedIn
      })
    },

    async askCode(subject: CodeSubject, visit: Visit = {}) {
      const attempt = await count({ kind: 'code-request', on: subjectText(subject) }, visit)
      if (!attempt.ok) return refuse({ code: attempt.refusal.code })
      const { from, machineNow = at(0) } = visit
      return write(from, (ctx) => requestCode(ctx, { subject, attempt: attempt.value, machineNow, policy: POLICY }))
    },

    async enterCode(subject: CodeSubject, code: string, visit: Visit = {}) {
      const attempt = await count({ kind: 'code', on: subjectText(subject) }, visit)
      if (!attempt.ok) return refuse({ code: attempt.refusal.code })
      const { from, machineNow = at(0) } = visit
      return write(from, (ctx) =>
        confirmCode(ctx, { subject, code, attempt: attempt.value, machineNow, policy: POLICY }),
      )
    },

    /** A phone with the code that has just come to it, as the use cases of the counter take it. */
    async atHand(phone: string, visit: Visit = {}) {
      const subject = { purpose: 'phone', phone } as const
      const asked = await this.askCode(subject, visit)
      const code = asked.ok ? asked.value.message?.code ?? '' : ''
      const attempt = await counted('code', subjectText(subject), visit)
      return { phone, code, attempt, machineNow: visit.machineNow ?? at(0), policy: POLICY }
    },
  }
}
