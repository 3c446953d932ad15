import { randomUUID } from 'node:crypto'
import { ok } from '../../src/kernel/result.ts'
import {
  type OpenedAccount, type PersonFacts, countAttempt, openAccount, openSession, registerSelf, requestCode,
  signInPolicyOf, subjectText,
} from '../../src/modules/identity/public.ts'
import { PERSON_COOKIE } from '../../src/pages/visit.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { type Caller, type HttpServer, staffCookie } from './as-user.ts'

export interface Citizen extends OpenedAccount {
  /** At the pages of the portal. */
  readonly portal: Caller
  /** Of the session: stands in `PERSON_COOKIE`. */
  readonly token: string
  /** The same token in the cookie of staff: what somebody with a browser's tools would try. */
  readonly asStaff: Caller
}

/** An account that was opened at a counter, where the card was seen, and a session on it. */
export async function citizenOf(http: HttpServer, facts: PersonFacts): Promise<Citizen> {
  const opened = await http.province.inOneGo((ctx) => openAccount(ctx, { facts, machineNow: systemClock.now() }))
  return signedIn(http, opened)
}

/** An account that a person opened alone by a phone: nobody has seen a card. */
export async function selfMade(
  http: HttpServer, facts: PersonFacts & { readonly kind: 'citizen'; readonly personalNumber: string }, phone: string,
): Promise<Citizen> {
  const { inOneGo, db } = http.province
  const policy = policyOf(http)
  const machineNow = systemClock.now()
  const subject = { purpose: 'phone', phone } as const
  const count = async (kind: 'code' | 'code-request', limits: typeof policy.code) => {
    const counted = await countAttempt(
      db, { requestId: randomUUID(), fromAddr: '192.0.2.7' }, { kind, on: subjectText(subject), limits, machineNow },
    )
    if (!counted.ok) throw new Error(counted.refusal.code)
    return counted.value
  }
  const request = await count('code-request', policy.codeRequest)
  const { message } = await inOneGo((ctx) => requestCode(ctx, { subject, attempt: request, machineNow, policy }))
  const attempt = await count('code', policy.code)
  const opened = await inOneGo((ctx) =>
    registerSelf(ctx, { facts, phone, proofOfPhone: { code: message?.code ?? '', attempt, machineNow, policy } }),
  )
  return signedIn(http, opened)
}

async function signedIn(http: HttpServer, account: OpenedAccount): Promise<Citizen> {
  const machineNow = systemClock.now()
  const tokens: string[] = []
  await http.province.inOneGo(async (ctx) => {
    const session = await openSession(ctx, {
      accountId: account.accountId, how: 'code', device: 'test', limits: policyOf(http).personSession, machineNow,
    })
    if (!session.ok) return session
    tokens.push(session.value.token)
    return ok(null)
  })
  const [token = ''] = tokens
  return {
    ...account, token, portal: http.callerWith(`${PERSON_COOKIE}=${token}`),
    asStaff: http.callerWith(staffCookie(token)),
  }
}

function policyOf({ province: { directory } }: HttpServer) {
  return signInPolicyOf(directory.on('2021-06-25'), { memoryCost: 1024, timeCost: 2, parallelism: 1 })
}
