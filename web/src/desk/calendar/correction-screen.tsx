import type { CorrectionLine } from '@motcua/contracts/calendar-corrections.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useCorrections } from './correction-data.ts'
import { CorrectionForm } from './correction-form.tsx'
import { CORRECTION, CORRECTION_STATES } from './correction-texts.ts'
import { RedatedPanel } from './redated-panel.tsx'
import { whatOf } from './what-of.ts'

/** Holidays that are declared late: proposed, listed, approved by another person, moved. */
export function CorrectionScreen() {
  useTitle(say(CORRECTION.title))
  const found = useCorrections()
  const [isProposing, setIsProposing] = useState(false)
  const [open, setOpen] = useState<string>()
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <h1>{say(CORRECTION.title)}</h1>
      <p className="mc-quiet">{say(CORRECTION.intro)}</p>
      {isProposing
        ? <CorrectionForm onClose={() => setIsProposing(false)} />
        : <div className="mc-row">
          <Button onClick={() => setIsProposing(true)}>{say(CORRECTION.propose)}</Button>
        </div>}
      <h2>{say(CORRECTION.listTitle)}</h2>
      {found.isPending && <SkeletonList rows={2} />}
      {found.isError
        && <ErrorState title={say(CORRECTION.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(CORRECTION.listEmpty)} />}
      {lines.length > 0 && <CorrectionTable lines={lines} open={open} onOpen={setOpen} />}
      <MoreButton found={found} label={say(CORRECTION.more)} />
      {open !== undefined && <RedatedPanel key={open} id={open} onClose={() => setOpen(undefined)} />}
    </main>
  )
}

function CorrectionTable({ lines, open, onOpen }: {
  readonly lines: readonly CorrectionLine[]; readonly open: string | undefined; readonly onOpen: (id: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(CORRECTION.whenBy)}</th><th scope="col">{say(CORRECTION.what)}</th>
        <th scope="col">{say(CORRECTION.state)}</th><th scope="col">{say(CORRECTION.count)}</th>
        <th scope="col">{say(CORRECTION.deed)}</th>
      </tr></thead>
      <tbody>{lines.map((line) => (
        <tr key={line.id}>
          <td>{showShortMoment(line.proposedAt)}<br /><span className="mc-quiet">{line.proposedBy}</span></td>
          <td>{whatOf(line)}<br /><span className="mc-quiet">{line.basis}</span></td>
          <td>{say(CORRECTION_STATES[line.state])}</td>
          <td>{countOf(line)}</td>
          <td>
            <Button
              variant="default" aria-expanded={line.id === open}
              aria-label={say(CORRECTION.deedOf, { deed: deedOf(line), what: whatOf(line) })}
              onClick={() => onOpen(line.id)}
            >{deedOf(line)}</Button>
          </td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

/** What waits for whoever looks, by its own name. */
function deedOf({ state, canApprove, isOwn }: CorrectionLine): string {
  if (canApprove) return say(CORRECTION.decide)
  return say(isOwn && (state === 'counting' || state === 'to-decide') ? CORRECTION.withdraw : CORRECTION.show)
}

function countOf({ state, found, moved }: CorrectionLine): string {
  return state === 'moving' || state === 'done'
    ? say(CORRECTION.movedOf, { moved, found }) : say(CORRECTION.foundOf, { found })
}
