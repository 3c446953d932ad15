import { type DossierRooms, releaseResult } from '../modules/dossiers/public.ts'
import type { EventHandler } from './on-event.ts'

/**
 * Lets a result into the Kho when the money came for which it was held, or is not asked for any more (R18); at its
 * issue, too, since the money may come while it is being issued.
 */
export function releaseHandler(rooms: Pick<DossierRooms, 'directory'>): EventHandler {
  return {
    name: 'release-results',
    hears: ['dossier.issued', 'charge.paid', 'charge.stated', 'charge.cancelled', 'dossier.returned', 'dossier.tax-notice-ended'],
    async handle(ctx, { dossierId }) {
      if (dossierId !== null) await releaseResult(ctx, rooms, dossierId)
    },
  }
}
