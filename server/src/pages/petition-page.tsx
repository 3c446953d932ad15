import { cleanLines } from '../kernel/vietnamese-text.ts'
import { type AttemptLimits, countAttempt } from '../modules/identity/public.ts'
import {
  type Petition, type PetitionKind, lookUpPetition, numberOfPetition, petitionRuleOn, sendPetition,
} from '../modules/integration/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { inTransaction } from '../platform/db.ts'
import { Control, Group, Radios, Select, TextInput } from './controls.tsx'
import { sendNotFound, sendTooMany } from './failures.tsx'
import { byName, showMoment } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { PETITION } from './petition-texts.ts'
import { policyOf } from './portal-rooms.ts'
import { type Posted, type Visit, fieldOf, postedBy, requestIdOf, senderOf } from './visit.ts'

/** Asking, reporting or proposing something without a dossier, and reading the answer by number and code. */
export const petitionPages = {
  'GET /hoi-dap': (visit) => petitionRuleOn(visit.directory) ? sendForm(visit, typedIn({}), []) : sendNotFound(visit),
  'POST /hoi-dap': (visit) => petitionRuleOn(visit.directory) ? send(visit) : sendNotFound(visit),
  'GET /hoi-dap/tra-loi': (visit) => sendAsk(visit, '', []),
  'POST /hoi-dap/tra-loi': look,
} satisfies PageHandlers

/** Signs that a field takes; of the words as many as a screen is read through. */
const MOST = { 'ho-ten': 200, 'dien-thoai': 50, 'thu': 254, 'tieu-de': 300, 'loi-noi': 5_000 } as const
type Field = keyof typeof MOST
const FIELDS = Object.keys(MOST) as Field[]
type Typed = Readonly<Record<Field | 'loai' | 'noi', string>>

const KINDS: readonly PetitionKind[] = ['question', 'petition']
const PHONE = /^\+?\d[\d .-]{6,18}\d$/
const MAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/

function typedIn(posted: Posted): Typed {
  const line = (name: string) => fieldOf(posted, name)
  return {
    'ho-ten': line('ho-ten'), 'dien-thoai': line('dien-thoai'), 'thu': line('thu'), 'tieu-de': line('tieu-de'),
    'loi-noi': cleanLines(line('loi-noi')), 'loai': line('loai'), 'noi': line('noi'),
  }
}

/** Offices that one may write to: agencies, of the province first. */
function officesOf({ directory }: Visit): readonly Unit[] {
  return directory.units.filter(({ kind }) => kind === 'agency').toSorted(byName)
}

function mistakesIn(visit: Visit, typed: Typed): readonly Mistake[] {
  const { say } = visit
  const { 'ho-ten': name, 'dien-thoai': phone, 'thu': mail, 'tieu-de': subject, 'loi-noi': words, loai, noi } = typed
  const found: (Mistake | undefined)[] = [
    KINDS.some((kind) => kind === loai) ? undefined : { id: 'loai', text: say(PETITION.needKind) },
    name === '' ? { id: 'ho-ten', text: say(PETITION.needName) } : undefined,
    phone === '' && mail === '' ? { id: 'dien-thoai', text: say(PETITION.needContact) } : undefined,
    phone !== '' && !PHONE.test(phone) ? { id: 'dien-thoai', text: say(PETITION.wrongPhone) } : undefined,
    mail !== '' && !MAIL.test(mail) ? { id: 'thu', text: say(PETITION.wrongEmail) } : undefined,
    noi === '' || officesOf(visit).some(({ publicId }) => publicId === noi) ? undefined
      : { id: 'noi', text: say(PETITION.wrongUnit) },
    subject === '' ? { id: 'tieu-de', text: say(PETITION.needSubject) } : undefined,
    words === '' ? { id: 'loi-noi', text: say(PETITION.needWords) } : undefined,
    ...FIELDS.map((id) => typed[id].length <= MOST[id] ? undefined
      : { id, text: say(PETITION.long, { most: MOST[id] }) }),
  ]
  return found.filter((one) => one !== undefined)
}

/**
 * Only what could be taken counts toward what one address may send, in a transaction of its own. The number and the
 * code are shown in the answer itself: they stand in no address. Sent again it is the same petition.
 */
async function send(visit: Visit) {
  const { rooms, actor, say, directory } = visit
  const posted = postedBy(visit.request)
  const typed = typedIn(posted)
  const mistakes = mistakesIn(visit, typed)
  if (mistakes.length > 0) return sendForm(visit, typed, mistakes)
  const sender = senderOf(visit, actor?.accountId ?? 1n, requestIdOf(posted), ['petition.send', ...Object.values(typed)])
  const limits = policyOf(directory, 'tracking-attempts') as AttemptLimits
  const machineNow = rooms.machineClock.now()
  const counted = await countAttempt(rooms.db, sender, {
    kind: 'tracking', on: 'petition sent', limits: { ...limits, onOne: Infinity }, machineNow,
  })
  if (!counted.ok) return sendTooMany(visit, limits.minutes)
  const orNull = (text: string) => text === '' ? null : text
  const done = await inTransaction(rooms, sender, (ctx) => sendPetition(ctx, rooms, {
    kind: typed.loai as PetitionKind, senderName: typed['ho-ten'], phone: orNull(typed['dien-thoai']),
    email: orNull(typed.thu), subject: typed['tieu-de'], words: typed['loi-noi'],
    unitId: officesOf(visit).find(({ publicId }) => publicId === typed.noi)?.id,
  }), ({ id, lookUpCode }) => ({ status: 201, body: { number: numberOfPetition(id), code: lookUpCode ?? '' } }))
  if (done.ok) return sendDone(visit, done.value.body)
  const again = (text: string) => sendForm(visit, typed, [{ id: 'loi-noi', text }])
  switch (done.refusal.code) {
    case 'nothing-said': return again(say(PETITION.needWords))
    case 'petition-too-long': return again(say(PETITION.long, { most: MOST['loi-noi'] }))
    case 'petitions-not-taken': case 'calendar-missing': return again(say(PETITION.notTaken))
    case 'request-reused': return again(say(PETITION.reused))
  }
}

function sendForm(visit: Visit, typed: Typed, mistakes: readonly Mistake[]) {
  const { say, directory } = visit
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  const days = petitionRuleOn(directory)?.settle.amount
  const field = (id: Field, label: string, more: object = {}, hint?: string) => (
    <Control id={id} label={label} hint={hint} error={faultOf(id)}>
      {(described) => <TextInput {...described} name={id} value={typed[id]} most={MOST[id]} {...more} />}
    </Control>
  )
  return sendPage(visit, {
    title: say(PETITION.title), mistakes, isPersonal: true, scripts: ['text'],
    body: <>
      <h1>{say(PETITION.title)}</h1>
      <p>{say(PETITION.intro)}</p>
      {days !== undefined && <p>{say(PETITION.days, { count: days })}</p>}
      <p className="alone"><a href="/hoi-dap/tra-loi">{say(PETITION.toAnswer)}</a></p>
      <PostForm visit={visit} action="/hoi-dap" requestId={crypto.randomUUID()}>
        <Group id="loai" label={say(PETITION.kind)} error={faultOf('loai')}><Radios
          name="loai" value={typed.loai} choices={KINDS.map((kind) => ({ value: kind, label: say(PETITION[kind]) }))}
        /></Group>
        {field('ho-ten', say(PETITION.name), { autoComplete: 'name' })}
        {field('dien-thoai', say(PETITION.phone), { autoComplete: 'tel', inputMode: 'tel' }, say(PETITION.phoneHint))}
        {field('thu', say(PETITION.email), { autoComplete: 'email', inputMode: 'email' })}
        <Control id="noi" label={say(PETITION.unit)} error={faultOf('noi')}>{(described) => <Select
          {...described} name="noi" value={typed.noi} prompt={say(PETITION.anyUnit)}
          choices={officesOf(visit).map(({ publicId, name }) => ({ value: publicId, label: name, lang: 'vi' }))}
        />}</Control>
        {field('tieu-de', say(PETITION.subject))}
        {field('loi-noi', say(PETITION.words), { isMultiline: true })}
        <button type="submit">{say(PETITION.send)}</button>
      </PostForm>
    </>,
  })
}

function sendDone(visit: Visit, { number, code }: { readonly number: string; readonly code: string }) {
  const { say } = visit
  return sendPage(visit, {
    title: say(PETITION.sentTitle), isPersonal: true,
    body: <>
      <h1>{say(PETITION.sentTitle)}</h1>
      <p>{say(PETITION.sent)}</p>
      <dl>
        <dt>{say(PETITION.number)}</dt><dd className="code">{number}</dd>
        <dt>{say(PETITION.code)}</dt><dd className="code">{code}</dd>
      </dl>
      <p className="alone"><a href="/hoi-dap/tra-loi">{say(PETITION.toAnswer)}</a></p>
    </>,
  })
}

async function look(visit: Visit) {
  const { rooms, directory, say } = visit
  const posted = postedBy(visit.request)
  const [number, code] = [fieldOf(posted, 'ma').slice(0, 60), fieldOf(posted, 'ma-tra-cuu').slice(0, 60)]
  const limits = policyOf(directory, 'tracking-attempts') as AttemptLimits
  const found = await lookUpPetition(rooms.db, senderOf(visit, 1n, crypto.randomUUID(), ['petition.look-up']), {
    number, code, limits, machineNow: rooms.machineClock.now(),
  })
  if (found.ok) return sendState(visit, found.value)
  return found.refusal.code === 'too-many-attempts' ? sendTooMany(visit, limits.minutes)
    : sendAsk(visit, number, [{ id: 'ma', text: say(PETITION.unknown) }])
}

function sendAsk(visit: Visit, number: string, mistakes: readonly Mistake[]) {
  const { say } = visit
  return sendPage(visit, {
    title: say(PETITION.lookTitle), mistakes, isPersonal: true,
    body: <>
      <h1>{say(PETITION.lookTitle)}</h1>
      <PostForm visit={visit} action="/hoi-dap/tra-loi" className="box">
        <Control id="ma" label={say(PETITION.number)} error={mistakes[0]?.text}>
          {(described) => <TextInput {...described} name="ma" value={number} />}
        </Control>
        <Control id="ma-tra-cuu" label={say(PETITION.code)}>
          {(described) => <TextInput {...described} name="ma-tra-cuu" value="" />}
        </Control>
        <button type="submit">{say(PETITION.look)}</button>
      </PostForm>
    </>,
  })
}

/** Nothing of who asked: whoever has both codes may be somebody else. */
function sendState(visit: Visit, petition: Petition) {
  const { say, directory, language } = visit
  const { id, state, subject, words, dueAt, unitId, answerWords, refuseReason } = petition
  const stands = state === 'taken' ? 'waiting' : state
  return sendPage(visit, {
    title: say(PETITION.lookTitle), isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/hoi-dap/tra-loi">{say(PETITION.lookTitle)}</BackLink>
      <h1>{subject}</h1>
      <dl>
        <dt>{say(PETITION.number)}</dt><dd className="code">{numberOfPetition(id)}</dd>
        <dt>{say(PETITION.state)}</dt><dd>{say(PETITION[stands])}</dd>
        <dt>{say(PETITION.office)}</dt><dd lang="vi">{directory.lastKnown(unitId)?.name ?? ''}</dd>
        {stands === 'waiting' && <><dt>{say(PETITION.due)}</dt><dd>{showMoment(dueAt, language)}</dd></>}
        <dt>{say(PETITION.words)}</dt><dd lang="vi">{words}</dd>
        {answerWords !== null && <><dt>{say(PETITION.answer)}</dt><dd lang="vi">{answerWords}</dd></>}
        {refuseReason !== null && <><dt>{say(PETITION.reason)}</dt><dd lang="vi">{refuseReason}</dd></>}
      </dl>
    </>,
  })
}
