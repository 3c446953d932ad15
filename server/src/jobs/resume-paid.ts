import { type DossierRooms, resumePaid } from '../modules/dossiers/public.ts'
import type { EventHandler } from './on-event.ts'

/** Lets a dossier go on whose financial duty was paid, at the counter or online (R9). */
export function paidHandler(rooms: Pick<DossierRooms, 'catalogue' | 'directory'>): EventHandler {
  return {
    name: 'resume-paid',
    hears: ['charge.paid'],
    async handle(ctx, { dossierId, data }) {
      const { charge, payment } = data as { readonly charge?: unknown; readonly payment?: unknown }
      if (dossierId === null || typeof charge !== 'string' || typeof payment !== 'string') return
      await resumePaid(ctx, rooms, { dossierId, charge, payment })
    },
  }
}
