import { type Message, WAYS, type Way, chooseWay, findWay, listMessagesOf } from '../modules/notifications/public.ts'
import { inTransaction } from '../platform/db.ts'
import { Group, Radios } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { MINE } from './my-dossiers-texts.ts'
import { NOTICES } from './notices-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { type Visit, fieldOf, postedBy, requestIdOf, senderOf, viewerOf } from './visit.ts'

const MOST = 30

/** What one was told, newest first, and by which way one is told besides: one's own choice, of a checked person. */
export const noticePages = {
  'GET /thong-bao-cua-toi': (visit) => sendNotices(visit),
  'POST /thong-bao-cua-toi': choose,
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
  return sendPage(visit, {
    title: say(NOTICES.title), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(MINE.title)}</BackLink>
      <h1>{say(NOTICES.title)}</h1>
      {xong === 'da-chon' && <p role="status" className="done">{say(NOTICES.saved)}</p>}
      {personId === null ? <p className="note">{say(NOTICES.notChecked)}</p> : <>
        <Latest visit={visit} messages={await listMessagesOf(rooms.db, personId, MOST)} />
        <ChooseWay visit={visit} chosen={await findWay(rooms.db, personId)}
          mistakes={mistakes} />
      </>}
    </>,
  })
}

function ChooseWay({ visit, chosen, mistakes }: {
  visit: Visit
  chosen: Way | undefined
  mistakes: readonly Mistake[]
}) {
  const { say, rooms } = visit
  // Nobody is offered a way that the province does not have.
  const ways = WAYS.filter((way) => way !== 'zalo' || rooms.zalo !== undefined || chosen === 'zalo')
  return (
    <PostForm visit={visit} action="/thong-bao-cua-toi" requestId={crypto.randomUUID()}>
      <Group id="cach" label={say(NOTICES.ways)} hint={chosen === undefined ? say(NOTICES.usual) : say(NOTICES.waysHint)}
        error={mistakes.find(({ id }) => id === 'cach')?.text}>
        <Radios name="cach" value={chosen ?? ''} choices={ways.map((way) => ({ value: way, label: say(NOTICES[way]) }))} />
      </Group>
      <button>{say(NOTICES.save)}</button>
    </PostForm>
  )
}

function Latest({ visit: { say, language }, messages }: { visit: Visit; messages: readonly Message[] }) {
  return (
    <section aria-labelledby="gan-day">
      <h2 id="gan-day">{say(NOTICES.latest)}</h2>
      {messages.length === 0 && <p>{say(NOTICES.none)}</p>}
      <ul className="messages">{messages.map(({ publicId, at, subject, text }) => (
        <li key={publicId}>
          <p className="hint">{showMoment(at, language)}</p>
          {/* As it was told, in the language in which it was. */}
          <p lang="vi"><strong>{subject}</strong></p>
          <p lang="vi" className="said">{text}</p>
        </li>
      ))}</ul>
    </section>
  )
}

async function choose(visit: Visit) {
  const { rooms, actor, say, reply, request } = visit
  const personId = personOf(visit)
  if (!actor || personId === null) return sendNotices(visit)
  const posted = postedBy(request)
  const typed = fieldOf(posted, 'cach')
  const channel = WAYS.find((way) => way === typed)
  if (!channel) return sendNotices(visit, [{ id: 'cach', text: say(NOTICES.needWay) }])
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), ['way.choose', channel])
  const done = await inTransaction(
    rooms, sender, (ctx) => chooseWay(ctx, { personId, channel }), () => ({ status: 200, body: null }))
  if (!done.ok) return sendNotices(visit)
  return reply.redirect('/thong-bao-cua-toi?xong=da-chon', 303)
}
