import type { DayOfMoney, DifferenceShown } from '@motcua/contracts/reconciliation.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { DifferenceTable } from './difference-table.tsx'
import { useDayOfMoney, useReconciling } from './reconciliation-data.ts'
import { RECONCILIATION } from './reconciliation-texts.ts'
import { type SettleDeed, SettleForm } from './settle-form.tsx'
import { StatementForm } from './statement-form.tsx'

/** A day of money against gateway and statements: read in, reconciled, and what is left settled with a reason. */
export function ReconciliationScreen() {
  useTitle(say(RECONCILIATION.title))
  const today = dayOf(now())
  const [typed, setTyped] = useState(today)
  const [asked, setAsked] = useState<{ difference: DifferenceShown; deed: SettleDeed }>()
  const day = /^\d{4}-\d\d-\d\d$/.test(typed) && typed <= today ? typed : today
  const found = useDayOfMoney(day)
  const reconciling = useReconciling()
  const [first] = found.data?.pages ?? []
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  return (
    <main className="mc-stack">
      <h1>{say(RECONCILIATION.title)}</h1>
      <p>{say(RECONCILIATION.hint)}</p>
      <div className="mc-row">
        <TextInput
          type="date" label={say(RECONCILIATION.day)} value={typed} max={today}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setAsked(undefined)
            reconciling.reset()
          }}
        />
        <Button
          variant="default" loading={reconciling.isPending}
          onClick={() => reconciling.mutate(day, {
            onSuccess: ({ open }) => announce(say(RECONCILIATION.done, { open })),
          })}
        >
          {say(RECONCILIATION.again)}
        </Button>
      </div>
      <FormRefusal error={reconciling.error} />
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError && (
        <ErrorState title={say(RECONCILIATION.failed)} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {first && <Sums sums={first.sums} />}
      {asked && <SettleForm key={`${asked.difference.id} ${asked.deed}`} {...asked} onClose={close} />}
      {first && <h2>{say(RECONCILIATION.differences)}</h2>}
      {first && items.length === 0 && <EmptyState title={say(RECONCILIATION.none)} />}
      {items.length > 0 && (
        <DifferenceTable differences={items} onSettle={(difference, deed) => setAsked({ difference, deed })} />
      )}
      <MoreButton found={found} label={say(RECONCILIATION.more)} />
      {first && first.sections.length > 0 && <StatementForm sections={first.sections} />}
    </main>
  )
}

function Sums({ sums }: Pick<DayOfMoney, 'sums'>) {
  if (!sums) return <p>{say(RECONCILIATION.never)}</p>
  const { at, ours, gateway, statement } = sums
  return (
    <section className="mc-panel">
      <dl className="mc-day-sums">
        <div><dt>{say(RECONCILIATION.ours)}</dt><dd>{showMoney(ours)}</dd></div>
        <div>
          <dt>{say(RECONCILIATION.gateway)}</dt>
          <dd>{gateway === null ? say(RECONCILIATION.noGateway) : showMoney(gateway)}</dd>
        </div>
        <div><dt>{say(RECONCILIATION.statement)}</dt><dd>{showMoney(statement)}</dd></div>
      </dl>
      <p className="mc-quiet">{say(RECONCILIATION.last, { moment: showMoment(at) })}</p>
    </section>
  )
}
