import { type PackingRooms, claimPackage, keepPacked, packDossier } from '../modules/dossiers/public.ts'
import type { Backing } from '../platform/db.ts'
import { openSignatureReader } from '../platform/signing/signature-reader.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

/** Milliseconds that making one may take before another worker takes it up. */
const LEASE = 1_800_000

/** Makes packages of dossiers that were closed into the archive, one after the other. */
export function packingPoller(rooms: Omit<PackingRooms, 'signatures'> & Backing): Poller {
  const signatures = openSignatureReader()
  return { name: 'pack-dossiers', everySeconds: 5, run: () => packNext({ ...rooms, signatures }) }
}

/** Makes the next one; true if there may be more. What fails is taken up again when its lease is over. */
export async function packNext(rooms: PackingRooms & Backing): Promise<boolean> {
  const now = rooms.clock.now()
  const due = await claimPackage(rooms.db, now, new Date(now.getTime() + LEASE))
  if (!due) return false
  const packed = await packDossier(rooms, due)
  await runOnce(rooms, 'pack-dossiers', (ctx) => keepPacked(ctx, due, packed))
  return true
}
