import { type Result, refuse } from '../kernel/result.ts'
import {
  type CodeRefusal, type CodeSubject, type OpenedSession, confirmCode, countAttempt, endSession, openSession,
  subjectText,
} from '../modules/identity/public.ts'
import { inTransaction } from '../platform/db.ts'
import { askCode } from './ask-code.ts'
import { Control, TextInput } from './controls.tsx'
import { sendTooMany } from './failures.tsx'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import { NUMBER_HINTS, faultOfNumber, numberOf } from './numbers-here.ts'
import type { PageHandlers } from './page-handler.ts'
import { signInPolicyOf } from '../modules/identity/public.ts'
import {
  type Posted, type Visit, PERSON_COOKIE, fieldOf, forgetBrowser, keepSession, postedBy, requestIdOf, senderOf,
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
  return sendPage(visit, {
    title: 'Đăng nhập', isPersonal: true, mistakes,
    body: <>
      <h1>Đăng nhập</h1>
      <p>Chúng tôi gửi mã xác thực đến số điện thoại đã đăng ký của bạn.</p>
      <PostForm visit={visit} action="/dang-nhap" requestId={crypto.randomUUID()}>
        <input type="hidden" name="tiep" value={next} />
        <Control
          id="so" label="Số định danh cá nhân" error={mistakes[0]?.text}
          hint={`${NUMBER_HINTS[visit.rooms.isDemonstration ? 'demonstration' : 'real']} Tổ chức ghi mã số thuế.`}
        >
          {(described) => <TextInput
            {...described} name="so" value={number} inputMode="numeric" autoComplete="username"
          />}
        </Control>
        <button type="submit">Gửi mã</button>
      </PostForm>
      <p>Chưa có tài khoản? <a
        href={`/dang-ky?tiep=${encodeURIComponent(next)}`}
      >Đăng ký</a>. Đổi số điện thoại thì đến quầy, mang theo thẻ căn cước.</p>
    </>,
  })
}

async function sendCodeTo(visit: Visit) {
  const posted = postedBy(visit.request)
  const [typed, next] = [fieldOf(posted, 'so'), nextOf(fieldOf(posted, 'tiep'))]
  const number = numberOf(typed, visit.rooms.isDemonstration)
  if (!number) return sendSignIn(visit, typed, next, [
    { id: 'so', text: whyNot(typed, visit.rooms.isDemonstration) },
  ])
  const asked = await askCode(visit, { purpose: 'sign-in', number }, requestIdOf(posted))
  return asked.ok ? sendCodeForm(visit, typed, next, []) : sendTooMany(visit, asked.minutes)
}

/** An old card of somebody real is no slip of the finger: a demonstration says what it takes instead. */
function whyNot(typed: string, isDemonstration: boolean): string {
  const number = typed.replace(/[\s.]/g, '')
  if (isDemonstration && /^\d{9}$/.test(number)) return NUMBER_HINTS.demonstration
  return faultOfNumber(number, isDemonstration) ?? 'Hãy ghi lại số định danh cá nhân.'
}

function sendCodeForm(visit: Visit, number: string, next: string, mistakes: readonly Mistake[]) {
  const { codeMinutes, codeDigits } = signInPolicyOf(visit.directory, visit.rooms.hashCost)
  return sendPage(visit, {
    title: 'Nhập mã xác thực', isPersonal: true, mistakes,
    body: <>
      <h1>Nhập mã xác thực</h1>
      <p>Nếu số bạn ghi có tài khoản, mã đã được gửi đến điện thoại đăng ký. Mã có hiệu lực {codeMinutes} phút.</p>
      <DemonstrationHint visit={visit} />
      <PostForm visit={visit} action="/dang-nhap/ma" requestId={crypto.randomUUID()}>
        <input type="hidden" name="so" value={number} />
        <input type="hidden" name="tiep" value={next} />
        <CodeField digits={codeDigits} error={mistakes[0]?.text} />
        <button type="submit">Đăng nhập</button>
      </PostForm>
      <PostForm visit={visit} action="/dang-nhap" requestId={crypto.randomUUID()}>
        <input type="hidden" name="so" value={number} />
        <input type="hidden" name="tiep" value={next} />
        <button type="submit" className="quiet">Gửi lại mã</button>
      </PostForm>
    </>,
  })
}

/** In a demonstration no message leaves the house. */
export function DemonstrationHint({ visit }: { visit: Visit }) {
  return visit.rooms.isDemonstration ? <p className="note">Bản trình diễn: xem mã ở trang <a
    href="/demo/tin-nhan" target="_blank" rel="noopener"
  >Tin nhắn đã gửi</a>.</p> : null
}

export function CodeField({ digits, error }: { digits: number; error: string | undefined }) {
  return (
    <Control id="ma" label="Mã xác thực" hint={`${String(digits)} chữ số; có khoảng trắng cũng được.`} error={error}>
      {(described) => <TextInput
        {...described} name="ma" value="" inputMode="numeric" autoComplete="one-time-code" className="short"
      />}
    </Control>
  )
}

/** What to say of a code that does not open. */
export function codeText(code: CodeRefusal['code']): string {
  return code === 'code-expired'
    ? 'Mã đã hết hiệu lực hoặc đã thử quá số lần. Hãy bấm “Gửi lại mã”.'
    : 'Mã không đúng. Hãy xem lại tin nhắn mới nhất rồi nhập lại.'
}

/** The code as it was typed, spaces left out. */
export function codeOf(posted: Posted): string {
  return fieldOf(posted, 'ma').replace(/\s/g, '')
}

async function signIn(visit: Visit) {
  const { rooms, request, reply, directory } = visit
  const posted = postedBy(request)
  const [typed, next] = [fieldOf(posted, 'so'), nextOf(fieldOf(posted, 'tiep'))]
  const number = numberOf(typed, rooms.isDemonstration)
  if (!number) return sendSignIn(visit, typed, next, [
    { id: 'so', text: whyNot(typed, rooms.isDemonstration) },
  ])
  const subject: CodeSubject = { purpose: 'sign-in', number }
  const policy = signInPolicyOf(directory, rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const sender = senderOf(visit, 1n, crypto.randomUUID(), ['sign-in'])
  const attempt = await countAttempt(rooms.db, sender, {
    kind: 'code', on: subjectText(subject), limits: policy.code, machineNow,
  })
  if (!attempt.ok) return sendTooMany(visit, policy.code.minutes)
  const opened: { token?: string } = {}
  const outcome = await inTransaction(rooms, sender, async (ctx): Promise<Result<OpenedSession, {
    readonly code: CodeRefusal['code'] | 'account-disabled'
  }>> => {
    const confirmed = await confirmCode(ctx, {
      subject, code: codeOf(posted), attempt: attempt.value, machineNow, policy,
    })
    if (!confirmed.ok) return confirmed
    if (confirmed.value.accountId === null) return refuse({ code: 'code-wrong' })
    return openSession(ctx, {
      accountId: confirmed.value.accountId, how: 'code', device: request.headers['user-agent'] ?? '',
      limits: policy.personSession, machineNow,
      replaces: request.cookies[PERSON_COOKIE],
    })
  }, ({ token }) => {
    opened.token = token // for the cookie alone: it must not stand in the kept answer
    return { status: 200, body: null }
  })
  if (!outcome.ok || !opened.token) {
    const code = !outcome.ok && outcome.refusal.code === 'code-expired' ? 'code-expired' : 'code-wrong'
    return sendCodeForm(visit, typed, next, [{ id: 'ma', text: codeText(code) }])
  }
  keepSession(visit, opened.token)
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
  forgetBrowser(visit)
  // The browser itself throws away what it kept of pages, so that going back shows nothing of the last person.
  return reply.header('clear-site-data', '"cache"').redirect('/', 303)
}
