import { type Say, sayIn } from '@motcua/contracts/texts.ts'
import type { FastifyReply } from 'fastify'
import { BYTE_ORDER_MARK, csvRow } from '../kernel/csv-row.ts'
import { fold } from '../kernel/vietnamese-text.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type OrganisationCursor, type OrganisationLine, type OrganisationWish, listOfOrganisation, versionsOfOrganisation,
} from '../modules/dossiers/public.ts'
import type { Mandate } from '../modules/identity/public.ts'
import { Control, Select, TextInput } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { showDate } from './in-words.ts'
import { BackLink, PostForm, sendPage } from './layout.tsx'
import { noteMandatedRead } from './note-mandated-read.ts'
import { namesOfProcedures } from './mandate-scope.ts'
import { FILTER, MINE } from './my-dossiers-texts.ts'
import { addressOfOrganisation, organisationHere } from './organisation-here.ts'
import { ORGANISATION } from './organisation-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { STATES_OF, TONE_SIGNS, YOURS, stateInWords, toneOf } from './state-in-words.ts'
import { type Visit, fieldOf, postedBy } from './visit.ts'

const LINES_A_PAGE = 50
const MOST_IN_FILE = 10_000
const LONGEST_SEARCH = 100

type Filter = keyof typeof FILTER
const STATES = {
  'tat-ca': undefined, 'cho-ban': YOURS, 'dang-giai-quyet': STATES_OF.running, 'co-ket-qua': STATES_OF.done,
  'da-ket-thuc': STATES_OF.ended,
} as const
const SORTS = { 'moi-nhat': 'newest', 'cu-nhat': 'oldest', 'hen-tra': 'due' } as const
type Sort = keyof typeof SORTS

interface Asked {
  readonly filter: Filter
  readonly sort: Sort
  readonly search: string
  readonly after: OrganisationCursor | undefined
}

/**
 * All dossiers of an organisation in one table, for whoever acts for it, within their scope. What is asked may name
 * people: it is posted, so that it stands in no address and no log.
 */
export const organisationPages = {
  'GET /to-chuc/:id': (visit) => withOrganisation(visit, (mandate) => sendTable(visit, mandate, askedBy(visit))),
  'POST /to-chuc/:id': (visit) => withOrganisation(visit, (mandate) => sendTable(visit, mandate, askedBy(visit))),
  'POST /to-chuc/:id/bang': (visit) => withOrganisation(visit, (mandate) => sendFile(visit, mandate, askedBy(visit))),
} satisfies PageHandlers

function withOrganisation(visit: Visit, work: (mandate: Mandate) => Promise<FastifyReply>) {
  const mandate = organisationHere(visit)
  return mandate ? work(mandate) : sendNotFound(visit)
}

function askedBy({ request }: Visit): Asked {
  const posted = postedBy(request)
  const [filter, sort] = [fieldOf(posted, 'loc'), fieldOf(posted, 'xep')]
  return {
    filter: Object.hasOwn(FILTER, filter) ? filter as Filter : 'tat-ca',
    sort: Object.hasOwn(SORTS, sort) ? sort as Sort : 'moi-nhat',
    search: fieldOf(posted, 'tim').slice(0, LONGEST_SEARCH), after: readAfter(fieldOf(posted, 'sau')),
  }
}

async function wishOf({ rooms }: Visit, mandate: Mandate, { filter, sort, search }: Asked): Promise<OrganisationWish> {
  const wish = { states: STATES[filter], sort: SORTS[sort] }
  if (search === '') return wish
  const wanted = fold(search)
  const versionIds = (await versionsOfOrganisation(rooms.db, mandate))
    .filter((id) => fold(rooms.catalogue.version(id).content.name).includes(wanted))
  return { ...wish, search: { text: search, versionIds } }
}

async function sendTable(visit: Visit, mandate: Mandate, asked: Asked) {
  const { rooms, say } = visit
  const found = await listOfOrganisation(
    rooms.db, mandate, await wishOf(visit, mandate, asked), asked.after, LINES_A_PAGE + 1,
  )
  await noteMandatedRead(visit, mandate.organisationId)
  const lines = found.slice(0, LINES_A_PAGE)
  const last = found.length > LINES_A_PAGE ? lines.at(-1) : undefined
  const title = say(ORGANISATION.dossiersOf, { name: mandate.name })
  const at = addressOfOrganisation(mandate)
  return sendPage(visit, {
    title, isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(MINE.title)}</BackLink>
      <h1>{title}</h1>
      {mandate.taxCode !== null && <p>{say(ORGANISATION.taxCode, { code: mandate.taxCode })}</p>}
      <p className="hint">{mandate.procedureIds === null
        ? say(ORGANISATION.whole)
        : say(ORGANISATION.scoped, { procedures: namesOfProcedures(visit, mandate.procedureIds).join('; ') })}</p>
      <p className="alone"><a href={`${at}/nguoi`}>{say(ORGANISATION.people)}</a></p>
      <Ways visit={visit} at={at} asked={asked} />
      {lines.length === 0 ? <p>{say(ORGANISATION.none)}</p> : <Table visit={visit} title={title} lines={lines} />}
      <div className="line">
        {last && <PostForm visit={visit} action={at}>
          <Kept asked={asked} /><input type="hidden" name="sau" value={writeAfter(asked, last)} />
          <button type="submit" className="plain">{say(ORGANISATION.more)}</button>
        </PostForm>}
        {asked.after && <PostForm visit={visit} action={at}>
          <Kept asked={asked} /><button type="submit" className="quiet">{say(ORGANISATION.first)}</button>
        </PostForm>}
        {lines.length > 0 && <PostForm visit={visit} action={`${at}/bang`}>
          <Kept asked={asked} /><button type="submit" className="plain">{say(ORGANISATION.file)}</button>
        </PostForm>}
      </div>
    </>,
  })
}

/** Filter, order and search, which go together. */
function Ways({ visit, at, asked: { filter, sort, search } }: { visit: Visit; at: string; asked: Asked }) {
  const { say } = visit
  const order = {
    'moi-nhat': ORGANISATION.newest, 'cu-nhat': ORGANISATION.oldest, 'hen-tra': ORGANISATION.due,
  } as const
  const choicesOf = <T extends string>(names: readonly T[], label: (one: T) => string) => names.map((one) => ({
    value: one, label: label(one),
  }))
  const [all = 'tat-ca', ...filters] = Object.keys(FILTER) as Filter[]
  return (
    <PostForm visit={visit} action={at} className="line">
      <Control id="loc" label={say(ORGANISATION.filter)}>
        {(described) => <Select {...described} name="loc" value={filter === all ? '' : filter} prompt={say(FILTER[all])}
          choices={choicesOf(filters, (one) => say(FILTER[one]))} />}
      </Control>
      <Control id="xep" label={say(ORGANISATION.sort)}>
        {(described) => <Select {...described} name="xep" value={sort === 'moi-nhat' ? '' : sort}
          prompt={say(order['moi-nhat'])}
          choices={choicesOf(['cu-nhat', 'hen-tra'] as const, (one) => say(order[one]))} />}
      </Control>
      <Control id="tim" label={say(ORGANISATION.search)} hint={say(ORGANISATION.searchHint)}>
        {(described) => <TextInput {...described} name="tim" value={search} />}
      </Control>
      <button type="submit" className="plain">{say(ORGANISATION.show)}</button>
    </PostForm>
  )
}

/** What was asked, for the forms that go on with it. */
function Kept({ asked: { filter, sort, search } }: { asked: Asked }) {
  return <>
    <input type="hidden" name="loc" value={filter} /><input type="hidden" name="xep" value={sort} />
    <input type="hidden" name="tim" value={search} />
  </>
}

const HEAD = [
  ORGANISATION.number, ORGANISATION.procedure, ORGANISATION.by, ORGANISATION.sentOn, ORGANISATION.state,
  ORGANISATION.promised,
] as const

/** What a line says, in the order of the head: on the page and in the file alike. */
function cellsOf({ rooms }: Visit, say: Say, line: OrganisationLine): readonly string[] {
  return [
    line.number, rooms.catalogue.version(line.procedureVersionId).content.name, line.handedInBy ?? '',
    showDate(dayOf(line.submittedAt)), stateInWords(say, line.state), line.dueAt ? showDate(dayOf(line.dueAt)) : '',
  ]
}

/** On a phone each row is a block, and each cell says what it is. */
function Table({ visit, title, lines }: { visit: Visit; title: string; lines: readonly OrganisationLine[] }) {
  const { say } = visit
  const head = HEAD.map((one) => say(one))
  return (
    <table className="stacked">
      <caption className="spoken">{title}</caption>
      <thead><tr>{head.map((one) => <th scope="col" key={one}>{one}</th>)}</tr></thead>
      <tbody>{lines.map((line) => {
        const tone = toneOf(line.state)
        return <tr key={line.publicId}>{cellsOf(visit, say, line).map((cell, nth) => (
          <td key={head[nth]} data-of={head[nth]}>
            {nth === 0 && <a href={`/ho-so/${line.publicId}`} className="code">{cell}</a>}
            {nth === 4 && <span className={tone}><span aria-hidden="true">{TONE_SIGNS[tone]}</span> {cell}</span>}
            {nth !== 0 && nth !== 4 && (cell || '–')}
          </td>
        ))}</tr>
      })}</tbody>
    </table>
  )
}

/** The table as it is filtered, ordered and searched, whole, in Vietnamese as all papers. */
async function sendFile(visit: Visit, mandate: Mandate, asked: Asked) {
  const say = sayIn('vi')
  const wish = await wishOf(visit, mandate, asked)
  const lines = await listOfOrganisation(visit.rooms.db, mandate, wish, undefined, MOST_IN_FILE)
  await noteMandatedRead(visit, mandate.organisationId)
  const rows = [HEAD.map((one) => say(one)), ...lines.map((line) => cellsOf(visit, say, line))]
  return visit.reply.type('text/csv; charset=utf-8').header('cache-control', 'private, no-store')
    .header('content-disposition', 'attachment; filename="ho-so-cua-to-chuc.csv"')
    .header('x-content-type-options', 'nosniff').send(BYTE_ORDER_MARK + rows.map(csvRow).join(''))
}

/** A moment and a row of the organisation's own, no word about anybody. */
function writeAfter({ sort }: Asked, { submittedAt, dueAt, id }: OrganisationLine): string {
  const at = sort === 'hen-tra' ? dueAt : submittedAt
  return `${at ? String(at.getTime()) : ''}-${String(id)}`
}

/** One that was made up goes on elsewhere in the same list, or at its beginning. */
function readAfter(text: string): OrganisationCursor | undefined {
  const found = /^(\d{0,14})-(\d{1,18})$/.exec(text)
  return found ? { at: found[1] ? new Date(Number(found[1])) : null, id: BigInt(found[2] ?? 0) } : undefined
}
