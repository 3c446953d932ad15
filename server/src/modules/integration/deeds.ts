import type { RecordedEvent } from '../audit/public.ts'
import type { State } from '../dossiers/public.ts'
import { stateAfter } from './state-after.ts'

/** Something done on a dossier, with the state of it afterwards. */
export interface Deed extends RecordedEvent {
  readonly dossierId: bigint
  readonly state: State
}

/** Those events that say how a dossier stands. */
export function deedsAmong(events: readonly RecordedEvent[]): Deed[] {
  return events.flatMap((event) => {
    const state = stateAfter(event)
    return event.dossierId === null || !state ? [] : [{ ...event, dossierId: event.dossierId, state }]
  })
}
