import type { Roster } from '@motcua/contracts/roster.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showDay, showShortDay, showShortMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { CrowdedSlots } from '../queue/crowded-slots.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { DutyForm } from './duty-form.tsx'
import { OwnWeek } from './own-week.tsx'
import { useCopyingWeek, useRoster } from './roster-data.ts'
import { LEFT_OUT, ROSTER } from './roster-texts.ts'
import { dayAfter, mondayOf, spanOfDuty } from './roster-words.ts'
import { type Pressed, WeekGrid } from './week-grid.tsx'

/** Who is on duty at a section, week by week: written by whoever runs it; clerks see when they are on duty. */
export function RosterScreen() {
  useTitle(say(ROSTER.title))
  const permissions = useSession()?.permissions ?? []
  const [monday, setMonday] = useState(() => mondayOf(dayOf(now())))
  const go = (weeks: number) => setMonday(weeks === 0 ? mondayOf(dayOf(now())) : dayAfter(monday, weeks * 7))
  useShortcuts([
    { keys: 'p', name: say(ROSTER.before), run: () => go(-1) },
    { keys: 'n', name: say(ROSTER.after), run: () => go(1) },
  ])
  return (
    <main className="mc-stack">
      <h1>{say(ROSTER.title)}</h1>
      <p className="mc-quiet">{say(ROSTER.intro)}</p>
      <div className="mc-row">
        <Button variant="default" onClick={() => go(-1)}>{say(ROSTER.before)}</Button>
        <Button variant="default" onClick={() => go(0)}>{say(ROSTER.current)}</Button>
        <Button variant="default" onClick={() => go(1)}>{say(ROSTER.after)}</Button>
      </div>
      <p role="status"><b>{say(ROSTER.week, { from: showDay(monday), until: showDay(dayAfter(monday, 6)) })}</b></p>
      {permissions.includes('queue.serve') && <OwnWeek monday={monday} />}
      {permissions.includes('queue.keep') && <SectionWeek key={monday} monday={monday} />}
    </main>
  )
}

/** The week of a section that one runs. */
function SectionWeek({ monday }: { readonly monday: string }) {
  const [unit, setUnit] = useState<string>()
  const [pressed, setPressed] = useState<Pressed>()
  const found = useRoster(unit, monday, true)
  const { place, places = [] } = found.data ?? {}
  const close = () => {
    setPressed(undefined)
    focusContent()
  }
  return (
    <>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(ROSTER.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && !place && <EmptyState title={say(ROSTER.nowhere)} />}
      {places.length > 1 && (
        <NativeSelect
          label={say(ROSTER.section)} value={place?.unitId ?? ''} onChange={(event) => {
            setUnit(event.currentTarget.value)
            setPressed(undefined)
          }} data={places.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))}
        />
      )}
      {place && (
        <section className="mc-stack" aria-label={place.unitName}>
          <h2>{place.unitName}</h2>
          <CrowdedSlots slots={place.crowded} />
          <CopyWeek unitId={place.unitId} monday={monday} />
          {pressed && (
            <DutyForm
              key={`${pressed.person.accountId} ${pressed.day} ${pressed.duty?.id ?? ''}`}
              place={place} pressed={pressed} onClose={close}
            />
          )}
          <WeekGrid {...place} onPress={setPressed} />
          <Ended {...place} />
        </section>
      )}
    </>
  )
}

function CopyWeek({ unitId, monday }: { readonly unitId: string; readonly monday: string }) {
  const [isAsked, setIsAsked] = useState(false)
  const copying = useCopyingWeek()
  const from = dayAfter(monday, -7)
  useShortcuts([{ keys: 'c', name: say(ROSTER.copy), run: () => setIsAsked(true) }])
  const copy = () => copying.mutate({ unitId, from, to: monday }, {
    onSuccess: ({ written, left }) => announce([
      say(ROSTER.copied, { count: written }),
      ...left.length === 0 ? [] : [say(ROSTER.leftOut, {
        list: left.map(({ why, count }) => say(LEFT_OUT[why], { count })).join('; '),
      })],
    ].join(' ')),
    onSettled: () => setIsAsked(false),
  })
  return (
    <>
      {copying.error && <ErrorState title={say(ROSTER.notKept)} error={copying.error} />}
      {isAsked
        ? (
          <ConfirmPanel
            title={say(ROSTER.copyTitle, { from: showShortDay(from), to: showShortDay(monday) })}
            isBusy={copying.isPending} confirmLabel={say(ROSTER.copy)}
            onConfirm={copy} onCancel={() => setIsAsked(false)}
          ><p>{say(ROSTER.copyHint)}</p></ConfirmPanel>
        )
        : <div><Button variant="default" onClick={() => setIsAsked(true)}>{say(ROSTER.copy)}</Button></div>}
    </>
  )
}

/** What stood in the week and does so no more. */
function Ended({ ended }: Pick<NonNullable<Roster['place']>, 'ended'>) {
  if (ended.length === 0) return null
  return (
    <details>
      <summary>{say(ROSTER.history, { count: ended.length })}</summary>
      <ul>{ended.map((one) => (
        <li key={one.id}>{say(ROSTER.ended, {
          name: one.name, day: showDay(one.day), span: spanOfDuty(one), by: one.endedBy,
          at: showShortMoment(one.endedAt),
        })}</li>
      ))}</ul>
    </details>
  )
}
