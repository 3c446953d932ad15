import { phoneToE164 } from '../kernel/phone.ts'
import { isDay } from '../kernel/civil-day.ts'
import type { Result } from '../kernel/result.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import {
  type CodeSubject, type OpenedSession, type RegisterRefusal, countAttempt, openSession, registerSelf, subjectText,
} from '../modules/identity/public.ts'
import { inTransaction } from '../platform/db.ts'
import { askCode } from './ask-code.ts'
import { Control, Group, TextInput } from './controls.tsx'
import { sendTooMany } from './failures.tsx'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import { NUMBER_HINTS, differencesOf, faultOfNumber, faultOfPhone } from './numbers-here.ts'
import type { PageHandlers } from './page-handler.ts'
import { signInPolicyOf } from '../modules/identity/public.ts'
import { CodeField, DemonstrationHint, codeOf, codeText } from './sign-in-page.tsx'
import {
  type Posted, type Visit, PERSON_COOKIE, fieldOf, keepSession, postedBy, requestIdOf, senderOf,
} from './visit.ts'
import { nextOf, nextOfQuery } from './where-next.ts'

/** Opening an account by oneself (mức 1): it sees only what it sends itself, because anybody may claim a number. */
export const registerPages = {
  'GET /dang-ky': (visit) => visit.actor
    ? visit.reply.redirect(nextOfQuery(visit), 303)
    : sendRegister(visit, {}, nextOfQuery(visit), []),
  'POST /dang-ky': sendCodeTo,
  'POST /dang-ky/ma': register,
} satisfies PageHandlers

const FIELDS = ['ho-ten', 'so', 'ngay', 'thang', 'nam', 'dien-thoai'] as const
const LONGEST_NAME = 100

function sendRegister(visit: Visit, posted: Posted, next: string, mistakes: readonly Mistake[]) {
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  const text = (name: string) => fieldOf(posted, name)
  return sendPage(visit, {
    title: 'Đăng ký tài khoản', isPersonal: true, mistakes,
    body: <>
      <h1>Đăng ký tài khoản</h1>
      <p>
        Tài khoản tự đăng ký nộp và theo dõi được hồ sơ do chính nó gửi. Muốn xem hồ sơ trước đây, hãy mang thẻ căn cước
        đến quầy để xác nhận.
      </p>
      <PostForm visit={visit} action="/dang-ky" requestId={crypto.randomUUID()}>
        <input type="hidden" name="tiep" value={next} />
        <Control
          id="ho-ten" label="Họ, chữ đệm, tên" hint="Viết đủ dấu như trên thẻ căn cước." error={faultOf('ho-ten')}
        >
          {(described) => <TextInput {...described} name="ho-ten" value={text('ho-ten')} autoComplete="name" />}
        </Control>
        <Control
          id="so" label="Số định danh cá nhân" error={faultOf('so')}
          hint={NUMBER_HINTS[visit.rooms.isDemonstration ? 'demonstration' : 'real']}
        >
          {(described) => <TextInput {...described} name="so" value={text('so')} inputMode="numeric" />}
        </Control>
        <Group id="ngay" label="Ngày, tháng, năm sinh" error={faultOf('ngay')}>
          <div className="date">
            {([['ngay', 'Ngày', 2], ['thang', 'Tháng', 2], ['nam', 'Năm', 4]] as const).map(([name, label, length]) => (
              <div key={name}>
                <label htmlFor={name}>{label}</label>
                <input
                  id={name} name={name} defaultValue={text(name)} inputMode="numeric" maxLength={length}
                  className={`digits-${String(length)}`}
                  autoComplete={{ ngay: 'bday-day', thang: 'bday-month', nam: 'bday-year' }[name]}
                />
              </div>
            ))}
          </div>
        </Group>
        <Control
          id="dien-thoai" label="Số điện thoại" hint="Để nhận mã xác thực và tin về hồ sơ."
          error={faultOf('dien-thoai')}
        >
          {(described) => <TextInput
            {...described} name="dien-thoai" value={text('dien-thoai')} inputMode="tel" autoComplete="tel"
          />}
        </Control>
        <button type="submit">Gửi mã</button>
      </PostForm>
      <p>Đã có tài khoản? <a href={`/dang-nhap?tiep=${encodeURIComponent(next)}`}>Đăng nhập</a></p>
    </>,
  })
}

interface Claimed {
  readonly fullName: string
  readonly personalNumber: string
  readonly birth: string
  readonly phone: string
}

/** What was typed, clean; or all that is wrong with it. */
function readClaim({ rooms, today }: Visit, posted: Posted): Claimed | readonly Mistake[] {
  const demo = rooms.isDemonstration
  const fullName = cleanText(fieldOf(posted, 'ho-ten'))
  const personalNumber = fieldOf(posted, 'so').replace(/[\s.]/g, '')
  const birth = [
    fieldOf(posted, 'nam'), fieldOf(posted, 'thang').padStart(2, '0'), fieldOf(posted, 'ngay').padStart(2, '0'),
  ].join('-')
  const phone = fieldOf(posted, 'dien-thoai')
  const mistakes: Mistake[] = []
  if (fullName === '' || fullName.length > LONGEST_NAME || /[<>0-9]/.test(fullName)) mistakes.push({
    id: 'ho-ten', text: `Hãy ghi họ, chữ đệm và tên bằng chữ, nhiều nhất ${String(LONGEST_NAME)} chữ.`,
  })
  const faultyNumber = faultOfNumber(personalNumber, demo)
  if (faultyNumber) mistakes.push({ id: 'so', text: faultyNumber })
  const isBirth = isDay(birth) && birth <= today && birth >= '1900-01-01'
  if (!isBirth) mistakes.push({
    id: 'ngay', text: 'Hãy ghi ngày, tháng, năm sinh có thật, ví dụ 5 / 9 / 1990.',
  })
  // At the counter a clerk who holds the card may know better than the number; here nobody has seen a card.
  if (isBirth && differencesOf(personalNumber, birth).length > 0) mistakes.push({
    id: 'ngay', text: 'Năm sinh không khớp với số định danh. Hãy xem lại số và ngày sinh trên thẻ căn cước. '
      + 'Nếu thẻ ghi đúng như vậy, hãy mang thẻ đến quầy để mở tài khoản.',
  })
  const faultyPhone = faultOfPhone(phone, demo)
  if (faultyPhone) mistakes.push({ id: 'dien-thoai', text: faultyPhone })
  return mistakes.length > 0 ? mistakes : { fullName, personalNumber, birth, phone: phoneToE164(phone) ?? '' }
}

function isFaulty(claim: Claimed | readonly Mistake[]): claim is readonly Mistake[] {
  return Array.isArray(claim)
}

async function sendCodeTo(visit: Visit) {
  const posted = postedBy(visit.request)
  const next = nextOf(fieldOf(posted, 'tiep'))
  const claim = readClaim(visit, posted)
  if (isFaulty(claim)) return sendRegister(visit, posted, next, claim)
  const asked = await askCode(visit, { purpose: 'phone', phone: claim.phone }, requestIdOf(posted))
  return asked.ok ? sendCodeForm(visit, posted, next, []) : sendTooMany(visit, asked.minutes)
}

function sendCodeForm(visit: Visit, posted: Posted, next: string, mistakes: readonly Mistake[]) {
  const { codeMinutes, codeDigits } = signInPolicyOf(visit.directory, visit.rooms.hashCost)
  const kept = <>
    {FIELDS.map((name) => <input key={name} type="hidden" name={name} value={fieldOf(posted, name)} />)}
    <input type="hidden" name="tiep" value={next} />
  </>
  return sendPage(visit, {
    title: 'Nhập mã xác thực', isPersonal: true, mistakes,
    body: <>
      <h1>Nhập mã xác thực</h1>
      <p>Mã đã được gửi đến số điện thoại bạn ghi, có hiệu lực {codeMinutes} phút.</p>
      <DemonstrationHint visit={visit} />
      <PostForm visit={visit} action="/dang-ky/ma" requestId={crypto.randomUUID()}>
        {kept}
        <CodeField digits={codeDigits} error={mistakes[0]?.text} />
        <button type="submit">Mở tài khoản</button>
      </PostForm>
      <PostForm visit={visit} action="/dang-ky" requestId={crypto.randomUUID()}>
        {kept}
        <button type="submit" className="quiet">Gửi lại mã</button>
      </PostForm>
    </>,
  })
}

async function register(visit: Visit) {
  const { rooms, request, reply, directory } = visit
  const posted = postedBy(request)
  const next = nextOf(fieldOf(posted, 'tiep'))
  const claim = readClaim(visit, posted)
  if (isFaulty(claim)) return sendRegister(visit, posted, next, claim)
  const { phone, ...facts } = claim
  const subject: CodeSubject = { purpose: 'phone', phone }
  const policy = signInPolicyOf(directory, rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const sender = senderOf(visit, 1n, crypto.randomUUID(), ['register'])
  const attempt = await countAttempt(rooms.db, sender, {
    kind: 'code', on: subjectText(subject), limits: policy.code, machineNow,
  })
  if (!attempt.ok) return sendTooMany(visit, policy.code.minutes)
  const opened: { token?: string } = {}
  const outcome = await inTransaction(rooms, sender, async (ctx): Promise<Result<OpenedSession, RegisterRefusal | {
    readonly code: 'account-disabled'
  }>> => {
    const proofOfPhone = { code: codeOf(posted), attempt: attempt.value, machineNow, policy }
    const registered = await registerSelf(ctx, { facts: { kind: 'citizen', ...facts }, phone, proofOfPhone })
    if (!registered.ok) return registered
    return openSession(ctx, {
      accountId: registered.value.accountId, how: 'code', device: request.headers['user-agent'] ?? '',
      limits: policy.personSession, machineNow,
      replaces: request.cookies[PERSON_COOKIE],
    })
  }, ({ token }) => {
    opened.token = token // for the cookie alone
    return { status: 201, body: null }
  })
  if (!outcome.ok) return explain(visit, posted, next, outcome.refusal.code)
  if (opened.token) keepSession(visit, opened.token)
  return reply.redirect(next, 303)
}

function explain(visit: Visit, posted: Posted, next: string, code: string) {
  if (code === 'code-wrong' || code === 'code-expired') return sendCodeForm(visit, posted, next, [
    { id: 'ma', text: codeText(code) },
  ])
  const text = code === 'account-exists'
    ? 'Số này đã có tài khoản. Hãy đăng nhập; nếu không phải bạn mở, hãy mang thẻ căn cước đến quầy.'
    : 'Chưa mở được tài khoản với số này. Hãy mang thẻ căn cước đến quầy để được giúp.'
  return sendRegister(visit, posted, next, [{ id: 'so', text }])
}
