import type { ShownTarget } from '@motcua/contracts/targets.ts'
import { say } from '../../lib/language.ts'
import { percent } from '../figures/percent.ts'
import { CourseDrawing } from './course-drawing.tsx'
import { TARGETS } from './target-texts.ts'
import { demandWords, forecastWords, lineWords, reachedWords } from './target-words.ts'

/** Each target with its line, where the unit stands, and where its pace leads; what nothing measures says so. */
export function TargetTable({ targets, until, onOpen }: {
  targets: readonly ShownTarget[]; until: string | null; onOpen: (target: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <caption className="mc-hidden">{say(TARGETS.title)}</caption>
      <thead><tr>
        {(['target', 'line', 'reached', 'forecast', 'drawing'] as const)
          .map((head) => <th key={head} scope="col">{say(TARGETS[head])}</th>)}
      </tr></thead>
      <tbody>{targets.map((target) => <Row key={target.id} target={target} until={until} onOpen={onOpen} />)}</tbody>
    </table></div>
  )
}

function Row({ target, until, onOpen }: {
  target: ShownTarget; until: string | null; onOpen: (target: string) => void
}) {
  const { id, name, line, metric, trajectory } = target
  const words = lineWords(target)
  return (
    <tr>
      <th scope="row" lang="vi">{name}</th>
      <td>{words.line}{words.notes.map((note) => <div key={note} className="mc-quiet">{note}</div>)}</td>
      {metric === null && <td colSpan={3} className="mc-quiet">{say(TARGETS.unmeasured)}</td>}
      {metric !== null && !(trajectory && until !== null) && <td colSpan={3} className="mc-quiet">{say(TARGETS.notBegun)}</td>}
      {metric !== null && trajectory && until !== null && <>
        <td>
          {reachedWords(trajectory)}
          <div><button
            type="button" className="mc-link-button" aria-label={say(TARGETS.openOf, { target: name })}
            onClick={() => onOpen(id)}
          >{say(TARGETS.open)}</button></div>
        </td>
        <td>{forecastWords(trajectory)}<div><b>{demandWords(trajectory, line)}</b></div></td>
        <td><CourseDrawing
          line={line} trajectory={trajectory} until={until} words={say(TARGETS.drawn, {
            target: name, line: words.line, share: percent((trajectory.share ?? 0) / 100),
            forecast: trajectory.forecast ? percent(trajectory.forecast.share / 100) : '–',
          })}
        /></td>
      </>}
    </tr>
  )
}
