import type { RecordedEvent } from '../audit/public.ts'
import type { State } from '../dossiers/public.ts'

/** The first events of a dossier, which carry no state: what it is after them. */
export const FIRST_STATES: Readonly<Record<string, State>> = { 'dossier.submitted': 'submitted', 'dossier.accepted': 'received' }

/** How a dossier stands after an event; undefined where that says nothing of its state. */
export function stateAfter({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): State | undefined {
  if (!type.startsWith('dossier.')) return undefined
  const { state } = Object(data) as { readonly state?: State }
  return state ?? FIRST_STATES[type]
}
