import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useMoving, useResults } from './migration-data.ts'
import { MIGRATION, OUTCOMES } from './migration-texts.ts'
import { wordsOf } from './words-of.ts'

/** What became of each run of a move, and its undoing. */
export function ResultsPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const found = useResults(id)
  const [isAsked, setIsAsked] = useState(false)
  const undoing = useMoving(() => {
    setIsAsked(false)
    announce(say(MIGRATION.undoBegun))
  })
  const migration = found.data?.pages[0]?.migration
  const results = found.data?.pages.flatMap((page) => page.results) ?? []
  const heading = useRef<HTMLHeadingElement>(null)
  const isShown = migration !== undefined
  useEffect(() => heading.current?.focus(), [isShown])
  if (found.isPending) return <SkeletonList rows={3} />
  if (found.isError)
    return <ErrorState title={say(MIGRATION.failed)} error={found.error} onRetry={() => void found.refetch()} />
  if (!migration) return null
  const mayUndo = migration.state === 'moved' || migration.state === 'moving'
  return (
    <section className="mc-panel mc-stack" aria-labelledby="ket-qua">
      <h2 id="ket-qua" ref={heading} tabIndex={-1}>{say(MIGRATION.resultsTitle, { process: migration.name })}</h2>
      {results.length === 0 && <p>{say(MIGRATION.resultsEmpty)}</p>}
      {results.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(MIGRATION.dossier)}</th><th scope="col">{say(MIGRATION.outcome)}</th>
            <th scope="col">{say(MIGRATION.why)}</th>
          </tr></thead>
          <tbody>{results.map(({ run, dossierNumber, outcome, faults }) => (
            <tr key={run}>
              <td className="mc-number">{dossierNumber ?? run}</td><td>{say(OUTCOMES[outcome])}</td>
              <td>{faults.map((one) => one.nodeName === '' ? wordsOf(one) : `${one.nodeName}: ${wordsOf(one)}`).join('; ')}</td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(MIGRATION.showMore)} />
      <FormRefusal error={undoing.error} />
      {isAsked
        ? <ConfirmPanel
          title={say(MIGRATION.undo)} confirmLabel={say(MIGRATION.undo)} isBusy={undoing.isPending}
          onCancel={() => setIsAsked(false)}
          onConfirm={() => undoing.mutate({ path: `/api/process-migrations/${id}/undoing`, body: {} })}
        ><p>{say(MIGRATION.undoAsk)}</p></ConfirmPanel>
        : <div className="mc-row">
          {mayUndo && <Button variant="default" onClick={() => setIsAsked(true)}>{say(MIGRATION.undo)}</Button>}
          <Button variant="subtle" onClick={onClose}>{say(MIGRATION.close)}</Button>
        </div>}
    </section>
  )
}
