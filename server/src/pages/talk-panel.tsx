import { LONGEST_TALK } from '@motcua/contracts/talk.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import { type Dossier, type Talk, findTalkPlace, listTalk, writeToOffice } from '../modules/dossiers/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { inTransaction } from '../platform/db.ts'
import { Control, TextInput } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { findOwn, noteLookAgain } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { TALK } from './talk-panel-texts.ts'
import { type Visit, fieldOf, isUuid, postedBy, requestIdOf, senderOf, viewerOf } from './visit.ts'

const ON_DOSSIER = 5
const ON_PAGE = 50

/** The talk of an applicant with the office about a dossier of theirs: the whole of it, and what they write. */
export const talkPages = {
  'GET /ho-so/:id/trao-doi': async (visit) => {
    const dossier = await findOwn(visit)
    return dossier ? sendTalk(visit, dossier) : sendNotFound(visit)
  },
  'POST /ho-so/:id/trao-doi': write,
} satisfies PageHandlers

/** What stands of the talk on the page of the dossier: its newest lines. */
export async function listNewTalk({ rooms }: Visit, { id }: Dossier): Promise<readonly Talk[]> {
  return listTalk(rooms.db, id, 'applicant', ON_DOSSIER)
}

/** The newest lines with the way to all of them, and to write. Newest first, as whoever comes for news reads. */
export function TalkPanel({ visit, dossier, lines }: { visit: Visit; dossier: Dossier; lines: readonly Talk[] }) {
  const { say } = visit
  return <section id="trao-doi">
    <h2>{say(TALK.heading)}</h2>
    <Lines visit={visit} lines={lines} />
    {lines.length >= ON_DOSSIER && (
      <p className="alone"><a href={`/ho-so/${dossier.publicId}/trao-doi`}>{say(TALK.all)}</a></p>
    )}
    <WriteForm visit={visit} dossier={dossier} typed="" mistakes={[]} />
  </section>
}

function Lines({ visit: { say, language, directory }, lines }: { visit: Visit; lines: readonly Talk[] }) {
  if (lines.length === 0) return <p className="hint">{say(TALK.none)}</p>
  return <ul className="talk">{lines.map(({ publicId, isFromApplicant, unitId, text, saidAt }) => (
    <li key={publicId}>
      <strong>{isFromApplicant || unitId === null ? say(TALK.you) : unitInWords(directory, unitId)}</strong>
      {' '}<span className="hint">{showMoment(saidAt, language)}</span>
      {text.split('\n').map((line, nth) => <p key={nth}>{line}</p>)}
    </li>
  ))}</ul>
}

function WriteForm({ visit, dossier, typed, mistakes }: {
  visit: Visit
  dossier: Dossier
  typed: string
  mistakes: readonly Mistake[]
}) {
  const { say } = visit
  return <PostForm visit={visit} action={`/ho-so/${dossier.publicId}/trao-doi`} requestId={crypto.randomUUID()}>
    <Control id="tin" label={say(TALK.write)} hint={say(TALK.hint)} error={mistakes[0]?.text}>
      {(described) => <TextInput {...described} name="tin" value={typed} isMultiline most={LONGEST_TALK} />}
    </Control>
    <button type="submit" className="plain">{say(TALK.send)}</button>
  </PostForm>
}

async function sendTalk(visit: Visit, dossier: Dossier, typed = '', mistakes: readonly Mistake[] = []) {
  const { say, rooms, request } = visit
  await noteLookAgain(visit, dossier)
  const { truoc: older } = request.query as { truoc?: unknown }
  const before = typeof older === 'string' && isUuid(older)
    ? await findTalkPlace(rooms.db, dossier.id, 'applicant', older)
    : undefined
  const found = await listTalk(rooms.db, dossier.id, 'applicant', ON_PAGE + 1, before)
  const lines = found.slice(0, ON_PAGE)
  const last = lines.at(-1)
  const here = `/ho-so/${dossier.publicId}/trao-doi`
  return sendPage(visit, {
    title: say(TALK.title, { number: dossier.number }), isPersonal: true, mistakes, scripts: ['text'],
    body: <>
      <BackLink visit={visit} href={`/ho-so/${dossier.publicId}`}>
        {say(TALK.back, { number: dossier.number })}
      </BackLink>
      <h1>{say(TALK.heading)}</h1>
      {before === undefined
        ? <WriteForm visit={visit} dossier={dossier} typed={typed} mistakes={mistakes} />
        : <p className="alone"><a href={here}>{say(TALK.newest)}</a></p>}
      <Lines visit={visit} lines={lines} />
      {found.length > ON_PAGE && last && (
        <p className="alone"><a href={`${here}?truoc=${last.publicId}`}>{say(TALK.older)}</a></p>
      )}
    </>,
  })
}

async function write(visit: Visit) {
  const { rooms, actor, reply, say } = visit
  const dossier = await findOwn(visit)
  if (!dossier || !actor) return sendNotFound(visit)
  const posted = postedBy(visit.request)
  const text = cleanLines(fieldOf(posted, 'tin'))
  const fault = text === '' ? say(TALK.empty)
    : text.length > LONGEST_TALK ? say(TALK.long, { count: text.length }) : undefined
  if (fault) return sendTalk(visit, dossier, text, [{ id: 'tin', text: fault }])
  const input = { publicId: dossier.publicId, viewer: viewerOf(visit, actor, 'dossier.talk'), text }
  const outcome = await inTransaction(
    rooms, senderOf(visit, actor.accountId, requestIdOf(posted), ['dossier.talk', dossier.publicId, text]),
    (ctx) => writeToOffice(ctx, input),
    (id) => ({ status: 200, body: { id } }),
  )
  if (outcome.ok) return reply.redirect(`/ho-so/${dossier.publicId}#trao-doi`, 303)
  if (outcome.refusal.code === 'dossier-unknown') return sendNotFound(visit)
  const { code } = outcome.refusal
  const why = code === 'request-reused' ? TALK.reused : code === 'talked-too-much' ? TALK.many : TALK.empty
  return sendTalk(visit, dossier, text, [{ id: 'tin', text: say(why) }])
}
