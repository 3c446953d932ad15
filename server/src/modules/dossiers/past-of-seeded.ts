import type { PastEvent } from '../audit/public.ts'
import { punctualityOf } from './domain/punctuality.ts'
import type { SeedDossier } from './seed-dossiers.ts'

/** How a dossier ends without a result, and by which event. */
const ENDS: Readonly<Partial<Record<SeedDossier['state'], string>>> = {
  'declined': 'dossier.refused', 'withdrawn': 'dossier.withdrawn', 'stopped': 'dossier.stopped',
  'unsettled': 'dossier.return-told',
}

/** What happened to an invented dossier, as far as the law takes notice: the events that deeds would have left. */
export function pastOf(dossier: SeedDossier, number: string): PastEvent[] {
  const { id: dossierId, publicId, channel, state, submittedAt, receivedAt, dueAt, issuedAt, deliveredAt, closedAt } = dossier
  const then = (
    type: string, happenedAt: Date | null, unitId: bigint, data: PastEvent['data'] = {},
  ): PastEvent[] => happenedAt === null ? [] : [{ type, dossierId, happenedAt, unitId, data: { dossier: publicId, number, ...data } }]
  const [section, unit] = [dossier.receivesAtId, dossier.competentUnitId]
  const end = ENDS[state]
  return [
    ...channel === 'online' ? then('dossier.submitted', submittedAt, section, { channel, state: 'submitted' }) : [],
    ...dueAt === null ? [] : then('dossier.accepted', receivedAt, section, { channel, state: 'received', dueAt: dueAt.toISOString() }),
    ...issuedAt === null ? [] : then('dossier.issued', issuedAt, unit, {
      state: 'settled', punctuality: punctualityOf({ dueAt, lateBySupplementAt: null }, issuedAt),
    }),
    ...then('dossier.returned', deliveredAt, section, { state: 'returned' }),
    ...end === undefined ? [] : then(end, closedAt, section, { state }),
  ]
}
