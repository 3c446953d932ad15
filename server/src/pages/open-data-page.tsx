import type { Day } from '../kernel/civil-day.ts'
import { type OpenDataSet, OPEN_DATA_SETS, OPEN_LICENCE, findPublishedSpan, reporterOf } from '../modules/reporting/public.ts'
import { showDate, showMoment } from './in-words.ts'
import { sendPage } from './layout.tsx'
import { OPEN_DATA } from './open-data-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import type { Visit } from './visit.ts'

type Published = Awaited<ReturnType<typeof findPublishedSpan>>

/** What open data there are, what may be done with them, and where they are taken (NĐ 47/2020; api/open-data.ts). */
export const openDataPages = {
  'GET /du-lieu-mo': async (visit) => {
    const { say, rooms, today, language } = visit
    const published = await findPublishedSpan(rooms.db)
    return sendPage(visit, {
      title: say(OPEN_DATA.title),
      body: <>
        <h1>{say(OPEN_DATA.title)}</h1>
        <p>{say(OPEN_DATA.hint)}</p>
        <p className="alone"><a href="/so-lieu">{say(OPEN_DATA.read)}</a></p>
        {OPEN_DATA_SETS.map((set) => <DataSet key={set.id} visit={visit} set={set} published={published} />)}
        <section>
          <h2>{say(OPEN_DATA.licence)}</h2>
          <p>{OPEN_LICENCE[language]}</p>
          <p>{say(OPEN_DATA.from, { publisher: reporterOf(rooms.directory, today, undefined) })}</p>
        </section>
        <section>
          <h2>{say(OPEN_DATA.forPrograms)}</h2>
          <p className="alone"><a href="/du-lieu-mo/dcat.jsonld">{say(OPEN_DATA.catalogue, { format: 'DCAT 2' })}</a></p>
          <p className="alone"><a href="/docs">{say(OPEN_DATA.documented)}</a></p>
        </section>
      </>,
    })
  },
} satisfies PageHandlers

function DataSet({ visit, set, published }: { visit: Visit; set: OpenDataSet; published: Published }) {
  const { say, language, today } = visit
  const { title, about } = set[language]
  const at = `/du-lieu-mo/${set.id}`
  return (
    <section id={set.id}>
      <h2>{title}</h2>
      <p>{about}</p>
      <ul className="alone">
        <li><a href={`${at}.csv`}>{say(OPEN_DATA.file, { title, format: 'CSV' })}</a></li>
        <li><a href={`${at}.json`}>{say(OPEN_DATA.file, { title, format: 'JSON' })}</a></li>
        <li><a href={`/du-lieu-mo/schema/${set.id}.json`}>{say(OPEN_DATA.columns, { format: 'CSVW' })}</a></li>
      </ul>
      {set.grows === 'daily' ? <Days visit={visit} at={at} published={published} />
        : <p className="hint">{say(OPEN_DATA.today, { day: showDate(today) })}</p>}
    </section>
  )
}

function Days({ visit, at, published }: { visit: Visit; at: string; published: Published }) {
  const { say, language } = visit
  if (!published) return <p className="note">{say(OPEN_DATA.none)}</p>
  const { first, last } = published
  return <>
    <p>{say(OPEN_DATA.daysUnlessSaid)}</p>
    <ul className="alone">
      {yearsOf(first, last).map((year) => (
        <li key={year}>
          <a href={`${at}.csv?from=${year}-01-01&until=${year}-12-31`}>{say(OPEN_DATA.year, { year })}</a>
        </li>
      ))}
    </ul>
    <p className="hint">{say(OPEN_DATA.program, { example: `${at}.json?from=${last}&until=${last}` })}</p>
    <p className="hint">{say(OPEN_DATA.published, {
      first: showDate(first), last: showDate(last), at: showMoment(published.at, language),
    })}</p>
  </>
}

/** The newest first. */
function yearsOf(first: Day, last: Day): string[] {
  const [from, until] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  return Array.from({ length: until - from + 1 }, (_, nth) => String(until - nth))
}
