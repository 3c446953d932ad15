import { type RecordedEvent, derivedRequestId } from '../../audit/public.ts'
import type { MaintenanceKind } from '../domain/webhook-kinds.ts'

/**
 * Planned maintenance of this system as outside developers are told of it, in the envelope of CloudEvents 1.0 as all
 * are: no `subject`, since it concerns no dossier; when it begins and ends by plan with the announcement, and which
 * one it was where it is called off or ends early.
 */
export function maintenanceEventOf(
  { era, id, happenedAt, data }: RecordedEvent, kind: MaintenanceKind, source: string,
) {
  const { maintenance, startsAt = null, endsAt = null, urgent = false } =
    Object(data) as Readonly<Record<string, unknown>>
  return {
    specversion: '1.0', id: derivedRequestId('cloud-event', era, id), source, type: `motcua.${kind}`,
    time: happenedAt.toISOString(), datacontenttype: 'application/json',
    data: { maintenance, ...kind === 'maintenance.announced' && { startsAt, endsAt, urgent } },
  }
}
