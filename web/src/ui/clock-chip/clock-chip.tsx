import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { Fragment, useId, useState } from 'react'
import { LANGUAGE, say } from '../../lib/language.ts'
import { piecesOf } from '@motcua/contracts/texts.ts'
import { showMoment, showShortDay } from '../../lib/dates.ts'
import type { Tone } from '../../lib/states.ts'
import { longReason, reasonsOf, shortReason, weeksOf } from '../../lib/trace.ts'
import { StateChip } from '../state-chip/state-chip.tsx'
import { CLOCK, COLUMN } from './clock-chip-texts.ts'

const WEEKDAYS = Object.values(COLUMN).map((day) => say(day))

type Clock = DossierDetail['clocks'][number]

interface ClockChipProps {
  clock: Pick<Clock, 'name' | 'about' | 'text' | 'startedAt' | 'dueAt' | 'pauses' | 'trace'>
  tone: Tone
}

/** A clock in words; "vì sao?" opens how the date came about, day by day with the article, so that it can be shown. */
export function ClockChip({ clock, tone }: ClockChipProps) {
  const [isOpen, setIsOpen] = useState(false)
  const panel = useId()
  return (
    <div className="mc-clock">
      <div className="mc-row">
        <span>{piecesOf(LANGUAGE, CLOCK.due).map((piece, nth) => piece === 'due'
          ? <b key={nth} className="mc-number">{showMoment(clock.dueAt)}</b>
          : <Fragment key={nth}>{piece === 'name' ? <NameOf clock={clock} /> : piece}</Fragment>)}</span>
        <StateChip text={clock.text} tone={tone} icon={tone === 'late' ? '!' : tone === 'stopped' ? '❚❚' : '◷'} />
        <button
          type="button" className="mc-link-button" aria-expanded={isOpen} aria-controls={panel}
          onClick={() => setIsOpen(!isOpen)}
        >
          {say(isOpen ? CLOCK.close : CLOCK.why)}
          <span className="mc-hidden"> {piecesOf(LANGUAGE, CLOCK.countOf).map((piece, nth) =>
            <Fragment key={nth}>{piece === 'name' ? <NameOf clock={clock} /> : piece}</Fragment>)}</span>
        </button>
      </div>
      <div id={panel} hidden={!isOpen}>{isOpen && <Trace clock={clock} />}</div>
    </div>
  )
}

/** What the data call it stands by itself, so that it is read aloud as the Vietnamese that it is. */
function NameOf({ clock: { name, about = '' } }: Pick<ClockChipProps, 'clock'>) {
  return about !== '' && name.endsWith(about) ? <>{name.slice(0, -about.length)}<span>{about}</span></> : name
}

/** The days looked at as a small calendar, the reasons with their articles, and the pauses. */
export function Trace({ clock }: { clock: ClockChipProps['clock'] }) {
  return (
    <div className="mc-trace" role="region" aria-label={say(CLOCK.countOf, { name: clock.name })} tabIndex={0}>
      <table>
        <caption>{say(CLOCK.fromTo, { from: showMoment(clock.startedAt), until: showMoment(clock.dueAt) })}</caption>
        <thead><tr>{WEEKDAYS.map((day) => <th key={day} scope="col">{day}</th>)}</tr></thead>
        <tbody>
          {weeksOf(clock.trace).map((week, nth) => (
            <tr key={nth}>
              {week.map((line, place) => (
                <td key={place} data-why={line?.why} title={line && `${longReason(line.why)} (${line.article})`}>
                  {line && <><span>{showShortDay(line.day).slice(0, 5)}</span><small>{line.used > 0
                    ? say(CLOCK.counted, { why: shortReason(line.why), used: line.used, left: line.left })
                    : shortReason(line.why)}</small></>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        {reasonsOf(clock.trace).map(({ why, article }) => (
          <li key={`${why}${article}`}>
            <b>{shortReason(why)}</b>: {longReason(why)} <span className="mc-quiet">({article})</span>
          </li>
        ))}
        {clock.pauses.map((pause) => (
          <li key={pause.from}>
            {pause.until === null
              ? say(CLOCK.stillPaused, { from: showMoment(pause.from), reason: pause.reason })
              : say(CLOCK.paused, {
                from: showMoment(pause.from), until: showMoment(pause.until), reason: pause.reason,
              })} <span className="mc-quiet">({pause.article})</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
