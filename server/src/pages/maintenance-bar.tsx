import { showMoment } from './in-words.ts'
import { MAINTENANCE } from './maintenance-texts.ts'
import type { Visit } from './visit.ts'

/** Planned maintenance that lasts or comes next, on every page from its announcement on (R23). */
export function MaintenanceBar({ visit }: { visit: Visit }) {
  const { rooms: { maintenance }, say } = visit
  const [next] = maintenance.announced()
  if (!next) return null
  const isLasting = maintenance.lasting() !== undefined
  return (
    <p className="maintenance" role={isLasting ? 'status' : undefined}>
      <strong>{whenOf(visit, next, isLasting)}</strong>
      {' '}<a href="/bao-tri">{say(MAINTENANCE.more)}</a>
    </p>
  )
}

/** `Đang bảo trì đến …`, or `Sẽ bảo trì từ … đến …`. */
export function whenOf(
  { say, language }: Visit, { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  isLasting: boolean,
): string {
  const until = showMoment(endsAt, language)
  return isLasting ? say(MAINTENANCE.lasting, { until })
    : say(MAINTENANCE.coming, { from: showMoment(startsAt, language), until })
}
