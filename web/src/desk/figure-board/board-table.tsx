import type { FigureBoard } from '@motcua/contracts/figure-board.ts'
import { Link } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { BOARD } from './board-texts.ts'
import { TILES, type Time, shownOn, valuesOf } from './board-tiles.tsx'

type Row = FigureBoard['items'][number]

/** Figures of each row: of those that can be told apart so. The name of a unit leads to its own board. */
export function BoardTable({ board, onPress }: {
  board: FigureBoard; onPress?: (metric: string, time: Time, of: Row['of']) => void
}) {
  const metrics = new Map(board.metrics.map((metric) => [metric.id, metric]))
  const columns = TILES.filter(([id]) => metrics.get(id)?.isOfDossiers)
  return (
    <div className="mc-table-wrap">
      <table className="mc-table">
        <thead><tr>
          <th scope="col">{say(BOARD[`by-${board.by}`])}</th>
          {columns.map(([id, name, time]) => (
            <th key={id} scope="col">{say(BOARD[name])} <span className="mc-quiet">({say(BOARD[time])})</span></th>
          ))}
        </tr></thead>
        <tbody>{board.items.map(({ of, ...values }) => (
          <tr key={of.key}>
            <th scope="row">
              {onPress && of.unit !== null && of.unit !== board.unit.id
                ? <Link to="/bang-theo-doi" search={{ unit: of.unit }}>{of.name}</Link> : of.name}
            </th>
            {columns.map(([id, , time]) => {
              const value = valuesOf({ ...board, ...values }, time).find(({ metric }) => metric === id)
              const shown = shownOn(metrics.get(id), value)
              return (
                <td key={id} className="mc-number">
                  {onPress
                    ? <button type="button" className="mc-link-button" onClick={() => onPress(id, time, of)}>{shown}</button>
                    : shown}
                </td>
              )
            })}
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}
