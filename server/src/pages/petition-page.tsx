import { formatPhone } from '../kernel/phone.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import { type AttemptLimits, contactOf, countAttempt } from '../modules/identity/public.ts'
import {
  type Petition, type PetitionKind, lookUpPetition, numberOfPetition, petitionRuleOn, sendPetition,
} from '../modules/integration/public.ts'
import { inTransaction } from '../platform/db.ts'
import { Control, TextInput } from './controls.tsx'
import { sendNotFound, sendTooMany } from './failures.tsx'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import {
  MOST, PETITION_FIELDS, PETITION_KINDS, type TypedPetition, officeAt, sendPetitionForm, typedPetition,
} from './petition-form.tsx'
import { PetitionState } from './petition-state.tsx'
import { PETITION } from './petition-texts.ts'
import { policyOf } from './portal-rooms.ts'
import { type Visit, fieldOf, postedBy, requestIdOf, senderOf } from './visit.ts'

/** Asking, reporting or proposing something without a dossier, and reading the answer by number and code. */
export const petitionPages = {
  'GET /hoi-dap': async (visit) => petitionRuleOn(visit.directory)
    ? sendPetitionForm(visit, await filledIn(visit), []) : sendNotFound(visit),
  'POST /hoi-dap': (visit) => petitionRuleOn(visit.directory) ? send(visit) : sendNotFound(visit),
  'GET /hoi-dap/tra-loi': (visit) => sendAsk(visit, '', []),
  'POST /hoi-dap/tra-loi': look,
} satisfies PageHandlers

const PHONE = /^\+?\d[\d .-]{6,18}\d$/
const MAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/

/**
 * Of whoever is signed in, what their account knows. The phone of an account is proved by a code; the mail is the
 * person's, which at level 1 is only claimed to be theirs.
 */
async function filledIn({ rooms: { db }, actor }: Visit): Promise<TypedPetition> {
  const empty = typedPetition({})
  if (!actor || actor.personId === null) return empty
  const contact = await contactOf(db, actor.personId)
  return {
    ...empty, 'ho-ten': actor.fullName, 'dien-thoai': contact?.phone ? formatPhone(contact.phone) : '',
    'thu': actor.level === 2 ? contact?.email ?? '' : '',
  }
}

function mistakesIn(visit: Visit, typed: TypedPetition): readonly Mistake[] {
  const { say, actor } = visit
  const { 'ho-ten': name, 'dien-thoai': phone, 'thu': mail, 'tieu-de': subject, 'loi-noi': words, loai, noi } = typed
  const isUnsearched = noi === '' && typed['tim-noi'] !== typed['da-tim']
  const found: (Mistake | undefined)[] = [
    PETITION_KINDS.some((kind) => kind === loai) ? undefined : { id: 'loai', text: say(PETITION.needKind) },
    name === '' ? { id: 'ho-ten', text: say(PETITION.needName) } : undefined,
    // Whoever is signed in reads the answer in their account.
    !actor && phone === '' && mail === '' ? { id: 'dien-thoai', text: say(PETITION.needContact) } : undefined,
    phone !== '' && !PHONE.test(phone) ? { id: 'dien-thoai', text: say(PETITION.wrongPhone) } : undefined,
    mail !== '' && !MAIL.test(mail) ? { id: 'thu', text: say(PETITION.wrongEmail) } : undefined,
    noi !== '' && !officeAt(visit, noi) ? { id: 'noi', text: say(PETITION.wrongUnit) } : undefined,
    // Somebody began to look for an office: it does not go elsewhere without a word.
    isUnsearched ? { id: 'noi', text: say(PETITION.needUnit) } : undefined,
    subject === '' ? { id: 'tieu-de', text: say(PETITION.needSubject) } : undefined,
    cleanLines(words) === '' ? { id: 'loi-noi', text: say(PETITION.needWords) } : undefined,
    ...PETITION_FIELDS.map((id) => typed[id].length <= MOST[id] ? undefined
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
  const typed = typedPetition(posted)
  if (fieldOf(posted, 'tim') !== '') return sendPetitionForm(visit, typed, [])
  const mistakes = mistakesIn(visit, typed)
  if (mistakes.length > 0) return sendPetitionForm(visit, typed, mistakes)
  const { 'ho-ten': name, 'dien-thoai': phone, thu, 'tieu-de': subject, 'loi-noi': words, loai, noi } = typed
  const deed = ['petition.send', name, phone, thu, subject, words, loai, noi]
  const sender = senderOf(visit, actor?.accountId ?? 1n, requestIdOf(posted), deed)
  const limits = policyOf(directory, 'tracking-attempts') as AttemptLimits
  const machineNow = rooms.machineClock.now()
  const counted = await countAttempt(rooms.db, sender, {
    kind: 'tracking', on: 'petition sent', limits: { ...limits, onOne: Infinity }, machineNow,
  })
  if (!counted.ok) return sendTooMany(visit, limits.minutes)
  const orNull = (text: string) => text === '' ? null : text
  const done = await inTransaction(rooms, sender, (ctx) => sendPetition(ctx, rooms, {
    kind: loai as PetitionKind, senderName: name, phone: orNull(phone), email: orNull(thu), subject, words,
    unitId: officeAt(visit, noi)?.id, accountId: actor?.accountId ?? null,
  }), ({ id, lookUpCode }) => ({ status: 201, body: { number: numberOfPetition(id), code: lookUpCode ?? '' } }))
  if (done.ok) return sendDone(visit, done.value.body)
  const again = (text: string) => sendPetitionForm(visit, typed, [{ id: 'loi-noi', text }])
  switch (done.refusal.code) {
    case 'nothing-said': return again(say(PETITION.needWords))
    case 'petition-too-long': return again(say(PETITION.long, { most: MOST['loi-noi'] }))
    case 'petitions-not-taken': case 'calendar-missing': return again(say(PETITION.notTaken))
    case 'request-reused': return again(say(PETITION.reused))
  }
}

function sendDone(visit: Visit, { number, code }: { readonly number: string; readonly code: string }) {
  const { say, actor } = visit
  return sendPage(visit, {
    title: say(PETITION.sentTitle), isPersonal: true,
    body: <>
      <h1>{say(PETITION.sentTitle)}</h1>
      <p>{say(actor ? PETITION.sentSignedIn : PETITION.sent)}</p>
      <dl>
        <dt>{say(PETITION.number)}</dt><dd className="code">{number}</dd>
        {/* Whoever is signed in needs none to read the answer: it would only lie about. */}
        {!actor && <><dt>{say(PETITION.code)}</dt><dd className="code">{code}</dd></>}
      </dl>
      <p className="alone">{actor ? <a href="/hoi-dap/cua-toi">{say(PETITION.mine)}</a>
        : <a href="/hoi-dap/tra-loi">{say(PETITION.toAnswer)}</a>}</p>
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

function sendState(visit: Visit, petition: Petition) {
  const { say } = visit
  return sendPage(visit, {
    title: say(PETITION.lookTitle), isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/hoi-dap/tra-loi">{say(PETITION.lookTitle)}</BackLink>
      <h1>{petition.subject || numberOfPetition(petition.id)}</h1>
      <PetitionState visit={visit} petition={petition} />
    </>,
  })
}
