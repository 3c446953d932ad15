import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { RoleTable, RuleTable } from './passed-lists.tsx'
import { PresumptionTable } from './presumption-table.tsx'
import { useSuccessions } from './succession-data.ts'
import { SUCCESSION } from './succession-texts.ts'

/** What a change of units did by rules for what is not known, to be looked through; of dossiers no person. */
export function SuccessionScreen() {
  useTitle(say(SUCCESSION.title))
  const found = useSuccessions()
  const [chosen, setChosen] = useState<string>()
  const items = found.data?.items ?? []
  const plan = items.find(({ id }) => id === chosen) ?? items[0]
  return (
    <main className="mc-stack">
      <h1>{say(SUCCESSION.title)}</h1>
      <p className="mc-quiet">{say(SUCCESSION.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(SUCCESSION.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <EmptyState title={say(SUCCESSION.empty)} />}
      {found.data && plan && (
        <>
          <NativeSelect
            label={say(SUCCESSION.plan)} value={plan.id} onChange={(event) => setChosen(event.currentTarget.value)}
            data={items.map(({ id, title, effective }) => ({
              value: id,
              label: say(SUCCESSION.planLine, { day: showDay(new Date(`${effective}T00:00:00+07:00`)), title }),
            }))}
          />
          {!plan.isDone && <p role="status">{say(SUCCESSION.running)}</p>}
          <PresumptionTable key={plan.id} plan={plan} places={found.data} />
          <RuleTable plan={plan.id} />
          <RoleTable plan={plan.id} count={plan.roles} />
        </>
      )}
    </main>
  )
}
