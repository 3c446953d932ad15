import { type Result, refuse } from '../kernel/result.ts'
import {
  type CodeRefusal, type CodeSubject, type OpenedSession, confirmCode, countAttempt, endSession, openSession,
  subjectText,
} from '../modules/identity/public.ts'
import { inTransaction } from '../platform/db.ts'
import { askCode } from './ask-code.ts'
import { Control, TextInput } from './controls.tsx'
import { sendTooMany } from './failures.tsx'
import { type Mistake, PostForm, Said, sendPage } from './layout.tsx'
import { faultOfNumber, hintOfNumber, numberOf } from './numbers-here.ts'
import type { PageHandlers } from './page-handler.ts'
import { signInPolicyOf } from '../modules/identity/public.ts'
import { sessionHere, wipe } from './shared-machine.ts'
import { SIGN_IN } from './sign-in-texts.ts'
import { hasLocalSignIn, sendLocalSignInOff } from './local-sign-in.tsx'
import { sendLeaving } from './provider-sign-in-page.tsx'
import { ByProvider } from './provider-sign-in-parts.tsx'
import { claimLeft } from './unclaimed-draft-page.tsx'
import {
  type Posted, type Visit, PERSON_COOKIE, askIdOf, fieldOf, keepKnownBrowser,
  keepSession, knownBrowserHere, postedBy, senderOf,
} from './visit.ts'
import { nextOf, nextOfQuery } from './where-next.ts'

/** Signing in by number and one-time code. The number stands in no address: it goes from form to form. */
export const signInPages = {
  'GET /dang-nhap': (visit) => visit.actor
    ? visit.reply.redirect(nextOfQuery(visit), 303)
    : sendSignIn(visit, '', nextOfQuery(visit), []),
  'POST /dang-nhap': sendCodeTo,
  'POST /dang-nhap/ma': signIn,
  'POST /dang-xuat': signOut,
} satisfies PageHandlers

function sendSignIn(visit: Visit, number: string, next: string, mistakes: readonly Mistake[]) {
  const { say, rooms } = visit
  if (!hasLocalSignIn(visit)) return sendLocalSignInOff(visit, next, 200)
  return sendPage(visit, {
    title: say(SIGN_IN.title), isPersonal: true, mistakes,
    body: <>
      <h1>{say(SIGN_IN.title)}</h1>
      <ByProvider visit={visit} next={next} isAlone={false} />
      <p>{say(SIGN_IN.intro)}</p>
      <PostForm visit={visit} action="/dang-nhap" requestId={crypto.randomUUID()}>
        <input type="hidden" name="tiep" value={next} />
        <Control
          id="so" label={say(SIGN_IN.number)} error={mistakes[0]?.text}
          hint={say(SIGN_IN.numberHint, { hint: hintOfNumber(say, rooms.isDemonstration) })}
        >
          {(described) => <TextInput
            {...described} name="so" value={number} inputMode="numeric" autoComplete="username"
          />}
        </Control>
        <button type="submit">{say(SIGN_IN.sendCode)}</button>
      </PostForm>
      <p><Said visit={visit} text={SIGN_IN.noAccount} parts={{
        register: <a href={`/dang-ky?tiep=${encodeURIComponent(next)}`}>{say(SIGN_IN.register)}</a>,
      }} /></p>
    </>,
  })
}

async function sendCodeTo(visit: Visit) {
  const posted = postedBy(visit.request)
  const [typed, next] = [fieldOf(posted, 'so'), nextOf(fieldOf(posted, 'tiep'))]
  if (!hasLocalSignIn(visit)) return sendLocalSignInOff(visit, next)
  const number = numberOf(typed, visit.rooms.isDemonstration)
  if (!number) return sendSignIn(visit, typed, next, [
    { id: 'so', text: whyNot(visit, typed) },
  ])
  const asked = await askCode(visit, { purpose: 'sign-in', number }, askIdOf(posted))
  return asked.ok ? sendCodeForm(visit, typed, next, []) : sendTooMany(visit, asked.minutes)
}

/** An old card of somebody real is no slip of the finger: a demonstration says what it takes instead. */
function whyNot({ say, rooms: { isDemonstration } }: Visit, typed: string): string {
  const number = typed.replace(/[\s.]/g, '')
  if (isDemonstration && /^\d{9}$/.test(number)) return hintOfNumber(say, true)
  return faultOfNumber(say, number, isDemonstration) ?? say(SIGN_IN.again)
}

function sendCodeForm(visit: Visit, number: string, next: string, mistakes: readonly Mistake[]) {
  const { codeMinutes, codeDigits } = signInPolicyOf(visit.directory, visit.rooms.hashCost)
  const { say } = visit
  return sendPage(visit, {
    title: say(SIGN_IN.codeTitle), isPersonal: true, mistakes,
    body: <>
      <h1>{say(SIGN_IN.codeTitle)}</h1>
      <p>{say(SIGN_IN.codeSent, { minutes: codeMinutes })}</p>
      <DemonstrationHint visit={visit} />
      <PostForm visit={visit} action="/dang-nhap/ma" requestId={crypto.randomUUID()}>
        <input type="hidden" name="so" value={number} />
        <input type="hidden" name="tiep" value={next} />
        <CodeField visit={visit} digits={codeDigits} error={mistakes[0]?.text} />
        <button type="submit">{say(SIGN_IN.title)}</button>
      </PostForm>
      <PostForm visit={visit} action="/dang-nhap" requestId={crypto.randomUUID()}>
        <input type="hidden" name="so" value={number} />
        <input type="hidden" name="tiep" value={next} />
        <button type="submit" className="quiet">{say(SIGN_IN.resend)}</button>
      </PostForm>
    </>,
  })
}

/** In a demonstration no message leaves the house. */
export function DemonstrationHint({ visit }: { visit: Visit }) {
  return visit.rooms.isDemonstration ? <p className="note"><Said visit={visit} text={SIGN_IN.demonstration} parts={{
    page: <a href="/demo/tin-nhan" target="_blank" rel="noopener">{visit.say(SIGN_IN.sentMessages)}</a>,
  }} /></p> : null
}

export function CodeField({ visit: { say }, digits, error }: {
  visit: Visit
  digits: number
  error: string | undefined
}) {
  return (
    <Control id="ma" label={say(SIGN_IN.code)} hint={say(SIGN_IN.codeHint, { digits })} error={error}>
      {(described) => <TextInput
        {...described} name="ma" value="" inputMode="numeric" autoComplete="one-time-code" className="short"
      />}
    </Control>
  )
}

/** What to say of a code that does not open. */
export function codeText({ say }: Visit, code: CodeRefusal['code']): string {
  return say(code === 'code-expired' ? SIGN_IN.codeExpired : SIGN_IN.codeWrong)
}

/** The code as it was typed, spaces left out. */
export function codeOf(posted: Posted): string {
  return fieldOf(posted, 'ma').replace(/\s/g, '')
}

async function signIn(visit: Visit) {
  const { rooms, request, reply, directory } = visit
  const posted = postedBy(request)
  const [typed, next] = [fieldOf(posted, 'so'), nextOf(fieldOf(posted, 'tiep'))]
  if (!hasLocalSignIn(visit)) return sendLocalSignInOff(visit, next)
  const number = numberOf(typed, rooms.isDemonstration)
  if (!number) return sendSignIn(visit, typed, next, [
    { id: 'so', text: whyNot(visit, typed) },
  ])
  const subject: CodeSubject = { purpose: 'sign-in', number }
  const policy = signInPolicyOf(directory, rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const sender = senderOf(visit, 1n, crypto.randomUUID(), ['sign-in'])
  const attempt = await countAttempt(rooms.db, sender, {
    kind: 'code', on: subjectText(subject), limits: policy.code, machineNow,
    knownBrowser: knownBrowserHere(visit, subject),
  })
  if (!attempt.ok) return sendTooMany(visit, policy.code.minutes)
  const opened: { token?: string; accountId?: bigint } = {}
  const outcome = await inTransaction(rooms, sender, async (ctx): Promise<Result<OpenedSession, {
    readonly code: CodeRefusal['code'] | 'account-disabled'
  }>> => {
    const confirmed = await confirmCode(ctx, {
      subject, code: codeOf(posted), attempt: attempt.value, machineNow, policy,
    })
    if (!confirmed.ok) return confirmed
    if (confirmed.value.accountId === null) return refuse({ code: 'code-wrong' })
    opened.accountId = confirmed.value.accountId
    return openSession(ctx, {
      accountId: confirmed.value.accountId, how: 'code', device: request.headers['user-agent'] ?? '',
      limits: sessionHere(visit, policy), machineNow,
      replaces: request.cookies[PERSON_COOKIE],
    })
  }, ({ token }) => {
    opened.token = token // for the cookie alone: it must not stand in the kept answer
    return { status: 200, body: null }
  })
  if (!outcome.ok || !opened.token) {
    const code = !outcome.ok && outcome.refusal.code === 'code-expired' ? 'code-expired' : 'code-wrong'
    return sendCodeForm(visit, typed, next, [{ id: 'ma', text: codeText(visit, code) }])
  }
  keepSession(visit, opened.token)
  keepKnownBrowser(visit, subject, policy.knownAddressDays)
  if (opened.accountId !== undefined) await claimLeft(visit, next, opened.accountId)
  return reply.redirect(next, 303)
}

async function signOut(visit: Visit) {
  const { rooms, request, reply } = visit
  const token = request.cookies[PERSON_COOKIE] ?? ''
  const machineNow = rooms.machineClock.now()
  await inTransaction(
    rooms, senderOf(visit, visit.actor?.accountId ?? 1n, crypto.randomUUID(), ['sign-out']),
    (ctx) => endSession(ctx, { token, machineNow }), () => ({ status: 200, body: null }),
  )
  wipe(visit)
  return visit.actor?.vouched ? sendLeaving(visit) : reply.redirect('/', 303)
}
