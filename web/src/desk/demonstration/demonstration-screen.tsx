import { Button } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { fromLocalInput, showMoment, toLocalInput } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { MomentField } from '../../ui/moment-field/moment-field.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { DEMONSTRATION } from './demonstration-texts.ts'
import { useMoveClock } from './move-clock.ts'

const HOUR = 3_600_000
const JUMPS = [
  [say(DEMONSTRATION.hour), HOUR], [say(DEMONSTRATION.day), 24 * HOUR], [say(DEMONSTRATION.week), 7 * 24 * HOUR],
] as const

/** Moves the day of the demonstration, so that deadlines, apologies and pauses can be seen without waiting. */
export function DemonstrationScreen() {
  useTitle(say(DEMONSTRATION.title))
  const session = useSession()
  const [at, setAt] = useState(() => toLocalInput(now()))
  const moving = useMoveClock(() => {
    setAt(toLocalInput(now()))
    announce(say(DEMONSTRATION.moved, { moment: showMoment(now()) }))
  })
  if (!session?.isDemonstration)
    return (
      <main>
        <EmptyState title={say(DEMONSTRATION.only)}>
          <p>{say(DEMONSTRATION.realTime)}</p>
        </EmptyState>
      </main>
    )
  const moment = fromLocalInput(at)
  return (
    <main className="mc-receipt">
      <h1>{say(DEMONSTRATION.heading)}</h1>
      <p>
        {say(DEMONSTRATION.now)} <b>{showMoment(now())}</b>. {say(DEMONSTRATION.hint)}
      </p>
      {moving.error && (
        <p role="alert" className="mc-error">
          {moving.error.message}
        </p>
      )}
      <form
        className="mc-row"
        onSubmit={(event) => {
          event.preventDefault()
          if (moment) moving.mutate(moment)
        }}
      >
        <MomentField id="chuyen-den" label={say(DEMONSTRATION.to)} value={at} onChange={setAt} />
        <Button type="submit" disabled={!moment} loading={moving.isPending}>
          {say(DEMONSTRATION.move)}
        </Button>
      </form>
      <div className="mc-row">
        {JUMPS.map(([name, ahead]) => (
          <Button
            key={name}
            variant="default"
            onClick={() => moving.mutate(new Date(now().getTime() + ahead).toISOString())}
          >
            {name}
          </Button>
        ))}
      </div>
    </main>
  )
}
