import { derivedRequestId } from '../modules/audit/public.ts'
import { type CodeSubject, countAttempt, requestCode, subjectText } from '../modules/identity/public.ts'
import { inTransaction } from '../platform/db.ts'
import { signInPolicyOf } from '../modules/identity/public.ts'
import type { CodeMessage } from './portal-rooms.ts'
import { type Visit, knownBrowserHere, senderOf } from './visit.ts'

/**
 * Counts the wish, makes a code and hands it to the port of messages after the commit, without waiting: how long a
 * message takes would tell whether the number has an account. A form sent twice sends one code.
 */
export async function askCode(
  visit: Visit, subject: CodeSubject, requestId: string, mandate?: CodeMessage['mandate'],
): Promise<{ ok: true } | { ok: false; minutes: number }> {
  const { rooms, directory, request } = visit
  const policy = signInPolicyOf(directory, rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const on = subjectText(subject)
  const wish = subject.purpose === 'proxy' ? `${on} ${subject.mandate}` : on
  // Whoever goes back and corrects the number sends the same form: that is another wish, and gets its code.
  const sender = senderOf(visit, 1n, derivedRequestId('code', requestId, wish), ['code', wish])
  const attempt = await countAttempt(rooms.db, sender, {
    kind: 'code-request', on, limits: policy.codeRequest, machineNow,
    knownBrowser: knownBrowserHere(visit, subject),
  })
  if (!attempt.ok) return { ok: false, minutes: policy.codeRequest.minutes }
  const made: { message?: { readonly phone: string; readonly code: string } | undefined } = {}
  await inTransaction(rooms, sender, (ctx) => requestCode(ctx, {
    subject, attempt: attempt.value, machineNow, policy,
  }), ({ message }) => {
    made.message = message
    return { status: 200, body: null }
  })
  if (made.message) {
    const { phone, code } = made.message
    void rooms.sendCode({
      phone, code, minutes: policy.codeMinutes, mandate,
    }).catch((error: unknown) => request.log.error({ err: error }))
  }
  return { ok: true }
}
