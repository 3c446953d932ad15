import type { PastEvent } from '../audit/public.ts'
import { punctualityOf } from './domain/punctuality.ts'
import type { NewDossier } from './store/dossier-store.ts'

/** How a dossier ends without a result, and by which event. */
const ENDS: Readonly<Partial<Record<NewDossier['state'], string>>> = {
  'declined': 'dossier.refused', 'withdrawn': 'dossier.withdrawn', 'stopped': 'dossier.stopped',
  'unsettled': 'dossier.return-told',
}

/** What happened to an invented dossier, as far as the law takes notice: the events that deeds would have left. */
export function pastOf(dossier: Omit<NewDossier, 'trackingToken' | 'likeness'>, number: string): PastEvent[] {
  const { channel, state, dueAt = null, receivesAtId: section, competentUnitId: unit } = dossier
  const then = (
    type: string, happenedAt: Date | null | undefined, unitId: bigint, data: PastEvent['data'],
  ): PastEvent[] => happenedAt ? [{
    type, dossierId: dossier.id, happenedAt, unitId, data: { dossier: dossier.publicId, number, ...data },
  }] : []
  const end = ENDS[state]
  return [
    ...channel === 'online' ? then('dossier.submitted', dossier.submittedAt, section, { channel, state: 'submitted' }) : [],
    ...dueAt ? then('dossier.accepted', dossier.receivedAt, section, {
      channel, state: 'received', dueAt: dueAt.toISOString(),
    }) : [],
    ...dossier.issuedAt ? then('dossier.issued', dossier.issuedAt, unit, {
      state: 'settled', punctuality: punctualityOf({ dueAt, lateBySupplementAt: null }, dossier.issuedAt),
    }) : [],
    ...then('dossier.returned', dossier.deliveredAt, section, { state: 'returned' }),
    ...end === undefined ? [] : then(end, dossier.closedAt, section, { state }),
  ]
}
