import type { RolloutYear } from '@motcua/contracts/rollouts.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { dayText } from '../clearances/clearances-data.ts'
import { percent } from '../figures/percent.ts'
import { DefinedBy } from '../registry/defined-by.tsx'
import { useTitle } from '../shell/use-title.ts'
import { DigitisedPart } from '../backlog/digitised-part.tsx'
import { useRolloutFigures, useRolloutRows } from './rollout-data.ts'
import { ROLLOUT, ROLLOUT_FIGURES } from './rollout-texts.ts'
import { TargetCell } from './target-cell.tsx'

/** Shares of the plan of digitisation by level and year, with the rows behind each. */
export function RolloutFiguresScreen() {
  useTitle(say(ROLLOUT_FIGURES.title))
  const found = useRolloutFigures()
  const [shown, setShown] = useState<RolloutYear>()
  return (
    <main className="mc-stack">
      <h1>{say(ROLLOUT_FIGURES.title)}</h1>
      <p className="mc-quiet">{say(ROLLOUT_FIGURES.what)}</p>
      <DefinedBy figures={['trien-khai-quy-trinh-so-hoa']} />
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(ROLLOUT_FIGURES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <section>
          <h2>{say(ROLLOUT_FIGURES.sections)}</h2>
          <div className="mc-table-wrap"><table className="mc-table">
            <thead><tr>
              {(['year', 'level', 'inForce', 'asked', 'exempt', 'share', 'target', 'rows'] as const).map((head) =>
                <th key={head} scope="col">{say(ROLLOUT_FIGURES[head])}</th>)}
            </tr></thead>
            <tbody>{found.data.years.map((one) => (
              <tr key={`${one.year} ${one.level}`}>
                <td className="mc-number">{one.year}</td><td>{one.levelName}</td>
                <td className="mc-number">{one.inForce}</td><td className="mc-number">{one.sections - one.exempt}</td>
                <td className="mc-number">{one.exempt}</td>
                <td className="mc-number">{one.share === null ? '' : percent(one.share)}</td>
                <td><TargetCell {...one} /></td>
                <td>
                  <Button
                    variant="default" size="xs"
                    aria-label={say(ROLLOUT_FIGURES.showOf, { level: one.levelName, year: one.year })}
                    onClick={() => setShown(one)}
                  >{say(ROLLOUT_FIGURES.show)}</Button>
                </td>
              </tr>
            ))}</tbody>
          </table></div>
        </section>
      )}
      <DigitisedPart />
      {shown && <Rows key={`${shown.year} ${shown.level}`} of={shown} onClose={() => setShown(undefined)} />}
    </main>
  )
}

function Rows({ of, onClose }: { readonly of: RolloutYear; readonly onClose: () => void }) {
  const found = useRolloutRows(of.year, of.level)
  const title = say(ROLLOUT_FIGURES.rowsOf, { level: of.levelName, day: dayText(of.on) })
  return (
    <section className="mc-panel mc-stack" aria-label={title}>
      <h2>{title}</h2>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(ROLLOUT_FIGURES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(ROLLOUT_FIGURES.section)}</th><th scope="col">{say(ROLLOUT_FIGURES.state)}</th>
        </tr></thead>
        <tbody>{found.data.items.map(({ sectionId, name, isExempt, isInForce, from }) => (
          <tr key={sectionId}>
            <td>{name}</td>
            <td>
              {isInForce && from !== null ? say(ROLLOUT.since, { day: dayText(from) }) : say(ROLLOUT.not)}
              {isExempt && <span className="mc-quiet"> ({say(ROLLOUT.exempt)})</span>}
            </td>
          </tr>
        ))}</tbody>
      </table></div>}
      <div className="mc-row"><Button variant="subtle" onClick={onClose}>{say(ROLLOUT_FIGURES.close)}</Button></div>
    </section>
  )
}
