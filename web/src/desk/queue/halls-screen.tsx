import type { SeatBody } from '@motcua/contracts/queue.ts'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showTime } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { useClosingCounter, useHalls } from './hall-data.ts'
import { HallClosing } from './hall-closing.tsx'
import { HallDay } from './hall-day.tsx'
import { HallRuleOf } from './hall-rule.tsx'
import { HallNow } from './hall-now.tsx'
import { HALL_NOW } from './hall-texts.ts'

/** The halls that one runs: who waits now, which counters are open, and how long people waited on a day. */
export function HallsScreen() {
  useTitle(say(HALL_NOW.title))
  const today = dayOf(now())
  const [typed, setTyped] = useState(today)
  const day = /^\d{4}-\d\d-\d\d$/.test(typed) ? typed : today
  const found = useHalls(day)
  const closing = useClosingCounter()
  const [asked, setAsked] = useState<SeatBody & { readonly name: string }>()
  const end = () => {
    setAsked(undefined)
    focusContent()
  }
  const close = ({ unitId, counter }: SeatBody) => closing.mutate({ unitId, counter }, {
    onSuccess: () => announce(say(HALL_NOW.isClosed, { counter })), onSettled: end,
  })
  return (
    <main className="mc-stack">
      <h1>{say(HALL_NOW.title)}</h1>
      <p className="mc-quiet">{say(HALL_NOW.intro)}</p>
      <TextInput
        type="date" className="mc-hall-day" label={say(HALL_NOW.day)} value={typed} max={today}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(HALL_NOW.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {closing.error && <ErrorState title={say(HALL_NOW.notClosed)} error={closing.error} />}
      {asked && (
        <ConfirmPanel
          key={`${asked.unitId} ${String(asked.counter)}`} confirmLabel={say(HALL_NOW.close)}
          title={say(HALL_NOW.closeTitle, { counter: asked.counter, name: asked.name })}
          isBusy={closing.isPending} onConfirm={() => close(asked)} onCancel={end}
        ><p>{say(HALL_NOW.closeHint)}</p></ConfirmPanel>
      )}
      {found.data?.halls.length === 0 && <EmptyState title={say(HALL_NOW.nowhere)} />}
      {found.data?.halls.map((hall) => (
        <section key={hall.unitId} className="mc-stack" aria-label={hall.unitName}>
          <h2>{hall.unitName}</h2>
          {hall.alarm && (
            <p role="status"><StateChip
              text={say(HALL_NOW.alarm, { at: showTime(hall.alarm.raisedAt) })} tone="late" icon="!"
            /></p>
          )}
          <HallNow
            {...hall.now} targetMinutes={found.data.targetMinutes}
            onClose={(counter, name) => setAsked({ unitId: hall.unitId, counter, name })}
          />
          {day === today && <HallClosing {...hall} />}
          {day === today && <HallRuleOf unitId={hall.unitId} />}
          <HallDay {...hall} day={found.data.day} targetMinutes={found.data.targetMinutes} />
        </section>
      ))}
    </main>
  )
}
