import type { HandOverFigures } from '@motcua/contracts/hand-overs.ts'
import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { DefinedBy } from '../registry/defined-by.tsx'
import { useTitle } from '../shell/use-title.ts'
import { DaysOfFigures, useDays } from './days-of-figures.tsx'
import { HAND_OVER_FIGURES } from './hand-over-figures-texts.ts'
import { percent } from './percent.ts'

/** Share of dossiers whose every hand-over was electronic, of chosen days and agency, against the target. */
export function HandOverFiguresScreen() {
  useTitle(say(HAND_OVER_FIGURES.title))
  const days = useDays()
  const [unit, setUnit] = useState('')
  const { from, until } = days
  const found = useQuery({
    queryKey: ['figures', 'hand-overs', from, until, unit], enabled: days.areWhole, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await call('GET', '/api/figures/hand-overs', {
      query: { from, until, ...unit !== '' && { unit } }, signal,
    })) as HandOverFigures,
  })
  const units = found.data?.units ?? []
  return (
    <main className="mc-stack">
      <h1>{say(HAND_OVER_FIGURES.title)}</h1>
      <p className="mc-quiet">{say(HAND_OVER_FIGURES.what)} {say(HAND_OVER_FIGURES.reach)}</p>
      <DefinedBy figures={['luan-chuyen-dien-tu']} />
      <div className="mc-row">
        <DaysOfFigures {...days} />
        <NativeSelect
          label={say(HAND_OVER_FIGURES.unit)} value={unit} onChange={(event) => setUnit(event.currentTarget.value)}
          data={[
            { value: '', label: say(HAND_OVER_FIGURES.allUnits) },
            ...units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      {found.isLoading && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState
          title={say(HAND_OVER_FIGURES.failed)} error={found.error} onRetry={() => void found.refetch()}
        />}
      {found.data?.dossiers === 0 && (
        <EmptyState title={say(HAND_OVER_FIGURES.empty)}><p>{say(HAND_OVER_FIGURES.emptyHint)}</p></EmptyState>
      )}
      {found.data && found.data.dossiers > 0 && <Figures {...found.data} />}
    </main>
  )
}

function Figures({ dossiers, electronic, share, target, legs, electronicLegs, items }: HandOverFigures) {
  const isReached = target !== null && (share ?? 0) >= target
  return (
    <>
      <div role="status">
        <p><b>{say(HAND_OVER_FIGURES.whole, { electronic, dossiers, share: percent(share ?? 0) })}</b></p>
        {target !== null && (
          <p>{say(isReached ? HAND_OVER_FIGURES.reached : HAND_OVER_FIGURES.missed, { target: percent(target) })}</p>
        )}
      </div>
      <p className="mc-quiet">{say(HAND_OVER_FIGURES.legs, { electronic: electronicLegs, legs })}</p>
      <section>
        <h2>{say(HAND_OVER_FIGURES.byUnit)}</h2>
        <p className="mc-quiet">{say(HAND_OVER_FIGURES.once)}</p>
        <div className="mc-table-wrap">
          <table className="mc-table">
            <thead><tr>
              <th scope="col">{say(HAND_OVER_FIGURES.unitHead)}</th><th scope="col">{say(HAND_OVER_FIGURES.dossiers)}</th>
              <th scope="col">{say(HAND_OVER_FIGURES.electronic)}</th><th scope="col">{say(HAND_OVER_FIGURES.share)}</th>
            </tr></thead>
            <tbody>{items.map((one) => (
              <tr key={one.unitId}>
                <td>{one.unitName}</td><td className="mc-number">{one.dossiers}</td>
                <td className="mc-number">{one.electronic}</td>
                <td className="mc-number">{percent(one.share ?? 0)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      </section>
    </>
  )
}
