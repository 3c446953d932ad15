import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useAppointments } from './appointment-data.ts'
import { EXPECTED } from './appointment-texts.ts'
import { Appointments } from './appointment-table.tsx'
import { BookFor } from './book-for.tsx'
import { CrowdedSlots } from './crowded-slots.tsx'

/** Who is expected on a day at a section and who came; booked, moved and cancelled there for whoever calls. */
export function AppointmentsScreen() {
  useTitle(say(EXPECTED.title))
  const today = dayOf(now())
  const [typed, setTyped] = useState(today)
  const [section, setSection] = useState<string>()
  const [bookedAt, setBookedAt] = useState<string>()
  const day = /^\d{4}-\d\d-\d\d$/.test(typed) ? typed : today
  const found = useAppointments(day, section)
  const [first] = found.data?.pages ?? []
  // The form outlives the list of another day on its way, with all that was typed.
  if (first?.unitId && first.unitId !== bookedAt) setBookedAt(first.unitId)
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <h1>{say(EXPECTED.title)}</h1>
      <p className="mc-quiet">{say(EXPECTED.intro)}</p>
      <div className="mc-row">
        <TextInput
          type="date" className="mc-hall-day" label={say(EXPECTED.day)} value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {first && first.places.length > 1 && (
          <NativeSelect
            label={say(EXPECTED.section)} value={first.unitId ?? ''}
            data={first.places.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))}
            onChange={(event) => {
              setSection(event.currentTarget.value)
              setBookedAt(undefined)
            }}
          />
        )}
      </div>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(EXPECTED.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {first && <CrowdedSlots slots={first.crowded} />}
      {first?.unitId === null && <EmptyState title={say(EXPECTED.nowhere)} />}
      {first && first.unitId !== null && rows.length === 0
        && <EmptyState title={say(EXPECTED.none, { day: showDay(first.day) })} />}
      {rows.length > 0 && first?.unitId && (
        <Appointments key={first.unitId} rows={rows} section={first.unitId} day={day} />
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say(EXPECTED.more)}
        </Button>
      )}
      {bookedAt && (
        <div hidden={day < today || first?.unitId === null}>
          <BookFor key={bookedAt} section={bookedAt} day={day} />
        </div>
      )}
    </main>
  )
}
