import { phoneToE164 } from '../kernel/phone.ts'
import { isDay } from '../kernel/civil-day.ts'
import type { Result } from '../kernel/result.ts'
import { LONGEST_PERSON_NAME, isPersonName } from '../kernel/person-name.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import {
  type CodeSubject, type OpenedSession, type RegisterRefusal, countAttempt, openSession, registerSelf, subjectText,
} from '../modules/identity/public.ts'
import { inTransaction } from '../platform/db.ts'
import { askCode } from './ask-code.ts'
import { Control, Group, TextInput } from './controls.tsx'
import { sendTooMany } from './failures.tsx'
import { type Mistake, PostForm, Said, sendPage } from './layout.tsx'
import { differencesOf, faultOfNumber, faultOfPhone, hintOfNumber } from './numbers-here.ts'
import type { PageHandlers } from './page-handler.ts'
import { signInPolicyOf } from '../modules/identity/public.ts'
import { hasLocalSignIn, sendLocalSignInOff } from './local-sign-in.tsx'
import { REGISTER } from './register-texts.ts'
import { sessionHere } from './shared-machine.ts'
import { CodeField, DemonstrationHint, codeOf, codeText } from './sign-in-page.tsx'
import { SIGN_IN } from './sign-in-texts.ts'
import { claimLeft } from './unclaimed-draft-page.tsx'
import {
  type Posted, type Visit, PERSON_COOKIE, askIdOf, fieldOf, keepKnownBrowser, keepSession, postedBy, senderOf,
} from './visit.ts'
import { nextOf, nextOfQuery } from './where-next.ts'

/** Opening an account by oneself (mức 1): it sees only what it sends itself, because anybody may claim a number. */
export const registerPages = {
  'GET /dang-ky': (visit) => visit.actor
    ? visit.reply.redirect(nextOfQuery(visit), 303)
    : hasLocalSignIn(visit)
      ? sendRegister(visit, {}, nextOfQuery(visit), [])
      : sendLocalSignInOff(visit, nextOfQuery(visit), 200),
  'POST /dang-ky': (visit) => hasLocalSignIn(visit) ? sendCodeTo(visit) : sendLocalSignInOff(visit, nextHere(visit)),
  'POST /dang-ky/ma': (visit) => hasLocalSignIn(visit) ? register(visit) : sendLocalSignInOff(visit, nextHere(visit)),
} satisfies PageHandlers

/** Of a date: the name of its field, what it is called, and how many digits it has. */
const BIRTH_PARTS = [['ngay', REGISTER.day, 2], ['thang', REGISTER.month, 2], ['nam', REGISTER.year, 4]] as const
const FIELDS = ['ho-ten', 'so', 'ngay', 'thang', 'nam', 'dien-thoai'] as const

const nextHere = ({ request }: Visit) => nextOf(fieldOf(postedBy(request), 'tiep'))

function sendRegister(visit: Visit, posted: Posted, next: string, mistakes: readonly Mistake[]) {
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  const text = (name: string) => fieldOf(posted, name)
  const { say, rooms } = visit
  return sendPage(visit, {
    title: say(REGISTER.title), isPersonal: true, mistakes,
    body: <>
      <h1>{say(REGISTER.title)}</h1>
      <p>{say(REGISTER.intro)}</p>
      <PostForm visit={visit} action="/dang-ky" requestId={crypto.randomUUID()}>
        <input type="hidden" name="tiep" value={next} />
        <Control
          id="ho-ten" label={say(REGISTER.name)} hint={say(REGISTER.nameHint)} error={faultOf('ho-ten')}
        >
          {(described) => <TextInput {...described} name="ho-ten" value={text('ho-ten')} autoComplete="name" />}
        </Control>
        <Control
          id="so" label={say(REGISTER.number)} error={faultOf('so')}
          hint={hintOfNumber(say, rooms.isDemonstration)}
        >
          {(described) => <TextInput {...described} name="so" value={text('so')} inputMode="numeric" />}
        </Control>
        <Group id="ngay" label={say(REGISTER.birth)} error={faultOf('ngay')}>
          <div className="date">
            {BIRTH_PARTS.map(([name, label, length]) => (
              <div key={name}>
                <label htmlFor={name}>{say(label)}</label>
                <input
                  id={name} name={name} defaultValue={text(name)} inputMode="numeric" maxLength={length}
                  className={`digits-${String(length)}`}
                  autoComplete={{ ngay: 'bday-day', thang: 'bday-month', nam: 'bday-year' }[name]}
                  aria-invalid={faultOf('ngay') ? true : undefined}
                />
              </div>
            ))}
          </div>
        </Group>
        <Control
          id="dien-thoai" label={say(REGISTER.phone)} hint={say(REGISTER.phoneHint)}
          error={faultOf('dien-thoai')}
        >
          {(described) => <TextInput
            {...described} name="dien-thoai" value={text('dien-thoai')} inputMode="tel" autoComplete="tel"
          />}
        </Control>
        <button type="submit">{say(SIGN_IN.sendCode)}</button>
      </PostForm>
      <p><Said visit={visit} text={REGISTER.have} parts={{
        signIn: <a href={`/dang-nhap?tiep=${encodeURIComponent(next)}`}>{say(SIGN_IN.title)}</a>,
      }} /></p>
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
function readClaim({ rooms, today, say }: Visit, posted: Posted): Claimed | readonly Mistake[] {
  const demo = rooms.isDemonstration
  const fullName = cleanText(fieldOf(posted, 'ho-ten'))
  const personalNumber = fieldOf(posted, 'so').replace(/[\s.]/g, '')
  const birth = [
    fieldOf(posted, 'nam'), fieldOf(posted, 'thang').padStart(2, '0'), fieldOf(posted, 'ngay').padStart(2, '0'),
  ].join('-')
  const phone = fieldOf(posted, 'dien-thoai')
  const mistakes: Mistake[] = []
  if (!isPersonName(fullName)) mistakes.push({
    id: 'ho-ten', text: say(REGISTER.faultName, { most: LONGEST_PERSON_NAME }),
  })
  const faultyNumber = faultOfNumber(say, personalNumber, demo)
  if (faultyNumber) mistakes.push({ id: 'so', text: faultyNumber })
  const isBirth = isDay(birth) && birth <= today && birth >= '1900-01-01'
  if (!isBirth) mistakes.push({
    id: 'ngay', text: say(isDay(birth) && birth > today ? REGISTER.faultBirthFuture : REGISTER.faultBirth),
  })
  // At the counter a clerk who holds the card may know better than the number; here nobody has seen a card.
  if (isBirth && differencesOf(personalNumber, birth).length > 0) mistakes.push({
    id: 'ngay', text: say(REGISTER.faultBirthDiffers),
  })
  const faultyPhone = faultOfPhone(say, phone, demo)
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
  const asked = await askCode(visit, { purpose: 'phone', phone: claim.phone }, askIdOf(posted))
  return asked.ok ? sendCodeForm(visit, posted, next, []) : sendTooMany(visit, asked.minutes)
}

function sendCodeForm(visit: Visit, posted: Posted, next: string, mistakes: readonly Mistake[]) {
  const { codeMinutes, codeDigits } = signInPolicyOf(visit.directory, visit.rooms.hashCost)
  const kept = <>
    {FIELDS.map((name) => <input key={name} type="hidden" name={name} value={fieldOf(posted, name)} />)}
    <input type="hidden" name="tiep" value={next} />
  </>
  const { say } = visit
  return sendPage(visit, {
    title: say(SIGN_IN.codeTitle), isPersonal: true, mistakes,
    body: <>
      <h1>{say(SIGN_IN.codeTitle)}</h1>
      <p>{say(REGISTER.codeSent, { minutes: codeMinutes })}</p>
      <DemonstrationHint visit={visit} />
      <PostForm visit={visit} action="/dang-ky/ma" requestId={crypto.randomUUID()}>
        {kept}
        <CodeField visit={visit} digits={codeDigits} error={mistakes[0]?.text} />
        <button type="submit">{say(REGISTER.open)}</button>
      </PostForm>
      <PostForm visit={visit} action="/dang-ky" requestId={crypto.randomUUID()}>
        {kept}
        <button type="submit" className="quiet">{say(SIGN_IN.resend)}</button>
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
  const opened: { token?: string; accountId?: bigint } = {}
  const outcome = await inTransaction(rooms, sender, async (ctx): Promise<Result<OpenedSession, RegisterRefusal | {
    readonly code: 'account-disabled'
  }>> => {
    const proofOfPhone = { code: codeOf(posted), attempt: attempt.value, machineNow, policy }
    const registered = await registerSelf(ctx, { facts: { kind: 'citizen', ...facts }, phone, proofOfPhone })
    if (!registered.ok) return registered
    opened.accountId = registered.value.accountId
    return openSession(ctx, {
      accountId: registered.value.accountId, how: 'code', device: request.headers['user-agent'] ?? '',
      limits: sessionHere(visit, policy), machineNow,
      replaces: request.cookies[PERSON_COOKIE],
    })
  }, ({ token }) => {
    opened.token = token // for the cookie alone
    return { status: 201, body: null }
  })
  if (!outcome.ok) return explain(visit, posted, next, outcome.refusal.code)
  if (opened.token) {
    keepSession(visit, opened.token)
    const number = { kind: 'personal', value: facts.personalNumber } as const
    keepKnownBrowser(visit, { purpose: 'sign-in', number }, policy.knownAddressDays)
  }
  if (opened.token && opened.accountId !== undefined) await claimLeft(visit, next, opened.accountId)
  return reply.redirect(next, 303)
}

function explain(visit: Visit, posted: Posted, next: string, code: string) {
  if (code === 'code-wrong' || code === 'code-expired') return sendCodeForm(visit, posted, next, [
    { id: 'ma', text: codeText(visit, code) },
  ])
  const text = visit.say(code === 'account-exists' ? REGISTER.exists : REGISTER.failed)
  return sendRegister(visit, posted, next, [{ id: 'so', text }])
}
