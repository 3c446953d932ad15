import type { RecordedEvent } from '../../audit/public.ts'
import type { MaintenanceKind } from '../domain/webhook-kinds.ts'
import { envelopeOf } from './envelope.ts'

/**
 * Planned maintenance of this system as outside developers are told of it: no `subject`, since it concerns no
 * dossier; when it begins and ends by plan with the announcement, and which one it was where it is called off or ends
 * early.
 */
export function maintenanceEventOf(event: RecordedEvent, kind: MaintenanceKind, source: string) {
  const { maintenance, startsAt = null, endsAt = null, urgent = false } =
    Object(event.data) as Readonly<Record<string, unknown>>
  const data = { maintenance, ...kind === 'maintenance.announced' && { startsAt, endsAt, urgent } }
  return envelopeOf(event, { kind, source, data })
}
