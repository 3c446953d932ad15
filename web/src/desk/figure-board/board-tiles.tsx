import type { FigureBoard } from '@motcua/contracts/figure-board.ts'
import type { ShownMetric, ShownValue } from '@motcua/contracts/settlement-figures.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { percent } from '../figures/percent.ts'
import { BOARD } from './board-texts.ts'

/** Of which time a figure is: of a day, as it stands now, or only of the month, since the day is not counted yet. */
export type Time = 'today' | 'now' | 'month'

type Name = 'come' | 'settled' | 'open' | 'late' | 'dueSoon' | 'onTime' | 'online' | 'waiting' | 'wait' | 'satisfied'
/** What stands on a board, in the order in which one looks; `now` has no month beside it. */
export const TILES: readonly (readonly [metric: string, name: Name, time: Time])[] = [
  ['come', 'come', 'today'], ['settled', 'settled', 'today'], ['open', 'open', 'now'], ['open-late', 'late', 'now'],
  ['open-due-soon', 'dueSoon', 'now'], ['on-time-of-settled', 'onTime', 'today'], ['ho-so-truc-tuyen', 'online', 'today'],
  ['waiting-at-hall', 'waiting', 'now'], ['thoi-gian-cho', 'wait', 'month'], ['hai-long', 'satisfied', 'month'],
]

/** Of what a tile tells: whoever presses it sees these days. */
export const valuesOf = (board: FigureBoard, time: Time) => time === 'month' ? board.month : board.today

/** A figure as people read it, with its unit where that is not plain. */
export function shownOn(metric: ShownMetric | undefined, value: ShownValue | undefined): string {
  if (!metric || value?.value === undefined || value.value === null) return say(BOARD.none)
  if (metric.unit === 'percent') return percent(value.value / 100)
  const number = value.value.toLocaleString(LANGUAGE, { maximumFractionDigits: 1 })
  return metric.unit === 'minutes' ? say(BOARD.minutes, { value: number }) : number
}

/** The figures in large type; each is a button where somebody can press it. */
export function BoardTiles({ board, onPress }: {
  board: FigureBoard; onPress?: (metric: string, time: Time) => void
}) {
  const metrics = new Map(board.metrics.map((metric) => [metric.id, metric]))
  return (
    <ul className="mc-tiles" aria-label={say(BOARD.figures)}>
      {TILES.map(([id, name, time]) => {
        const metric = metrics.get(id)
        const valueIn = (values: readonly ShownValue[]) => shownOn(metric, values.find((one) => one.metric === id))
        const big = valueIn(valuesOf(board, time))
        const isNone = big === say(BOARD.none)
        const isBad = id === 'open-late' && big !== '0'
        return (
          <li key={id} className="mc-tile" data-bad={isBad || undefined}>
            <span className="mc-tile-name">{say(BOARD[name])}</span>
            {onPress
              ? (
                <button
                  type="button" className="mc-tile-value mc-link-button" data-none={isNone || undefined}
                  onClick={() => onPress(id, time)}
                >{big}</button>
              )
              : <span className="mc-tile-value" data-none={isNone || undefined}>{big}</span>}
            <span className="mc-quiet">
              {say(BOARD[time])}
              {time === 'today' && <> · {say(BOARD.monthIs, { value: valueIn(board.month) })}</>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
