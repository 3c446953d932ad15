import type { PastEvent } from '../audit/public.ts'
import { punctualityOf } from './domain/punctuality.ts'
import type { NewDossier } from './store/dossier-store.ts'

/** A supplement that was asked for, the answer and the day promised with it; both null while it is waited for. */
export interface PastSupplement {
  readonly component: string
  readonly askedAt: Date
  readonly answeredAt: Date | null
  readonly dueAt: Date | null
}

/** An invented dossier as it stands today; the number comes here, the rest from whoever invents it. */
export interface SeedDossier extends Omit<NewDossier, 'trackingToken' | 'likeness' | 'supplements' | 'extensions'> {
  /** Code of the agency whose number it takes. */
  readonly agencyCode: string
  /** How it came to stand so. */
  readonly past: {
    readonly firstDueAt: Date | null
    readonly supplements: readonly PastSupplement[]
    /** After all supplements; `days` in the unit of its term. */
    readonly extension: { readonly at: Date; readonly days: number; readonly dueAt: Date } | undefined
  }
}

/** How a dossier ends without a result, and by which event. */
const ENDS: Readonly<Partial<Record<NewDossier['state'], string>>> = {
  'declined': 'dossier.refused', 'withdrawn': 'dossier.withdrawn', 'stopped': 'dossier.stopped',
  'unsettled': 'dossier.return-told',
}

/** What happened to an invented dossier, as far as the law takes notice: the events that deeds would have left. */
export function pastOf(dossier: SeedDossier, number: string): PastEvent[] {
  const { channel, state, dueAt = null, receivesAtId: section, competentUnitId: unit } = dossier
  const { lateBySupplementAt = null, past: { firstDueAt, supplements, extension } } = dossier
  const then = (
    type: string, happenedAt: Date | null | undefined, unitId: bigint, data: PastEvent['data'],
  ): PastEvent[] => happenedAt ? [{
    type, dossierId: dossier.id, happenedAt, unitId, data: { dossier: dossier.publicId, number, ...data },
  }] : []
  const end = ENDS[state]
  return [
    ...channel === 'online' ? then('dossier.submitted', dossier.submittedAt, section, { channel, state: 'submitted' }) : [],
    ...firstDueAt ? then('dossier.accepted', dossier.receivedAt, section, {
      channel, state: 'received', dueAt: firstDueAt.toISOString(),
    }) : [],
    ...supplements.flatMap((one, nth) => [
      ...then('dossier.supplement-asked', one.askedAt, unit, {
        items: 1, nth: nth + 1, isLate: nth > 0, state: 'awaiting-supplement',
      }),
      ...one.dueAt ? then('dossier.supplemented', one.answeredAt, section, {
        state: 'in-progress', dueAt: one.dueAt.toISOString(),
      }) : [],
    ]),
    ...extension ? then('dossier.extended', extension.at, unit, {
      days: extension.days, dueAt: extension.dueAt.toISOString(), state: 'in-progress',
    }) : [],
    ...dossier.issuedAt ? then('dossier.issued', dossier.issuedAt, unit, {
      state: 'settled', punctuality: punctualityOf({ dueAt, lateBySupplementAt }, dossier.issuedAt),
    }) : [],
    ...then('dossier.returned', dossier.deliveredAt, section, { state: 'returned' }),
    ...end === undefined ? [] : then(end, dossier.closedAt, section, { state }),
  ]
}
