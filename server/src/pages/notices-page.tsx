import { maskEmail, maskPhone } from '../kernel/mask.ts'
import type { Result } from '../kernel/result.ts'
import { addressesOf, contactOf } from '../modules/identity/public.ts'
import {
  type Message, USUAL_LANGUAGE, WAYS, type Way, chooseLanguage, chooseWay, findLanguage, findWay, listMessagesOf,
  listPushSubscriptions,
} from '../modules/notifications/public.ts'
import { type Ctx, inTransaction } from '../platform/db.ts'
import { Group, Radios } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { MINE } from './my-dossiers-texts.ts'
import { NOTICES } from './notices-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { PushDevices, pushRuleOf, sendPushWorker, switchOff, switchOn } from './push-devices.tsx'
import { PUSH } from './push-texts.ts'
import { type Visit, fieldOf, postedBy, requestIdOf, senderOf, viewerOf } from './visit.ts'

const MOST = 30
/** Those of the portal; in which of them there are texts is data. */
const LANGUAGES = ['vi', 'en'] as const
/** What is said after a deed, by what stands in the address. */
const DONE = { 'da-chon': NOTICES.saved, 'da-bat': PUSH.isOn, 'da-tat': PUSH.isOff } as const

/** What one was told, newest first, by which way one is told besides, and in which language; of a checked person. */
export const noticePages = {
  'GET /thong-bao-cua-toi': (visit) => sendNotices(visit),
  'POST /thong-bao-cua-toi': choose,
  'POST /thong-bao-cua-toi/ngon-ngu': chooseTongue,
  'POST /thong-bao-cua-toi/may': async (visit) => {
    const personId = personOf(visit)
    return personId === null ? sendNotices(visit)
      : switchOn(visit, personId, (text) => sendNotices(visit, [{ id: 'may', text }]))
  },
  'POST /thong-bao-cua-toi/may/:device': async (visit) => {
    const personId = personOf(visit)
    return personId === null ? sendNotFound(visit) : switchOff(visit, personId)
  },
  'GET /thong-bao-cua-toi/bao-tin.js': sendPushWorker,
} satisfies PageHandlers

/** An account that nobody has checked may have claimed the number: it chooses for nobody. */
function personOf(visit: Visit): bigint | null {
  const { actor } = visit
  return actor ? viewerOf(visit, actor, 'dossier.list').personId : null
}

async function sendNotices(visit: Visit, mistakes: readonly Mistake[] = []) {
  const { rooms, actor, say, request } = visit
  if (!actor) return sendNotFound(visit)
  const personId = personOf(visit)
  const { xong } = request.query as { readonly xong?: unknown }
  const chosen = personId === null ? undefined : await findWay(rooms.db, personId)
  const devices = personId === null ? [] : await listPushSubscriptions(rooms.db, personId)
  const reached = personId === null ? undefined : await reachedAt(visit, personId)
  const wanting = chosen && reached && wantingFor(chosen, reached)
  // What leads to nobody yet is kept, since a declaration may bring the number; that it is sent so is not promised.
  const done = { ...DONE, ...wanting && { 'da-chon': NOTICES.savedOnly } }
  return sendPage(visit, {
    title: say(NOTICES.title), isPersonal: true, mistakes, scripts: pushRuleOf(visit) ? ['push'] : [],
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(MINE.title)}</BackLink>
      <h1>{say(NOTICES.title)}</h1>
      {typeof xong === 'string' && Object.hasOwn(done, xong) &&
        <p role="status" className="done">{say(done[xong as keyof typeof done])}</p>}
      {personId === null || !reached ? <p className="note">{say(NOTICES.notChecked)}</p> : <>
        <Latest visit={visit} messages={await listMessagesOf(rooms.db, personId, MOST)} />
        <PushDevices visit={visit} devices={devices} error={mistakes.find(({ id }) => id === 'may')?.text} />
        <p>{whereReached(visit, reached)}</p>
        {wanting && <p className="note">{say(wanting)}</p>}
        <ChooseWay visit={visit} ways={waysFor(visit, chosen, devices)} chosen={chosen} reached={reached}
          mistakes={mistakes} />
        <ChooseLanguage visit={visit} chosen={await findLanguage(rooms.db, personId) ?? USUAL_LANGUAGE}
          mistakes={mistakes} />
      </>}
    </>,
  })
}

/** What the office has of somebody to reach them by. */
interface Reached {
  readonly phone: string | null
  readonly email: string | null
  readonly hasAddress: boolean
}

async function reachedAt({ rooms: { db } }: Visit, personId: bigint): Promise<Reached> {
  const contact = await contactOf(db, personId)
  const hasAddress = (await addressesOf(db, [personId])).has(personId)
  return { phone: contact?.phone ?? null, email: contact?.email ?? null, hasAddress }
}

/** Where somebody is reached, hidden in part: whoever looks over a shoulder learns no number. */
function whereReached({ say }: Visit, { phone, email, hasAddress }: Reached): string {
  const none = say(NOTICES.hasNone)
  return say(NOTICES.reached, {
    phone: phone ? maskPhone(phone) : none, email: email ? maskEmail(email) : none,
    address: hasAddress ? say(NOTICES.hasOne) : none,
  })
}

/** What is wanting before anything goes by a way; undefined where nothing is. */
function wantingFor(way: Way, { phone, email, hasAddress }: Reached) {
  switch (way) {
    case 'sms': case 'zalo': return phone ? undefined : NOTICES.needPhone
    case 'email': return email ? undefined : NOTICES.needEmail
    case 'letter': return hasAddress ? undefined : NOTICES.needAddress
    case 'push': case 'portal': return undefined
  }
}

/** Nobody is offered a way that the province does not have, or that leads to no device; what was chosen stays. */
function waysFor(visit: Visit, chosen: Way | undefined, devices: readonly unknown[]): readonly Way[] {
  const can: Partial<Record<Way, boolean>> = {
    zalo: visit.rooms.zalo !== undefined, push: pushRuleOf(visit) !== undefined && devices.length > 0,
  }
  return WAYS.filter((way) => way === chosen || can[way] !== false)
}

function ChooseWay({ visit, ways, chosen, reached, mistakes }: {
  visit: Visit
  ways: readonly Way[]
  chosen: Way | undefined
  reached: Reached
  mistakes: readonly Mistake[]
}) {
  const { say } = visit
  const unchosen = reached.phone || reached.email ? NOTICES.usual : NOTICES.usualNone
  return (
    <PostForm visit={visit} action="/thong-bao-cua-toi" requestId={crypto.randomUUID()}>
      <Group id="cach" label={say(NOTICES.ways)} hint={say(chosen === undefined ? unchosen : NOTICES.waysHint)}
        error={mistakes.find(({ id }) => id === 'cach')?.text}>
        <Radios name="cach" value={chosen ?? ''} choices={ways.map((way) => ({ value: way, label: say(NOTICES[way]) }))} />
      </Group>
      <button>{say(NOTICES.save)}</button>
    </PostForm>
  )
}

function ChooseLanguage({ visit, chosen, mistakes }: {
  visit: Visit
  chosen: string
  mistakes: readonly Mistake[]
}) {
  const { say } = visit
  return (
    <PostForm visit={visit} action="/thong-bao-cua-toi/ngon-ngu" requestId={crypto.randomUUID()}>
      <Group id="tieng" label={say(NOTICES.languages)} hint={say(NOTICES.languagesHint)}
        error={mistakes.find(({ id }) => id === 'tieng')?.text}>
        <Radios name="tieng" value={chosen} choices={LANGUAGES.map((value) => ({ value, label: say(NOTICES[value]) }))} />
      </Group>
      <button>{say(NOTICES.saveLanguage)}</button>
    </PostForm>
  )
}

function Latest({ visit: { say, language }, messages }: { visit: Visit; messages: readonly Message[] }) {
  return (
    <section aria-labelledby="gan-day">
      <h2 id="gan-day">{say(NOTICES.latest)}</h2>
      {messages.length === 0 && <p>{say(NOTICES.none)}</p>}
      <ul className="messages">{messages.map(({ publicId, at, language: itsOwn, subject, text }) => (
        <li key={publicId}>
          <p className="hint">{showMoment(at, language)}</p>
          {/* As it was told, in the language in which it was. */}
          <p lang={itsOwn}><strong>{subject}</strong></p>
          <p lang={itsOwn} className="said">{text}</p>
        </li>
      ))}</ul>
    </section>
  )
}

async function choose(visit: Visit) {
  const { rooms: { db } } = visit
  const personId = personOf(visit)
  if (personId === null) return sendNotices(visit)
  const typed = fieldOf(postedBy(visit.request), 'cach')
  const offered = waysFor(visit, await findWay(db, personId), await listPushSubscriptions(db, personId))
  const channel = offered.find((way) => way === typed)
  if (!channel) return sendNotices(visit, [{ id: 'cach', text: visit.say(NOTICES.needWay) }])
  return keep(visit, ['way.choose', channel], (ctx, personId) => chooseWay(ctx, { personId, channel }))
}

async function chooseTongue(visit: Visit) {
  const typed = fieldOf(postedBy(visit.request), 'tieng')
  const language = LANGUAGES.find((one) => one === typed)
  if (!language) return sendNotices(visit, [{ id: 'tieng', text: visit.say(NOTICES.needLanguage) }])
  return keep(visit, ['language.choose', language], (ctx, personId) => chooseLanguage(ctx, { personId, language }))
}

/** Keeps what was chosen, under the id of the request, and shows it; of nobody who may not choose. */
async function keep(
  visit: Visit, what: readonly string[], work: (ctx: Ctx, personId: bigint) => Promise<Result<void, never>>,
) {
  const { rooms, actor, reply, request } = visit
  const personId = personOf(visit)
  if (!actor || personId === null) return sendNotices(visit)
  const sender = senderOf(visit, actor.accountId, requestIdOf(postedBy(request)), what)
  const done = await inTransaction(rooms, sender, (ctx) => work(ctx, personId), () => ({ status: 200, body: null }))
  if (!done.ok) return sendNotices(visit)
  return reply.redirect('/thong-bao-cua-toi?xong=da-chon', 303)
}
