import { Button } from '@mantine/core'
import type { ShownReport } from '@motcua/contracts/reports.ts'
import { useState } from 'react'
import { LANGUAGE, say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ExplainLine } from './explain-line.tsx'
import { REPORTS, REPORT_COLUMNS } from './report-texts.ts'

type Line = ShownReport['lines'][number]

const keyOf = ({ unit, level, sector }: Line) => `${unit.key} ${level.key} ${sector.key}`
/** Columns 10 and 13 of the form. */
const lateIn = ({ counts }: Line) => (counts[7] ?? 0) + (counts[10] ?? 0)

/** The numbers by agency, level and sector; of lines of one’s own that are late, why. */
export function ReportLines({ report }: { readonly report: ShownReport }) {
  const { id, lines, units, total, deeds, ownUnit, causeChoices } = report
  const [open, setOpen] = useState<string>()
  const names = new Map(causeChoices.map(({ code, name }) => [code, name]))
  const mayExplain = deeds.includes('explain')
  if (lines.length === 0)
    return <section><h2>{say(REPORTS.lines)}</h2><EmptyState title={say(REPORTS.noLines)} /></section>
  return (
    <section className="mc-stack">
      <h2>{say(REPORTS.lines)}</h2>
      <div className="mc-table-wrap"><table className="mc-table mc-figures">
        <caption className="mc-hidden">{say(REPORTS.lines)}</caption>
        <thead><tr>
          <th scope="col">{say(REPORTS.line)}</th>
          {REPORT_COLUMNS.map((head) => <th key={say(head)} scope="col" className="mc-right">{say(head)}</th>)}
          <th scope="col">{say(REPORTS.cause)}</th>
        </tr></thead>
        {units.map(({ unit, counts }) => (
          <tbody key={unit.key}>
            <tr><th scope="rowgroup"><bdi>{unit.name}</bdi></th><Counts counts={counts} isBold /><td /></tr>
            {lines.filter((line) => line.unit.key === unit.key).map((line) => (
              <tr key={keyOf(line)}>
                <th scope="row">{line.level.name}, {line.sector.name}</th>
                <Counts counts={line.counts} />
                <td>
                  {line.cause !== null && <>{names.get(line.cause) ?? line.cause}<div className="mc-quiet"><bdi>{line.note}</bdi></div></>}
                  {line.cause === null && lateIn(line) > 0 && <b className="mc-late">{say(REPORTS.noCause)}</b>}
                  {mayExplain && unit.key === ownUnit && lateIn(line) > 0 && (
                    <Button
                      variant="default" aria-expanded={open === keyOf(line)} onClick={() => setOpen(keyOf(line))}
                      aria-label={say(REPORTS.explainOf, { line: `${line.level.name}, ${line.sector.name}` })}
                    >{say(REPORTS.explain)}</Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot><tr><th scope="row">{say(REPORTS.total)}</th><Counts counts={total} isBold /><td /></tr></tfoot>
      </table></div>
      {lines.filter((line) => keyOf(line) === open).map((line) => (
        <ExplainLine key={open} id={id} line={line} choices={causeChoices} onClose={() => setOpen(undefined)} />
      ))}
    </section>
  )
}

function Counts({ counts, isBold = false }: { readonly counts: readonly number[]; readonly isBold?: boolean }) {
  return counts.map((count, nth) => {
    const shown = count.toLocaleString(LANGUAGE)
    return <td key={nth} className="mc-number mc-right">{isBold ? <b>{shown}</b> : shown}</td>
  })
}
