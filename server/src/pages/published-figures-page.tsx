import { type Day, addDays, isDay } from '../kernel/civil-day.ts'
import {
  type PublishedRow, ALL_SECTORS, LEAST_SHOWN, findPublishedSpan, listPublished,
} from '../modules/reporting/public.ts'
import { showDate, showMoment } from './in-words.ts'
import { sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { PUBLISHED } from './published-figures-texts.ts'
import type { Visit } from './visit.ts'

/** What is told of each row. */
const COLUMNS = [
  ['received', 'received'], ['receivedOnline', 'online'], ['settled', 'settled'], ['settledInTime', 'inTime'],
  ['settledLate', 'late'],
] as const

/**
 * The board for everybody (bảng công khai): of the last day that is published by sector, and of each day of a month.
 * All of it is from the one table of published counts, and nothing is summed or counted beside it: any other number
 * that shared a part with one of these could bring back what is hidden there (ADR 0166).
 */
export const publishedFigurePages = {
  'GET /so-lieu': async (visit) => {
    const { say, rooms, language } = visit
    const span = await findPublishedSpan(rooms.db)
    const month = span && monthOf(visit, span)
    const [days, last] = span && month
      ? await Promise.all([
        listPublished(rooms.db, month.from, month.until), listPublished(rooms.db, span.last, span.last),
      ]) : [[], []]
    return sendPage(visit, {
      title: say(PUBLISHED.title),
      body: <>
        <h1>{say(PUBLISHED.title)}</h1>
        <p>{say(PUBLISHED.hint)}</p>
        {!span || !month ? <p className="note">{say(PUBLISHED.none)}</p> : <>
          <p className="note">
            {say(PUBLISHED.stamp, { day: showDate(span.last), at: showMoment(span.at, language) })}
          </p>
          <p className="hint">{say(PUBLISHED.hidden, { least: LEAST_SHOWN - 1 })}</p>
          <Counts
            visit={visit} title={say(PUBLISHED.ofDay, { day: showDate(span.last) })} head={say(PUBLISHED.sector)}
            rows={last.map((row) => [row.sector === ALL_SECTORS ? say(PUBLISHED.whole) : row.sectorName, row])}
          />
          <Counts
            visit={visit} title={say(PUBLISHED.days, { month: monthInWords(month.from) })} head={say(PUBLISHED.day)}
            rows={days.filter(({ sector }) => sector === ALL_SECTORS).map((row) => [showDate(row.day), row])}
          />
          <ul className="alone">
            {month.from > span.first
              && <li><a href={`/so-lieu?thang=${monthBefore(month.from)}`}>{say(PUBLISHED.earlier)}</a></li>}
            {month.until < span.last
              && <li><a href={`/so-lieu?thang=${addDays(month.until, 1).slice(0, 7)}`}>{say(PUBLISHED.later)}</a></li>}
          </ul>
        </>}
        <p className="alone"><a href="/du-lieu-mo">{say(PUBLISHED.download)}</a></p>
      </>,
    })
  },
} satisfies PageHandlers

/** The month that is asked for (2021-06), else that of the last day published. */
function monthOf({ request }: Visit, { last }: { readonly last: Day }): { readonly from: Day; readonly until: Day } {
  const { thang } = request.query as { thang?: unknown }
  const asked = typeof thang === 'string' ? `${thang}-01` : ''
  const from = isDay(asked) ? asked : `${last.slice(0, 7)}-01`
  const next = `${addDays(from, 31).slice(0, 7)}-01`
  return { from, until: addDays(next, -1) }
}

const monthBefore = (from: Day) => addDays(from, -1).slice(0, 7)
const monthInWords = (day: Day) => `${day.slice(5, 7)}/${day.slice(0, 4)}`

function Counts({ visit, title, head, rows }: {
  visit: Visit; title: string; head: string; rows: readonly (readonly [name: string, row: PublishedRow])[]
}) {
  const { say, language } = visit
  return (
    <section>
      <h2>{title}</h2>
      <table className="stacked">
        <thead><tr>
          <th scope="col">{head}</th>
          {COLUMNS.map(([column, name]) => <th key={column} scope="col">{say(PUBLISHED[name])}</th>)}
        </tr></thead>
        <tbody>{rows.map(([name, row]) => (
          <tr key={`${row.day} ${row.sector}`}>
            <td data-of={head}><b>{name}</b></td>
            {COLUMNS.map(([column, of]) => (
              <td key={column} data-of={say(PUBLISHED[of])}>{row[column]?.toLocaleString(language) ?? '–'}</td>
            ))}
          </tr>
        ))}</tbody>
      </table>
    </section>
  )
}
