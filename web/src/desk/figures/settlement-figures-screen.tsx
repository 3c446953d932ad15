import type { SettlementFigures } from '@motcua/contracts/settlement-figures.ts'
import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { BehindFigure } from './behind-figure.tsx'
import { DaysOfFigures, useDays } from './days-of-figures.tsx'
import { BY, type By, type Pressed } from './pressed-figure.ts'
import { SETTLEMENT } from './settlement-figures-texts.ts'
import { SettlementTable } from './settlement-table.tsx'

/** New figures are fetched so often while the screen is open. */
const EVERY = 5_000

/** How dossiers were received and settled in chosen days; each figure opens what it counts and its dossiers. */
export function SettlementFiguresScreen() {
  useTitle(say(SETTLEMENT.title))
  const days = useDays()
  const [by, setBy] = useState<By>('sector')
  const [pressed, setPressed] = useState<Pressed>()
  const { from, until } = days
  const found = useQuery({
    queryKey: ['figures', 'settlement', from, until, by], enabled: days.areWhole, placeholderData: keepPreviousData,
    refetchInterval: EVERY,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/figures/settlement', { query: { from, until, by }, signal })) as SettlementFigures,
  })
  const metric = found.data?.metrics.find(({ id }) => id === pressed?.metric)
  const row = pressed?.of ? found.data?.items.find(({ of }) => of.key === pressed.of?.key)?.values : found.data?.total
  const choose = (one: string) => {
    setBy(BY.find((known) => known === one) ?? 'sector')
    setPressed(undefined)
  }
  return (
    <main className="mc-stack">
      <h1>{say(SETTLEMENT.title)}</h1>
      <p className="mc-quiet">{say(SETTLEMENT.what)}</p>
      <div className="mc-row">
        <DaysOfFigures {...days} />
        <NativeSelect
          label={say(SETTLEMENT.by)} value={by} onChange={(event) => choose(event.currentTarget.value)}
          data={BY.map((one) => ({ value: one, label: say(SETTLEMENT[`by-${one}`]) }))}
        />
      </div>
      {found.isLoading && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(SETTLEMENT.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && found.data.items.length === 0 && <EmptyState title={say(SETTLEMENT.empty)} />}
      {found.data && found.data.items.length > 0 && <>
        <p className="mc-quiet">{say(SETTLEMENT.fresh, { at: showMoment(found.data.freshAt) })}</p>
        <p className="mc-row">
          {say(SETTLEMENT.form)}
          {(['xlsx', 'docx', 'pdf'] as const).map((format) => (
            <a key={format} href={`/api/figures/settlement/report?from=${from}&until=${until}&format=${format}`} download>
              {say(SETTLEMENT.file, { kind: format.toUpperCase() })}
            </a>
          ))}
        </p>
        <SettlementTable figures={found.data} by={by} onPress={setPressed} />
        {pressed && metric && (
          <BehindFigure
            key={`${pressed.metric} ${pressed.of?.key ?? ''}`} metric={metric} of={pressed.of} days={{ from, until }} by={by}
            value={row?.find((one) => one.metric === pressed.metric)} onClose={() => setPressed(undefined)}
          />
        )}
      </>}
    </main>
  )
}
