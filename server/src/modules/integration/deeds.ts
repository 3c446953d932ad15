import type { RecordedEvent } from '../audit/public.ts'
import type { State } from '../dossiers/public.ts'

/** Something done on a dossier, with the state of it afterwards. */
export interface Deed extends RecordedEvent {
  readonly dossierId: bigint
  readonly state: State
}

/** The first events of a dossier, which carry no state: what it is after them. */
const FIRST_STATES: Readonly<Record<string, State>> = { 'dossier.submitted': 'submitted', 'dossier.accepted': 'received' }

/** Those events that say how a dossier stands. */
export function deedsAmong(events: readonly RecordedEvent[]): Deed[] {
  return events.flatMap((event) => {
    const state = stateAfter(event)
    return event.dossierId === null || !state ? [] : [{ ...event, dossierId: event.dossierId, state }]
  })
}

function stateAfter({ type, data }: RecordedEvent): State | undefined {
  if (!type.startsWith('dossier.')) return undefined
  const { state } = Object(data) as { readonly state?: State }
  return state ?? FIRST_STATES[type]
}
