import type { ShownReport } from '@motcua/contracts/reports.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { FigureTable } from '../productivity/figure-table.tsx'
import { REPORTS, REPORT_COLUMNS, REPORT_STEP } from './report-texts.ts'

/** The first column of the form that holds numbers. */
const FIRST = 3

const count = (value: number) => value.toLocaleString(LANGUAGE)

/** Why dossiers are late, on the whole; what was found out since it was sent; and what was done with it. */
export function ReportStory({ report: { causes, corrections, steps } }: { readonly report: ShownReport }) {
  return <>
    {causes.length > 0 && <>
      <h2>{say(REPORTS.causes)}</h2>
      <FigureTable
        name={REPORTS.cause} heads={[REPORTS.dossiers]}
        rows={causes.map(({ cause, name, count: late }) => ({
          key: cause ?? '', name: name ?? say(REPORTS.noCause), cells: [count(late)],
        }))}
      />
    </>}
    {corrections.length > 0 && <>
      <h2>{say(REPORTS.corrections)}</h2>
      <p className="mc-quiet">{say(REPORTS.correctionsWhat)}</p>
      <FigureTable
        name={REPORTS.line} heads={[REPORTS.column, REPORTS.then, REPORTS.now]}
        rows={corrections.map(({ unit, level, sector, column, then, now }) => {
          const head = REPORT_COLUMNS[column - FIRST]
          return {
            key: `${unit.key} ${level.key} ${sector.key} ${column}`, name: `${unit.name}: ${level.name}, ${sector.name}`,
            cells: [head ? say(head) : String(column), count(then), count(now)],
          }
        })}
      />
    </>}
    <h2>{say(REPORTS.course)}</h2>
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        {(['when', 'deed', 'reason'] as const).map((head) => <th key={head} scope="col">{say(REPORTS[head])}</th>)}
      </tr></thead>
      <tbody>{steps.map(({ deed, reason, at }) => {
        const words = REPORT_STEP[deed]
        return (
          <tr key={`${at} ${deed}`}>
            <td>{showShortMoment(at)}</td><td>{words ? say(words) : deed}</td><td><bdi>{reason}</bdi></td>
          </tr>
        )
      })}</tbody>
    </table></div>
  </>
}
