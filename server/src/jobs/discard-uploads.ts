import { bodyHashOf } from '../modules/audit/public.ts'
import { contentsOfEntries } from '../modules/catalogue/public.ts'
import {
  deleteOldUnfinished, discardUploads, listUnusedUploads, removeNamelessFiles,
} from '../modules/documents/public.ts'
import { uploadsInDrafts, uploadsInIntakeSheets } from '../modules/dossiers/public.ts'
import { uploadsInMessages } from '../modules/integration/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { Storage } from '../platform/storage.ts'
import { PROGRAM } from './on-event.ts'

/** So many a transaction: whoever uploads something waits for it. */
const BATCH = 200

/**
 * Forgets uploads from before `before` that were never finished, or never became a paper and that neither a draft nor
 * a message names, with the files that nothing names any more. Bytes brought again since `filesBefore` (machine time)
 * stay: their row may be on its way. Answers how many.
 */
export async function discardUnusedUploads(
  rooms: Backing & { readonly storage: Storage }, { before, filesBefore }: { before: Date; filesBefore: Date },
  batch = BATCH,
): Promise<number> {
  while (await deleteOldUnfinished(rooms.db, before, batch) === batch); // their halves go by `Storage.sweep`
  let discarded = 0
  for (let found = await listUnusedUploads(rooms.db, before, batch); ;) {
    const last = found.at(-1)
    if (!last) return discarded
    const ids = found.map(({ publicId }) => publicId)
    const [inDrafts, inSheets, inMessages] = await Promise.all([
      uploadsInDrafts(rooms.db, ids), uploadsInIntakeSheets(rooms.db, ids), uploadsInMessages(rooms.db, ids),
    ])
    const unused = found.filter(({ publicId }) =>
      [inDrafts, inSheets, inMessages].every((named) => !named.has(publicId))).map(({ id }) => id)
    if (unused.length > 0) {
      const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('discard-uploads') }
      const done = await inTransaction(
        rooms, sender, (ctx) => discardUploads(ctx, unused),
        ({ count, files }) => ({ status: 200, body: { count, files } }),
      )
      if (!done.ok) throw new Error(done.refusal.code)
      await removeForgotten(rooms, done.value.body.files, filesBefore)
      discarded += done.value.body.count
    }
    found = await listUnusedUploads(rooms.db, before, batch, last)
  }
}

/** Takes the bytes of forgotten files off the disk, but for what the same picture is in a guide. */
export async function removeForgotten(
  { db, storage }: Pick<Backing, 'db'> & { readonly storage: Storage }, files: readonly string[], filesBefore: Date,
): Promise<void> {
  const inEntries = await contentsOfEntries(db, files)
  await removeNamelessFiles(db, storage, files.filter((hash) => !inEntries.has(hash)), filesBefore)
}
