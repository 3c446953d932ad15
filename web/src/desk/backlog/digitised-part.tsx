import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { percent } from '../figures/percent.ts'
import { TargetCell } from '../rollouts/target-cell.tsx'
import { ROLLOUT_FIGURES } from '../rollouts/rollout-texts.ts'
import { DefinedBy } from '../registry/defined-by.tsx'
import { useDigitisedFigures } from './backlog-data.ts'
import { BACKLOG, DIGITISED } from './backlog-texts.ts'

/** Shares of results in force that are digitised, by level and year. */
export function DigitisedPart() {
  const found = useDigitisedFigures()
  return (
    <section>
      <h2>{say(DIGITISED.title)}</h2>
      <p className="mc-quiet">{say(DIGITISED.what)}</p>
      <DefinedBy figures={['so-hoa-ket-qua']} />
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(ROLLOUT_FIGURES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(ROLLOUT_FIGURES.year)}</th><th scope="col">{say(ROLLOUT_FIGURES.level)}</th>
          <th scope="col">{say(BACKLOG.digitised)}</th><th scope="col">{say(BACKLOG.declared)}</th>
          <th scope="col">{say(ROLLOUT_FIGURES.share)}</th><th scope="col">{say(ROLLOUT_FIGURES.target)}</th>
        </tr></thead>
        <tbody>{found.data.years.map((one) => (
          <tr key={`${one.year} ${one.level}`}>
            <td className="mc-number">{one.year}</td><td>{one.levelName}</td>
            <td className="mc-number">{one.digitised}</td><td className="mc-number">{one.declared}</td>
            <td className="mc-number">{one.share === null ? '' : percent(one.share)}</td>
            <td><TargetCell {...one} /></td>
          </tr>
        ))}</tbody>
      </table></div>}
    </section>
  )
}
