import type { CorrectionLine, RedatedLine } from '@motcua/contracts/calendar-corrections.ts'
import { useEffect, useRef } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useRedated } from './correction-data.ts'
import { CORRECTION } from './correction-texts.ts'
import { DecisionPart } from './decision-part.tsx'
import { whatOf } from './what-of.ts'

/** The dossiers whose promised day a correction moves, and the decision on it. */
export function RedatedPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const found = useRedated(id)
  const correction = found.data?.pages[0]?.correction
  const dossiers = found.data?.pages.flatMap((page) => page.dossiers) ?? []
  const heading = useRef<HTMLHeadingElement>(null)
  const isShown = correction !== undefined
  useEffect(() => heading.current?.focus(), [isShown])
  if (found.isPending) return <SkeletonList rows={3} />
  if (found.isError)
    return <ErrorState title={say(CORRECTION.failed)} error={found.error} onRetry={() => void found.refetch()} />
  if (!correction) return null
  return (
    <section className="mc-panel mc-stack" aria-labelledby="ho-so-doi-ngay">
      <h2 id="ho-so-doi-ngay" ref={heading} tabIndex={-1}>
        {say(CORRECTION.dossiersTitle, { what: whatOf(correction) })}
      </h2>
      {correction.state === 'counting' && <p role="status">{say(CORRECTION.counting)}</p>}
      {correction.decidedBy !== null && <p>
        {say(CORRECTION.decidedBy, { name: correction.decidedBy })}{correction.note && `. ${correction.note}`}
      </p>}
      {dossiers.length === 0 && correction.state !== 'counting' && <p>{say(CORRECTION.none)}</p>}
      {correction.along > 0 && <p>{say(CORRECTION.along, { n: correction.along })}</p>}
      {dossiers.length > 0 && <RedatedTable dossiers={dossiers} state={correction.state} />}
      <MoreButton found={found} label={say(CORRECTION.more)} />
      <DecisionPart correction={correction} onClose={onClose} />
    </section>
  )
}

function RedatedTable({ dossiers, state }: {
  readonly dossiers: readonly RedatedLine[]; readonly state: CorrectionLine['state']
}) {
  const isApproved = state === 'moving' || state === 'done'
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(CORRECTION.dossier)}</th><th scope="col">{say(CORRECTION.before)}</th>
        <th scope="col">{say(CORRECTION.after)}</th>
        {isApproved && <th scope="col">{say(CORRECTION.isMoved)}</th>}
      </tr></thead>
      <tbody>{dossiers.map(({ dossierNumber, before, dueAt, isMoved }) => (
        <tr key={dossierNumber}>
          <td className="mc-number">{dossierNumber}</td><td>{showShortMoment(before)}</td>
          <td>{showShortMoment(dueAt)}</td>
          {isApproved && <td>{say(isMoved ? CORRECTION.yes : CORRECTION.notYet)}</td>}
        </tr>
      ))}</tbody>
    </table></div>
  )
}
