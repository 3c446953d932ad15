import { type MakingRooms, drawNextPictures } from '../modules/documents/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Poller } from './pollers.ts'

/** Draws what is shown only as pictures, one file after the other: somebody may be waiting to see it. */
export function drawingPoller(rooms: MakingRooms & { readonly clock: Clock }): Poller {
  return { name: 'draw-pictures', everySeconds: 2, run: () => drawNextPictures(rooms, rooms.clock.now()) }
}
