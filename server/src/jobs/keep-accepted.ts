import { type KeepRooms, keepAccepted } from '../modules/reuse/public.ts'
import type { EventHandler } from './on-event.ts'

/**
 * Lets the papers of a dossier into the Kho when it has its result, and once more when that is returned: a paper that
 * came with the result in between is there then, too.
 */
export function keepHandler(rooms: KeepRooms): EventHandler {
  return {
    name: 'keep-accepted',
    hears: ['dossier.issued', 'dossier.returned'],
    async handle(ctx, { dossierId }) {
      if (dossierId !== null) await keepAccepted(ctx, rooms, dossierId)
    },
  }
}
