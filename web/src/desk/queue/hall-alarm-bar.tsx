import { Link, useLocation } from '@tanstack/react-router'
import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useHallAlarms } from './hall-data.ts'
import { HALL_ALARM } from './hall-alarm-texts.ts'

/**
 * On every screen of whoever runs halls, but that of the halls: in which of them people will wait longer than the
 * target. Nothing while all is well.
 */
export function HallAlarmBar() {
  const isAtHalls = useLocation({ select: ({ pathname }) => pathname === '/sanh-cho' })
  const { data } = useHallAlarms()
  const items = data?.items ?? []
  return (
    <div role="status">
      {!isAtHalls && items.length > 0 && (
        <section className="mc-queue-bar mc-hall-alarm mc-no-print" aria-label={say(HALL_ALARM.label)}>
          {items.map(({ unitId, unitName, name, minutes, raisedAt }) => (
            <span key={unitId}>{say(minutes === null ? HALL_ALARM.closed : HALL_ALARM.late, {
              unit: unitName, service: name, minutes: minutes ?? 0, at: showTime(raisedAt),
            })}</span>
          ))}
          <Link to="/sanh-cho">{say(HALL_ALARM.open)}</Link>
        </section>
      )}
    </div>
  )
}
