import { NativeSelect } from '@mantine/core'
import type { RegisteredFigure } from '@motcua/contracts/figure-registry.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { DaysOfFigures, useDays } from '../figures/days-of-figures.tsx'
import { useTitle } from '../shell/use-title.ts'
import { OneFigure, nameOf } from './one-figure.tsx'
import { amountWords, registrySearch, useRegistry, valueWords } from './registry-data.ts'
import { REGISTRY } from './registry-texts.ts'

/** All figures in chosen days, of all units that one sees or of one; each opens what it counts and its dossiers. */
export function RegistryScreen() {
  useTitle(say(REGISTRY.title))
  const days = useDays()
  const { figure: opened } = registrySearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const [unit, setUnit] = useState<string>()
  const asked = { from: days.from, until: days.until, unit }
  const found = useRegistry(asked, days.areWhole)
  const figure = found.data?.figures.find(({ id }) => id === opened)
  const open = (id: string | undefined) =>
    void navigate({ to: '/danh-muc-so-lieu', search: id === undefined ? {} : { figure: id } })
  return (
    <main className="mc-stack">
      <h1>{say(REGISTRY.title)}</h1>
      <p className="mc-quiet">{say(REGISTRY.what)}</p>
      <div className="mc-row">
        <DaysOfFigures {...days} />
        <NativeSelect
          label={say(REGISTRY.unit)} value={unit ?? ''}
          onChange={(event) => setUnit(event.currentTarget.value || undefined)}
          data={[
            { value: '', label: say(REGISTRY.allUnits) },
            ...(found.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      {found.isLoading && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(REGISTRY.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <>
        <p className="mc-quiet" role="status">{say(REGISTRY.fresh, { at: showMoment(found.data.freshAt) })}</p>
        {figure && <OneFigure key={figure.id} figure={figure} asked={asked} onClose={() => open(undefined)} />}
        <FigureTable figures={found.data.figures} onOpen={open} />
      </>}
    </main>
  )
}

function FigureTable({ figures, onOpen }: { figures: readonly RegisteredFigure[]; onOpen: (id: string) => void }) {
  return (
    <div className="mc-table-wrap">
      <table className="mc-table">
        <thead>
          <tr>
            {(['figure', 'value', 'counted', 'of', 'law'] as const).map((one) => (
              <th key={one} scope="col">{say(REGISTRY[one])}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">
                <button type="button" className="mc-link-button" onClick={() => onOpen(figure.id)}>{nameOf(figure)}</button>
              </th>
              <td className="mc-number">{valueWords(figure)}</td>
              <td className="mc-number">{figure.isHidden ? '' : amountWords(figure.numerator)}</td>
              <td className="mc-number">
                {figure.isHidden || figure.denominator === null ? '' : amountWords(figure.denominator)}
              </td>
              <td>{figure.law}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
