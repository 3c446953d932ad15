import { citedAs } from '../kernel/citation.ts'
import { type Why, articlesOf } from '../kernel/count-articles.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import {
  type Clock, type ExplainedTerm, explainTerm, listClocks, listPauses, termOf,
} from '../modules/workflow/public.ts'
import type { Db } from '../platform/db.ts'
import { type CalendarDay, monthsOf } from './clock-calendar.ts'
import { CLOCK, COLUMN, PAUSE, WHY } from './clock-trace-texts.ts'
import { showDay, showMoment } from './in-words.ts'
import type { Visit } from './visit.ts'

type Told = Pick<Visit, 'say' | 'language'>

/** A term of the office as its applicant may check it: from when, until when, and each day why. */
export interface TracedClock extends ExplainedTerm {
  readonly kind: Clock['kind']
  readonly startedAt: Date
  readonly dueAt: Date
}

/** The terms that concern the applicant: to acknowledge, and to settle. */
export async function traceClocks(db: Db, source: DirectorySource, dossierId: bigint): Promise<TracedClock[]> {
  const [clocks, pauses] = await Promise.all([listClocks(db, dossierId), listPauses(db, dossierId)])
  return clocks.filter(({ kind }) => kind === 'dossier' || kind === 'acknowledgement').map((clock) => {
    const { kind, startedAt, dueAt, stoppedAt, calendarVersionId } = clock
    const term = { term: termOf(clock), startedAt, stoppedAt }
    const articles = articlesOf(source.on(dayOf(startedAt)))
    const explained = explainTerm(term, pauses, source.calendarVersion(calendarVersionId), articles)
    return { kind, startedAt, dueAt, ...explained }
  })
}

const SIGNS: Readonly<Record<Why, string>> = {
  'counted': '✓', 'weekend': '–', 'holiday': '★', 'paused': '‖', 'day-of-receipt': '●', 'after-closing': '●',
  'after-cutoff': '●', 'moved-on': '→', 'before-restart': '↺',
}

/** The box "Cách tính ngày hẹn": a calendar for the eye, the same day by day as a table, each with its article. */
export function ClockTrace({ told, clocks }: { told: Told; clocks: readonly TracedClock[] }) {
  if (clocks.length === 0) return null
  return (
    <details>
      <summary>{told.say(CLOCK.box)}</summary>
      {clocks.map(
        (clock) => <OneClock key={`${clock.kind} ${clock.startedAt.toISOString()}`} told={told} clock={clock} />,
      )}
    </details>
  )
}

function OneClock({ told, clock }: { told: Told; clock: TracedClock }) {
  const { say, language } = told
  const { kind, startedAt, dueAt, pauses, trace } = clock
  const name = say(kind === 'dossier' ? CLOCK.dossier : CLOCK.acknowledgement)
  const spell = say(CLOCK.spell, { name, from: showMoment(startedAt, language), until: showMoment(dueAt, language) })
  const shown = new Map(trace.map(({ why, article }) => [why, article]))
  return (
    <section className="clock">
      <p><strong>{spell}</strong></p>
      {trace.length > 0 && monthsOf(trace, dayOf(dueAt)).map((month) => (
        <Month key={`${String(month.year)}-${String(month.month)}`} told={told} month={month} dueOn={dayOf(dueAt)} />
      ))}
      {trace.length > 0 && <ul className="legend" aria-label={say(CLOCK.legend)}>
        {[...shown].map(([why, article]) => (
          <li key={why}><span aria-hidden="true" className={`day ${why}`}>{SIGNS[why]}</span> {say(WHY[why])}<span
            className="hint"
          > ({citedAs(article)})</span></li>
        ))}
        <li><span aria-hidden="true" className="day due">{say(CLOCK.dueMark)}</span> {say(CLOCK.due)}</li>
      </ul>}
      {pauses.map(({ id, fromAt, untilAt, reason, article }) => {
        const [from, why] = [showMoment(fromAt, language), say(PAUSE[reason])]
        return <p key={String(id)}>{untilAt
          ? say(CLOCK.pause, { from, until: showMoment(untilAt, language), why })
          : say(CLOCK.pauseOpen, { from, why })} <span className="hint">({citedAs(article)})</span></p>
      })}
      {trace.length > 0 && <details>
        <summary>{say(CLOCK.list)}</summary>
        <table>
          <caption>{name}</caption>
          <thead><tr>{[CLOCK.day, CLOCK.how, CLOCK.article].map((head) => (
            <th scope="col" key={head.en}>{say(head)}</th>
          ))}</tr></thead>
          <tbody>{trace.map(({ day, why, article }, nth) => <tr key={`${day} ${String(nth)}`}>
            <td>{showDay(day, language)}</td><td>{say(WHY[why])}</td><td>{citedAs(article)}</td>
          </tr>)}</tbody>
        </table>
      </details>}
    </section>
  )
}

const COLUMNS = [1, 2, 3, 4, 5, 6, 0] as const

function Month({ told, month: { month, year, weeks }, dueOn }: {
  told: Told
  month: ReturnType<typeof monthsOf>[number]
  dueOn: string
}) {
  const { say } = told
  return (
    <table className="calendar">
      <caption>{say(CLOCK.month, { month, year })}</caption>
      <thead><tr>{COLUMNS.map((one) => <th scope="col" key={one}>{say(COLUMN[one])}</th>)}</tr></thead>
      <tbody>{weeks.map((week, nth) => (
        <tr key={nth}>{week.map((one, column) => <Cell key={column} told={told} one={one} dueOn={dueOn} />)}</tr>
      ))}</tbody>
    </table>
  )
}

/** The number of the day, its sign, and in words what the sign means. */
function Cell({ told: { say }, one, dueOn }: { told: Told; one: CalendarDay | undefined; dueOn: string }) {
  if (!one) return <td />
  const { day, why } = one
  const isDue = day === dueOn
  return (
    <td className={['day', why, isDue && 'due'].filter(Boolean).join(' ')}>
      {String(Number(day.slice(8)))}
      {why && <span aria-hidden="true">{SIGNS[why]}</span>}
      {isDue && <small aria-hidden="true">{say(CLOCK.dueMark)}</small>}
      {(why ?? isDue) && <span className="spoken"> {[why && say(WHY[why]), isDue && say(CLOCK.due)]
        .filter(Boolean).join('. ')}</span>}
    </td>
  )
}
