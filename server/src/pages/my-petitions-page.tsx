import { findPetitionOf, listPetitionsOf } from '../modules/integration/public.ts'
import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { BackLink, sendPage } from './layout.tsx'
import { MINE } from './my-dossiers-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { PetitionState, petitionInWords } from './petition-state.tsx'
import { PETITION } from './petition-texts.ts'
import { type Visit, isUuid } from './visit.ts'

const LINES_A_PAGE = 20

/**
 * What somebody asked or reported while signed in, newest first, and the answers; of the account that sent it, whatever
 * number it claims, and without a code.
 */
export const myPetitionPages = {
  'GET /hoi-dap/cua-toi': sendMine,
  'GET /hoi-dap/cua-toi/:id': sendOne,
} satisfies PageHandlers

async function sendMine(visit: Visit) {
  const { rooms: { db }, actor, say, language, request } = visit
  if (!actor) return sendNotFound(visit)
  const { truoc } = request.query as { readonly truoc?: unknown }
  // One that was made up, or is another's, begins at the beginning of one's own list.
  const before = typeof truoc === 'string' && isUuid(truoc) ? await findPetitionOf(db, actor.accountId, truoc) : undefined
  const found = await listPetitionsOf(db, actor.accountId, { before, limit: LINES_A_PAGE + 1 })
  const lines = found.slice(0, LINES_A_PAGE)
  const last = found.length > LINES_A_PAGE ? lines.at(-1) : undefined
  return sendPage(visit, {
    title: say(PETITION.mine), isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(MINE.title)}</BackLink>
      <h1>{say(PETITION.mine)}</h1>
      {lines.length === 0 && <p>{say(PETITION.none)}</p>}
      <ul className="tasks">{lines.map((one) => (
        <li key={one.publicId}><a href={`/hoi-dap/cua-toi/${one.publicId}`}>
          <span lang="vi">{one.subject}</span>
          <span className="open">{petitionInWords(visit, one)}</span>
          <span className="whole">{showMoment(one.endedAt ?? one.receivedAt, language)}</span>
        </a></li>
      ))}</ul>
      {before && <p className="alone"><a href="/hoi-dap/cua-toi">{say(PETITION.newest)}</a></p>}
      {last && <p className="alone"><a href={`/hoi-dap/cua-toi?truoc=${last.publicId}`}>{say(PETITION.older)}</a></p>}
      <p className="alone"><a href="/hoi-dap">{say(PETITION.again)}</a></p>
    </>,
  })
}

async function sendOne(visit: Visit) {
  const { rooms: { db }, actor, say, request } = visit
  const { id = '' } = request.params as { id?: string }
  const petition = actor && isUuid(id) ? await findPetitionOf(db, actor.accountId, id) : undefined
  if (!petition) return sendNotFound(visit)
  return sendPage(visit, {
    title: petition.subject, isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/hoi-dap/cua-toi">{say(PETITION.mine)}</BackLink>
      <h1 lang="vi">{petition.subject}</h1>
      <PetitionState visit={visit} petition={petition} />
    </>,
  })
}
