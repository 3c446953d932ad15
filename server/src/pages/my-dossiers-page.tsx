import type { ReactNode } from 'react'
import { dayOf } from '../kernel/work-calendar.ts'
import { fold } from '../kernel/vietnamese-text.ts'
import {
  type OwnLine, type OwnWish, type Owner, type State, askedSince, bundleVersionsOf, findOwnPlace, listOwn,
  versionsOfOwn,
} from '../modules/dossiers/public.ts'
import { reachOf } from '../modules/identity/public.ts'
import { unitInWordsOf } from '../modules/organisation/public.ts'
import { type Task, openTasksOf } from '../modules/workflow/public.ts'
import { APPOINTMENT } from './appointment-texts.ts'
import { Control, TextInput } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { listDraftsHere } from './find-draft-here.ts'
import { showDate, showMoment } from './in-words.ts'
import { keptInWords } from './kept-drafts.ts'
import { KHO } from './kho-texts.ts'
import { PostForm, Said, sendPage } from './layout.tsx'
import { FILTER, MINE } from './my-dossiers-texts.ts'
import { addressOfOrganisation } from './organisation-here.ts'
import { NOTICES } from './notices-texts.ts'
import { ORGANISATION } from './organisation-texts.ts'
import { PETITION } from './petition-texts.ts'
import { PROXY } from './proxies-texts.ts'
import { TEAM } from './team-texts.ts'
import { TOGETHER } from './pay-fees-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { AskWhose, unclaimedHere } from './unclaimed-draft-page.tsx'
import { STATES_OF, TONE_SIGNS, YOURS, holderOf as holderInWords, stateInWords, toneOf } from './state-in-words.ts'
import { type Visit, fieldOf, isUuid, mandatesOf, postedBy, viewerOf } from './visit.ts'

const LINES_A_PAGE = 20
const MOST_DRAFTS = 20
const LONGEST_SEARCH = 100

type Filter = keyof typeof FILTER
const NOT_YOURS: readonly State[] = [...STATES_OF.running, ...STATES_OF.done, ...STATES_OF.ended]
const STATES: Readonly<Record<Filter, readonly State[] | undefined>> = {
  'tat-ca': undefined, 'cho-ban': YOURS, 'dang-giai-quyet': STATES_OF.running, 'co-ket-qua': STATES_OF.done,
  'da-ket-thuc': STATES_OF.ended,
}

interface Asked {
  readonly filter: Filter
  readonly search: string
  /** The public id of the dossier after which the page goes on: no word about anybody, and no number inside. */
  readonly after: string | undefined
}

/**
 * What waits for me, what I have begun, and what I have sent, newest first and page by page. A search may name people:
 * it is posted, so that it stands in no address and no log.
 */
export const myDossierPages = {
  'GET /ho-so': (visit) => {
    const { truoc, loc } = visit.request.query as { truoc?: unknown; loc?: unknown }
    return sendMine(visit, { filter: filterOf(loc), search: '', after: typeof truoc === 'string' ? truoc : undefined })
  },
  'POST /ho-so': (visit) => {
    const posted = postedBy(visit.request)
    return sendMine(visit, {
      filter: 'tat-ca', search: fieldOf(posted, 'tim').slice(0, LONGEST_SEARCH),
      after: fieldOf(posted, 'truoc'),
    })
  },
} satisfies PageHandlers

async function sendMine(visit: Visit, asked: Asked) {
  const { rooms, actor, say, language } = visit
  if (!actor) return sendNotFound(visit)
  const { accountId, personId, helps, disowned } = viewerOf(visit, actor, 'dossier.list')
  const owner = { accountId, personId, helps, disowned }
  const { filter, search, after } = asked
  // One that was made up, or is another's, begins at the beginning of one's own list.
  const before = after !== undefined && isUuid(after) ? await findOwnPlace(rooms.db, owner, after) : undefined
  const isWhole = filter === 'tat-ca' && search === ''
  const [unclaimed, drafts, waiting, found] = await Promise.all([
    isWhole && !before ? unclaimedHere(visit) : [],
    isWhole && !before ? listDraftsHere(visit, MOST_DRAFTS) : [],
    isWhole && !before ? listOwn(rooms.db, owner, undefined, LINES_A_PAGE + 1, { states: YOURS }) : [],
    listOwn(rooms.db, owner, before, LINES_A_PAGE + 1, await wishOf(visit, owner, asked)),
  ])
  const [mine, lines] = [waiting.slice(0, LINES_A_PAGE), found.slice(0, LINES_A_PAGE)]
  const last = found.length > LINES_A_PAGE ? lines.at(-1) : undefined
  const ids = [...mine, ...lines].map(({ id }) => id)
  const [tasks, since, bundles] = await Promise.all([
    openTasksOf(rooms.db, ids), askedSince(rooms.db, ids), bundleVersionsOf(rooms.db, ids),
  ])
  const show = (line: OwnLine) => (
    <Line key={line.publicId} visit={visit} line={line} askedAt={since.get(line.id)} personId={actor.personId}
      bundleVersionId={bundles.get(line.id)}
      tasks={tasks.filter(({ caseId }) => caseId === line.id)} />
  )
  return sendPage(visit, {
    title: say(MINE.title), isPersonal: true,
    body: <>
      <h1>{say(MINE.title)}</h1>
      {unclaimed.map((draft) => <AskWhose key={draft.token} visit={visit} draft={draft} />)}
      {mandatesOf(visit.today, actor).map((one) => <p key={one.publicId} className="alone">
        <a href={addressOfOrganisation(one)}>{say(ORGANISATION.dossiersOf, { name: one.name })}</a>
      </p>)}
      {actor.kind === 'citizen' && <p className="alone"><a href="/uy-quyen">{say(PROXY.title)}</a></p>}
      {reachOf(actor.grants, 'person.help', visit.today).length > 0
        && <p className="alone"><a href="/to-cong-nghe-so">{say(TEAM.link)}</a></p>}
      <p className="alone"><a href="/thong-bao-cua-toi">{say(NOTICES.title)}</a></p>
      <p className="alone"><a href="/kho">{say(KHO.title)}</a></p>
      <p className="alone"><a href="/nop-phi">{say(TOGETHER.title)}</a></p>
      <p className="alone"><a href="/lich-hen">{say(APPOINTMENT.mine)}</a></p>
      <p className="alone"><a href="/hoi-dap/cua-toi">{say(PETITION.mine)}</a></p>
      {mine.length > 0 && <>
        <h2>{say(MINE.yours)}</h2>
        <ul className="tasks">{mine.map(show)}</ul>
        {waiting.length > LINES_A_PAGE && (
          <p className="alone"><a href="/ho-so?loc=cho-ban">{say(MINE.allYours)}</a></p>
        )}
      </>}
      {drafts.length > 0 && <>
        <h2>{say(MINE.drafts)}</h2>
        <p className="hint">{keptInWords(visit)}</p>
        <ul className="tasks">{drafts.map((draft) => (
          <li key={draft.token}><a href={`/nop-ho-so/${draft.token}`}>
            {nameOfVersion(visit, draft.procedureVersionId)}
            <span className="open">{say(MINE.savedAt, { at: showMoment(draft.savedAt, language) })}</span>
          </a></li>
        ))}</ul>
      </>}
      <h2>
        {say(search !== '' ? MINE.found : before ? MINE.older : filter === 'tat-ca' ? MINE.sent : FILTER[filter])}
      </h2>
      {(lines.length > 0 || mine.length > 0 || !isWhole || before) && <Ways visit={visit} asked={asked} />}
      {before && search === '' && <p className="alone"><a href={addressOf(filter)}>{say(MINE.toNewest)}</a></p>}
      {lines.length === 0 && <p>{nothing(visit, asked, { isAnyAbove: mine.length > 0, isFirst: !before })}</p>}
      <ul className="tasks">{lines.map(show)}</ul>
      {last && search === '' && <p className="alone"><a href={addressOf(filter, last)}>{say(MINE.nextPage)}</a></p>}
      {last && search !== '' && <PostForm visit={visit} action="/ho-so">
        <input type="hidden" name="tim" value={search} />
        <input type="hidden" name="truoc" value={last.publicId} />
        <button type="submit" className="plain">{say(MINE.nextPage)}</button>
      </PostForm>}
      {actor.level === 1 && <p className="hint">{say(MINE.levelOne)}</p>}
    </>,
  })
}

/** What waits for me stands on its own above the whole list, and each dossier once. */
async function wishOf(
  { rooms }: Visit, owner: Owner, { filter, search }: Asked,
): Promise<OwnWish> {
  if (search === '') return { states: STATES[filter] ?? NOT_YOURS }
  const wanted = fold(search)
  const versionIds = (await versionsOfOwn(rooms.db, owner))
    .filter((id) => fold(rooms.catalogue.version(id).content.name).includes(wanted))
  return { search: { text: search, versionIds } }
}

function nothing(
  visit: Visit, { filter, search }: Asked, { isAnyAbove, isFirst }: { isAnyAbove: boolean; isFirst: boolean },
): ReactNode {
  const { say } = visit
  if (search !== '') return say(MINE.noneFound, { text: search })
  if (!isFirst) return say(MINE.noOlder)
  if (filter !== 'tat-ca') return say(MINE.noneOfState)
  return isAnyAbove ? say(MINE.noneOther) : (
    <Said visit={visit} text={MINE.none} parts={{ find: <a href="/">{say(MINE.find)}</a> }} />
  )
}

/** Filter and search. */
function Ways({ visit, asked: { filter, search } }: { visit: Visit; asked: Asked }) {
  const { say } = visit
  return <>
    <PostForm visit={visit} action="/ho-so" className="line">
      <Control id="tim" label={say(MINE.search)} hint={say(MINE.searchHint)}>
        {(described) => <TextInput {...described} name="tim" value={search} />}
      </Control>
      <button type="submit" className="plain">{say(MINE.go)}</button>
    </PostForm>
    <nav aria-label={say(MINE.filter)}><ul className="filters">
      {(Object.keys(FILTER) as Filter[]).map((one) => (
        <li key={one}><a href={addressOf(one)} aria-current={one === filter && search === '' ? 'true' : undefined}>
          {say(FILTER[one])}
        </a></li>
      ))}
    </ul></nav>
  </>
}

function Line({ visit, line, tasks, askedAt, personId, bundleVersionId }: {
  visit: Visit
  line: OwnLine
  tasks: readonly Task[]
  askedAt: Date | undefined
  personId: bigint | null
  /** Of the request for several procedures that it belongs to, if it does. */
  bundleVersionId: bigint | undefined
}) {
  const { rooms, say } = visit
  const { publicId, number, procedureVersionId, state, dueAt, applicantId, applicantName, authoriserId } = line
  const then = rooms.directory.on(dayOf(line.submittedAt))
  const nameOf = (id: bigint) => unitInWordsOf(then, visit.directory, id)
  const holder = holderInWords(visit, line, { tasks, askedAt, nameOf })
  const tone = toneOf(state)
  const own = nameOfVersion(visit, procedureVersionId)
  const name = bundleVersionId === undefined
    ? own : say(MINE.inBundle, { bundle: nameOfVersion(visit, bundleVersionId), name: own })
  return (
    <li><a href={`/ho-so/${publicId}`} className="card">
      <span className="name">{name}</span>
      <span className={tone}><span aria-hidden="true">{TONE_SIGNS[tone]}</span> {stateInWords(say, state)}</span>
      {holder !== undefined && <span className="hint whole">{holder}</span>}
      <span className="hint whole">
        <span className="code">{number}</span>
        {dueAt && `, ${say(MINE.promised, { day: showDate(dayOf(dueAt)) })}`}
        {applicantId !== personId && `. ${say(MINE.byOther, { name: applicantName })}`}
        {authoriserId !== null && `. ${say(MINE.onBehalf)}`}
      </span>
    </a></li>
  )
}

function nameOfVersion({ rooms }: Visit, id: bigint): string {
  return rooms.catalogue.version(id).content.name
}

function addressOf(filter: Filter, last?: Pick<OwnLine, 'publicId'>): string {
  const words = [
    ...filter === 'tat-ca' ? [] : [`loc=${filter}`], ...last ? [`truoc=${last.publicId}`] : [],
  ]
  return words.length > 0 ? `/ho-so?${words.join('&')}` : '/ho-so'
}

function filterOf(text: unknown): Filter {
  return typeof text === 'string' && Object.hasOwn(FILTER, text) ? text as Filter : 'tat-ca'
}
