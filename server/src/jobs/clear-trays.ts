import { bodyHashOf } from '../modules/audit/public.ts'
import { type TrayRetention, clearTrays } from '../modules/documents/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { Storage } from '../platform/storage.ts'
import { removeForgotten } from './discard-uploads.ts'
import { PROGRAM } from './on-event.ts'

/** So many a transaction: whoever uploads something waits for it. */
const BATCH = 200

/**
 * Clears trays of what no dossier took, batch by batch, each in a transaction of its own (`clearTrays`); then takes the
 * bytes off the disk that nothing names. Bytes brought again since `filesBefore` (machine time) stay.
 */
export async function clearOldTrays(
  rooms: Backing & { readonly storage: Storage }, { days, filesBefore }: { days: TrayRetention; filesBefore: Date },
  limit = BATCH,
): Promise<void> {
  for (let most = limit; most >= limit;) {
    const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('clear-trays') }
    const done = await inTransaction(
      rooms, sender, (ctx) => clearTrays(ctx, { days, limit }),
      (cleared) => ({ status: 200, body: { most: cleared.most, files: cleared.files } }),
    )
    if (!done.ok) throw new Error(done.refusal.code)
    await removeForgotten(rooms, done.value.body.files, filesBefore)
    most = done.value.body.most
  }
}
