import { STANDING } from '@motcua/contracts/held-texts.ts'
import {
  type KhoPaper, type SoughtWord, findKhoPlace, levelOf, listKho, wordsToFind,
} from '../modules/documents/public.ts'
import { findWaiting } from '../modules/dossiers/public.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { sendNotFound } from './failures.tsx'
import { showDate } from './in-words.ts'
import { type KhoOwner, addressOfKho, khoOwnerAsked, khoOwners } from './kho-owner.ts'
import { KHO, PAPER_SOURCE } from './kho-texts.ts'
import { KeptState } from './kept-state.tsx'
import { BackLink, PostForm, sendPage } from './layout.tsx'
import { MINE } from './my-dossiers-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { type Visit, fieldOf, isUuid, postedBy, tidy } from './visit.ts'

const LINES_A_PAGE = 20
const LONGEST_SEARCH = 200

/** The Kho as its owner reads it, newest first and page by page; of an organisation for whoever represents it. */
export const khoPages = {
  'GET /kho': async (visit) => {
    const { cua, truoc, xong } = visit.request.query as Readonly<Record<string, unknown>>
    return sendAsked(visit, cua, { search: '', after: truoc, done: xong })
  },
  // What is looked for says whose papers these are, so it stands in no address.
  'POST /kho': async (visit) => {
    const posted = postedBy(visit.request)
    const search = tidy(fieldOf(posted, 'q')).trim().slice(0, LONGEST_SEARCH)
    return sendAsked(visit, fieldOf(posted, 'cua'), { search, after: fieldOf(posted, 'truoc') })
  },
} satisfies PageHandlers

interface Asked {
  readonly search: string
  /** Public id of the paper after which the page begins. */
  readonly after: unknown
  /** What has just been done. */
  readonly done?: unknown
}

async function sendAsked(visit: Visit, named: unknown, asked: Asked) {
  if (visit.actor?.level !== 2) return sendLocked(visit)
  const owner = await khoOwnerAsked(visit, named)
  return owner ? sendKho(visit, owner, asked) : sendNotFound(visit)
}

function sendLocked(visit: Visit) {
  const { say } = visit
  return sendPage(visit, {
    title: say(KHO.title), isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(MINE.title)}</BackLink>
      <h1>{say(KHO.title)}</h1>
      <p>{say(KHO.locked)}</p>
      <p className="alone"><a href="/noi-nop">{say(KHO.counters)}</a></p>
    </>,
  })
}

async function sendKho(visit: Visit, owner: KhoOwner, { search: typed, after, done }: Asked) {
  const { rooms, say } = visit
  const sought = soughtIn(visit, typed)
  const place = typeof after === 'string' && isUuid(after)
    ? await findKhoPlace(rooms.db, owner.personId, after) : undefined
  const found = await listKho(rooms.db, owner.personId, place, LINES_A_PAGE + 1, sought)
  const lines = found.slice(0, LINES_A_PAGE)
  const last = found.length > LINES_A_PAGE ? lines.at(-1) : undefined
  const others = (await khoOwners(visit)).filter(({ personId }) => personId !== owner.personId)
  const here = addressOfKho(owner)
  const waiting = await findWaiting(rooms.db, lines.map(({ id }) => id))
  const isPictured = lines.some(({ hasThumbnail }) => hasThumbnail)
  const title = titleOf(visit, owner)
  return sendPage(visit, {
    title, isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(MINE.title)}</BackLink>
      <h1>{title}</h1>
      {done === 'luu' && <p role="status" className="done">{say(KHO.stored)}</p>}
      {done === 'go' && <p role="status" className="done">{say(KHO.withdrawn)}</p>}
      <p>{say(KHO.intro)}</p>
      <p className="alone"><a href={addressOfKho(owner, '/kho/luu-giay-to')}>{say(KHO.store)}</a></p>
      <p className="alone"><a href={addressOfKho(owner, '/kho/ai-da-xem')}>{say(KHO.log)}</a></p>
      <KhoSearch visit={visit} owner={owner} text={typed} />
      {typed !== '' && <p className="alone"><a href={here}>{say(KHO.all)}</a></p>}
      {place && typed === '' && <p className="alone"><a href={here}>{say(KHO.newest)}</a></p>}
      {lines.length === 0 && <p role={typed === '' ? undefined : 'status'}>
        {say(place ? KHO.noOlder : typed === '' ? KHO.none : KHO.notFound, { text: typed })}
      </p>}
      <ul className="tasks">{lines.map((paper) => {
        const answerBy = waiting.get(paper.id)
        return <Line key={paper.publicId} visit={visit} paper={paper} isPictured={isPictured} answerBy={answerBy} />
      })}</ul>
      {last && typed === '' && <p className="alone">
        <a href={`${here}${here.includes('?') ? '&' : '?'}truoc=${last.publicId}`}>{say(KHO.older)}</a>
      </p>}
      {last && typed !== '' && <PostForm visit={visit} action="/kho">
        <OfOwner owner={owner} />
        <input type="hidden" name="q" value={typed} />
        <input type="hidden" name="truoc" value={last.publicId} />
        <button type="submit" className="plain">{say(KHO.older)}</button>
      </PostForm>}
      {others.map((other) => <p key={String(other.personId)} className="alone">
        <a href={addressOfKho(other)}>{titleOf(visit, other)}</a>
      </p>)}
    </>,
  })
}

/** The words of what is looked for, each with the types of papers that are or were called so. */
function soughtIn({ rooms: { catalogue } }: Visit, text: string): readonly SoughtWord[] {
  const types = catalogue.documentTypes().map(({ idOfData, name }) => ({ idOfData, words: wordsToFind(name) }))
  return wordsToFind(text).map((word) => (
    { word, types: types.filter(({ words }) => words.includes(word)).map(({ idOfData }) => idOfData) }))
}

function OfOwner({ owner: { publicId } }: { owner: KhoOwner }) {
  return publicId === undefined ? null : <input type="hidden" name="cua" value={publicId} />
}

function KhoSearch({ visit, owner, text }: { visit: Visit; owner: KhoOwner; text: string }) {
  const { say } = visit
  return (
    <div role="search" aria-label={say(KHO.search)}>
      <PostForm visit={visit} action="/kho" className="line">
        <OfOwner owner={owner} />
        <div className="field">
          <label htmlFor="q">{say(KHO.searchFor)}</label>
          <p className="hint" id="q-hint">{say(KHO.searchHint)}</p>
          <input
            id="q" name="q" type="search" defaultValue={text} aria-describedby="q-hint" maxLength={LONGEST_SEARCH}
            autoComplete="off"
          />
        </div>
        <button type="submit">{say(KHO.find)}</button>
      </PostForm>
    </div>
  )
}

const titleOf = ({ say }: Visit, { publicId, name }: KhoOwner) =>
  publicId === undefined ? say(KHO.title) : say(KHO.ofOrganisation, { name })

/** The small picture says nothing that the name beside it does not: a listener is not told of it. */
function Line({ visit, paper, isPictured, answerBy }: {
  visit: Visit
  paper: KhoPaper
  isPictured: boolean
  answerBy: Date | undefined
}) {
  const { say } = visit
  const { publicId, source, standing, keptAt, validTo, hasThumbnail } = paper
  return (
    <li><a href={`/kho/${publicId}`} className={isPictured ? 'card pictured' : 'card'}>
      {hasThumbnail && <img src={`/kho/${publicId}/hinh`} alt="" width={40} height={56} loading="lazy" />}
      <span className="name">{nameOfKept(visit, paper)}</span>
      <KeptState visit={visit} paper={paper} />
      <span className="hint whole">
        {[
          say(KHO.level, { worth: say(STANDING[standing]), level: levelOf(standing) }), say(PAPER_SOURCE[source]),
          say(KHO.keptAt, { at: showDate(dayOf(keptAt)) }),
          ...validTo === null ? [] : [say(KHO.validTo, { day: showDate(validTo) })],
          ...answerBy === undefined ? [] : [say(KHO.correctWaiting, { day: showDate(dayOf(answerBy)) })],
        ].join(' · ')}
      </span>
    </a></li>
  )
}

/** `Giấy khai sinh số 12/2019`: the type as the catalogue calls it today. */
export function nameOfKept(
  { rooms, say }: Visit, { documentType, name, number }: Pick<KhoPaper, 'documentType' | 'name' | 'number'>,
): string {
  const type = rooms.catalogue.documentType(documentType)?.name ?? name
  return number === null ? type : say(KHO.named, { type, number })
}
