import type { RecordedEvent } from '../../audit/public.ts'
import { type Deed, deedsAmong } from '../deeds.ts'

/** Something done about a dossier that leaves its state as it is, and of which the portal is told all the same. */
export interface PartChange extends RecordedEvent { readonly dossierId: bigint }

export type Change = (Deed & { readonly is: 'deed' }) | (PartChange & { readonly is: 'part' })

/** A supplement from there that is not taken in stands in the row of its dossier. */
const REFUSED = 'message.refused'
/** Of its fees and of its files, and what its result was held for; what a deed does with them is told with the deed. */
const TYPES: ReadonlySet<string> = new Set([
  'charge.raised', 'charge.stated', 'charge.cancelled', 'charge.paid', 'charge.reopened', 'dossier.papers-scanned',
  'dossier.tax-notice-ended', REFUSED,
])

/** In the order of the events: deeds with the state after them, and what changes fees or files without one. */
export function changesAmong(
  events: readonly RecordedEvent[], partner: string,
): Change[] {
  const deeds = deedsAmong(events, partner)
  const byId = new Map(deeds.map((deed) => [deed.id, deed]))
  const moments = new Set(deeds.map(({ dossierId, happenedAt }) => `${dossierId} ${happenedAt.getTime()}`))
  const passed = new Set<string>()
  return events.flatMap((event): Change[] => {
    const deed = byId.get(event.id)
    if (event.type === REFUSED && !isSupplementFrom(partner, event)) return []
    if (deed) return [{ ...deed, is: 'deed' }]
    const { dossierId, happenedAt, type } = event
    // What was done in one request is told once.
    const moment = `${String(dossierId)} ${happenedAt.getTime()}`
    if (dossierId === null || !TYPES.has(type) || moments.has(moment) || passed.has(moment)) return []
    passed.add(moment)
    return [{ ...event, dossierId, is: 'part' }]
  })
}

function isSupplementFrom(partner: string, { data }: RecordedEvent): boolean {
  const said = Object(data) as { readonly partner?: string; readonly kind?: string }
  return said.partner === partner && said.kind === 'supplement'
}
