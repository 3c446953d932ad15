import { type Sealer, sealNext } from '../modules/audit/public.ts'
import type { Poller } from './pollers.ts'

/** How long an event may lie unsealed while nothing is wrong. */
const EVERY_SECONDS = 10

/** Seals what was written since, and what it changed; nobody who writes waits for it. */
export function sealPoller(sealer: Sealer): Poller {
  return { name: 'seal-events', everySeconds: EVERY_SECONDS, run: () => sealNext(sealer) }
}
