import { type ProcedureVersion, findEntries } from '../modules/catalogue/public.ts'
import { FIND_PROCEDURE } from './find-procedure-texts.ts'
import { GuideList, findGuides, guidesOf } from './guide-page.tsx'
import { SearchBox } from './home-page.tsx'
import { byName } from './in-words.ts'
import { Said, sendPage } from './layout.tsx'
import { LIFE_EVENTS, type LifeEvent, addressOfEvent, eventsInEnglish, nameOfEvent } from './life-events.ts'
import { formerNames } from '../modules/organisation/public.ts'
import { OLD_NAMES } from './old-names-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { addressOf } from './procedure-facts.ts'
import type { Visit } from './visit.ts'
import { tidy } from './visit.ts'

/** As the field of the search takes; longer ones come by address alone. */
const LONGEST_SEARCH = 200
const MOST_FOUND = 20
const MOST_GUIDES = 3

/** How one finds a procedure: by words, by an event in life, by sector; and where to go instead. */
export const findPages = {
  'GET /tim-thu-tuc': (visit) => {
    const { q, viec } = visit.request.query as { q?: unknown; viec?: unknown }
    const event = LIFE_EVENTS.find(({ id }) => id === viec)
    return event
      ? sendEvent(visit, event)
      : sendSearch(visit, tidy(typeof q === 'string' ? q : '').trim())
  },
  'GET /thu-tuc': (visit) => {
    const { say } = visit
    const all = visit.rooms.catalogue.on(visit.today).list()
    const bundles = visit.rooms.catalogue.on(visit.today).bundles()
    const { official, all: count } = visit.rooms.catalogue.officialForms(visit.today)
    const sectors = visit.rooms.catalogue.sectors().filter(({ idOfData }) =>
      all.some(({ content }) => content.sector === idOfData))
    return sendPage(visit, {
      title: say(FIND_PROCEDURE.all),
      body: <>
        <h1>{say(FIND_PROCEDURE.all)}</h1>
        <SearchBox visit={visit} />
        {count > 0 && <p className="hint">{say(FIND_PROCEDURE.officialForms, {
          official: String(official), all: String(count), percent: String(Math.round(official / count * 100)),
        })}</p>}
        {bundles.length > 0 && <section>
          <h2>{say(FIND_PROCEDURE.bundles)}</h2>
          <p className="hint">{say(FIND_PROCEDURE.bundlesHint)}</p>
          <ProcedureList versions={bundles.toSorted((a, b) => byName(a.content, b.content))} />
        </section>}
        {sectors.map(({ idOfData, name }) => (
          <section key={idOfData}>
            <h2>{name}</h2>
            <ProcedureList versions={all.filter(({ content }) => content.sector === idOfData).toSorted((a, b) =>
              byName(a.content, b.content))} />
          </section>
        ))}
      </>,
    })
  },
  'GET /noi-nop': (visit) => {
    const { directory, say } = visit
    const nameAbove = (parentId: bigint | null) => parentId === null ? '' : directory.byId(parentId)?.name ?? ''
    const sections = directory.units.filter(({ isOneStop }) => isOneStop).toSorted((a, b) =>
      byName({ name: nameAbove(a.parentId) }, { name: nameAbove(b.parentId) }) || byName(a, b))
    return sendPage(visit, {
      title: say(FIND_PROCEDURE.counters),
      body: <>
        <h1>{say(FIND_PROCEDURE.countersHeading)}</h1>
        <p>{say(FIND_PROCEDURE.bring)}</p>
        {formerNames(directory).size > 0 && <p className="alone"><a href="/ten-cu">{say(OLD_NAMES.link)}</a></p>}
        <ul className="plain">{sections.map(({ publicId, name, parentId }) => <li key={publicId}>
          <a href={`/bo-phan/${publicId}`}>{parentId === null ? name : nameAbove(parentId)}</a>
          {parentId !== null && <><br /><span className="hint">{name}</span></>}
        </li>)}</ul>
      </>,
    })
  },
} satisfies PageHandlers

function sendSearch(visit: Visit, text: string) {
  const { say } = visit
  if (text.length > LONGEST_SEARCH) return sendTooLong(visit, text)
  const catalogue = visit.rooms.catalogue.on(visit.today)
  const found = [...new Set([
    ...text === '' ? [] : catalogue.search(text, MOST_FOUND).map(({ version }) => version),
    ...eventsInEnglish(text).flatMap((event) => proceduresOf(visit, event)),
  ])].slice(0, MOST_FOUND)
  const guides = text === '' ? [] : elsewhere(visit, text, found.length > 0).slice(0, MOST_GUIDES)
  return sendPage(visit, {
    title: text === '' ? say(FIND_PROCEDURE.find) : say(FIND_PROCEDURE.findOf, { text }),
    body: (
      <>
        <h1>{say(FIND_PROCEDURE.find)}</h1>
        <SearchBox visit={visit} text={text} />
        {text !== '' && (
          <p aria-live="polite">
            {found.length === 0
              ? say(FIND_PROCEDURE.none, { text })
              : say(FIND_PROCEDURE.found, { count: found.length, text })}
          </p>
        )}
        <ProcedureList versions={found} />
        {guides.length > 0 && <section aria-labelledby="noi-khac">
          <h2 id="noi-khac">{say(FIND_PROCEDURE.elsewhere)}</h2>
          <GuideList visit={visit} guides={guides} />
        </section>}
        {found.length === 0 && (
          <p><Said visit={visit} text={FIND_PROCEDURE.tryOther} parts={{
            all: <a href="/thu-tuc">{say(FIND_PROCEDURE.seeAll)}</a>,
          }} /></p>
        )}
      </>
    ),
  })
}

/**
 * What the province does not receive has a guide of no procedure, which says where one goes; it is written in the data
 * and at the desk. Beside procedures that were found only what has the words in its head; otherwise any guide.
 */
function elsewhere(visit: Visit, text: string, isFound: boolean) {
  const guides = guidesOf(visit)
  const named = findEntries(guides, text, () => '')
  if (isFound) return named.filter(({ content }) => content.procedure === null)
  return named.length > 0 ? named : findGuides(guides, text)
}

function sendTooLong(visit: Visit, text: string) {
  const { say } = visit
  return sendPage(visit, {
    title: say(FIND_PROCEDURE.find), status: 200,
    mistakes: [{ id: 'q', text: say(FIND_PROCEDURE.tooLong, { most: LONGEST_SEARCH }) }],
    body: <>
      <h1>{say(FIND_PROCEDURE.find)}</h1>
      <SearchBox visit={visit} text={text.slice(0, LONGEST_SEARCH)} />
    </>,
  })
}

function proceduresOf({ rooms, today }: Visit, { words }: LifeEvent): readonly ProcedureVersion[] {
  const catalogue = rooms.catalogue.on(today)
  return [...new Set(words.flatMap((text) => catalogue.search(text, 3).map(({ version }) => version)))]
}

function sendEvent(visit: Visit, event: LifeEvent) {
  const { say } = visit
  return sendPage(visit, {
    title: nameOfEvent(say, event),
    body: <>
      <h1>{nameOfEvent(say, event)}</h1>
      <ProcedureList versions={proceduresOf(visit, event)} />
      <h2>{say(FIND_PROCEDURE.others)}</h2>
      <ul className="doors">{LIFE_EVENTS.filter(({ id }) => id !== event.id).map((one) => <li key={one.id}>
        <a href={addressOfEvent(one)}>{nameOfEvent(say, one)}</a>
      </li>)}</ul>
    </>,
  })
}

function ProcedureList({ versions }: { versions: readonly ProcedureVersion[] }) {
  return <ul className="plain">
    {versions.map((version) => <li key={version.publicId}><a href={addressOf(version)}>{version.content.name}</a></li>)}
  </ul>
}
