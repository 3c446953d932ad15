import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useAnnounced } from './maintenance-data.ts'
import { MAINTENANCE } from './maintenance-texts.ts'

/** On every screen: the maintenance that lasts or comes next. */
export function MaintenanceBar() {
  const next = useAnnounced().data?.items[0]
  if (!next) return null
  const { startsAt, endsAt, effect, state } = next
  const until = showMoment(endsAt)
  return (
    <p className="mc-stand-in mc-no-print" data-active={state === 'lasting'} role="status">
      {state === 'lasting' ? say(MAINTENANCE.barLasting, { until, effect })
        : say(MAINTENANCE.barComing, { from: showMoment(startsAt), until, effect })}
    </p>
  )
}
