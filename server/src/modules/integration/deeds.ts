import type { RecordedEvent } from '../audit/public.ts'
import type { State } from '../dossiers/public.ts'
import { stateAfter } from './state-after.ts'
import { toldAgainOf } from './tell-again.ts'

/** Something done on a dossier, with the state of it afterwards. */
export interface Deed extends RecordedEvent {
  readonly dossierId: bigint
  readonly state: State
}

/** Those events that say how a dossier stands, and those by which this partner is told of one anew. */
export function deedsAmong(events: readonly RecordedEvent[], partner: string): Deed[] {
  return events.flatMap((event) => {
    const state = toldAgainOf(event, partner) ?? stateAfter(event)
    return event.dossierId === null || !state ? [] : [{ ...event, dossierId: event.dossierId, state }]
  })
}
