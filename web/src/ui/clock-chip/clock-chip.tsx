import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useId, useState } from 'react'
import { showMoment, showShortDay } from '../../lib/dates.ts'
import type { Tone } from '../../lib/states.ts'
import { longReason, reasonsOf, shortReason, weeksOf } from '../../lib/trace.ts'
import { StateChip } from '../state-chip/state-chip.tsx'

const WEEKDAYS = ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'CN']

type Clock = DossierDetail['clocks'][number]

interface ClockChipProps {
  clock: Pick<Clock, 'name' | 'text' | 'startedAt' | 'dueAt' | 'pauses' | 'trace'>
  tone: Tone
}

/** A clock in words; "vì sao?" opens how the date came about, day by day with the article, so that it can be shown. */
export function ClockChip({ clock, tone }: ClockChipProps) {
  const [isOpen, setIsOpen] = useState(false)
  const panel = useId()
  return (
    <div className="mc-clock">
      <div className="mc-row">
        <span>{clock.name}: hạn <b className="mc-number">{showMoment(clock.dueAt)}</b></span>
        <StateChip text={clock.text} tone={tone} icon={tone === 'late' ? '!' : tone === 'stopped' ? '❚❚' : '◷'} />
        <button type="button" className="mc-link-button" aria-expanded={isOpen} aria-controls={panel} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Đóng cách tính' : 'Vì sao?'}<span className="mc-hidden"> Cách tính hạn {clock.name}</span>
        </button>
      </div>
      <div id={panel} hidden={!isOpen}>{isOpen && <Trace clock={clock} />}</div>
    </div>
  )
}

/** The days looked at as a small calendar, the reasons with their articles, and the pauses. */
export function Trace({ clock }: { clock: ClockChipProps['clock'] }) {
  return (
    <div className="mc-trace" role="region" aria-label={`Cách tính hạn ${clock.name}`} tabIndex={0}>
      <table>
        <caption>Tính từ {showMoment(clock.startedAt)} đến {showMoment(clock.dueAt)}</caption>
        <thead><tr>{WEEKDAYS.map((day) => <th key={day} scope="col">{day}</th>)}</tr></thead>
        <tbody>
          {weeksOf(clock.trace).map((week, nth) => (
            <tr key={nth}>
              {week.map((line, place) => (
                <td key={place} data-why={line?.why} title={line && `${longReason(line.why)} (${line.article})`}>
                  {line && <><span>{showShortDay(line.day).slice(0, 5)}</span><small>{line.used > 0 ? `${shortReason(line.why)} ${line.used}, còn ${line.left}` : shortReason(line.why)}</small></>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        {reasonsOf(clock.trace).map(({ why, article }) => <li key={`${why}${article}`}><b>{shortReason(why)}</b>: {longReason(why)} <span className="mc-quiet">({article})</span></li>)}
        {clock.pauses.map((pause) => (
          <li key={pause.from}>
            Tạm dừng từ {showMoment(pause.from)} {pause.until ? `đến ${showMoment(pause.until)}` : 'đến nay'}: {pause.reason} <span className="mc-quiet">({pause.article})</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
