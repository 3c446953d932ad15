import type { SuccessionList } from '@motcua/contracts/successions.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { CorrectPanel } from './correct-panel.tsx'
import { useListOf, useSettling } from './succession-data.ts'
import { SUCCESSION } from './succession-texts.ts'

export interface PresumptionTableProps {
  readonly plan: SuccessionList['items'][number]
  readonly places: Pick<SuccessionList, 'sections' | 'units'>
}

/** Dossiers of which nobody could say where they belong, each to be confirmed or put elsewhere. */
export function PresumptionTable({ plan, places }: PresumptionTableProps) {
  const found = useListOf(plan.id, 'presumptions')
  const [open, setOpen] = useState<string>()
  const confirming = useSettling(() => undefined)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const corrected = lines.find(({ id }) => id === open)
  return (
    <section className="mc-stack" aria-labelledby="presumed">
      <h2 id="presumed">{say(SUCCESSION.dossiers, { count: plan.presumptions })}</h2>
      <p className="mc-quiet">{say(SUCCESSION.dossiersHint)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(SUCCESSION.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      <FormRefusal error={confirming.error} />
      {found.data && lines.length === 0 && <p>{say(SUCCESSION.noDossiers)}</p>}
      {corrected && <CorrectPanel
        key={corrected.id} line={corrected} places={places} onCancel={() => setOpen(undefined)}
        onDone={() => {
          setOpen(undefined)
          announce(say(SUCCESSION.moved, { number: corrected.dossierNumber }))
        }}
      />}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(SUCCESSION.dossier)}</th><th scope="col">{say(SUCCESSION.procedure)}</th>
            <th scope="col">{say(SUCCESSION.from)}</th><th scope="col">{say(SUCCESSION.now)}</th>
            <th scope="col">{say(SUCCESSION.deeds)}</th>
          </tr></thead>
          <tbody>{lines.map(({ id, version, dossierNumber: number, procedureName, section, unit, ...line }) => (
            <tr key={id}>
              <td className="mc-number">{number}</td>
              <td>{procedureName}</td>
              <td>
                {say(SUCCESSION.receivedAt, { name: line.fromSectionName })}<br />
                {say(SUCCESSION.settledBy, { name: line.fromUnitName })}
              </td>
              <td>
                {say(SUCCESSION.receivedAt, { name: section.name })}<br />
                {say(SUCCESSION.settledBy, { name: unit.name })}
              </td>
              <td><div className="mc-row">
                <Button
                  aria-label={say(SUCCESSION.confirmOf, { number })}
                  loading={confirming.isPending && confirming.variables.id === id}
                  onClick={() => confirming.mutate(
                    { id, body: { version, sectionId: section.id, unitId: unit.id } },
                    { onSuccess: () => announce(say(SUCCESSION.confirmed, { number })) },
                  )}
                >{say(SUCCESSION.confirm)}</Button>
                <Button
                  variant="default" aria-expanded={id === open} aria-label={say(SUCCESSION.correctOf, { number })}
                  onClick={() => setOpen(id)}
                >{say(SUCCESSION.correct)}</Button>
              </div></td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      {found.hasNextPage && <div><MoreButton found={found} label={say(SUCCESSION.more)} /></div>}
    </section>
  )
}
