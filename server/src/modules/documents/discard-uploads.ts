import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { recordEvent } from '../audit/public.ts'
import { deleteUnusedUploads, findOwnUploads, holdFiles, namelessAmong } from './store/document-store.ts'
import { forgetCopies } from './store/stored-copies.ts'

export interface DiscardedUploads {
  readonly count: number
  /** Hashes of files that nothing names any more; their bytes are for `removeNamelessFiles`, after the commit. */
  readonly files: readonly string[]
}

/**
 * Forgets those of these uploads, by their numbers inside, that never became a paper (NĐ 13/2023 Đ.3: no longer than it
 * serves). One that somebody hands in at this moment stays. Leaves `upload.discarded`, one for all, if there were any.
 */
export async function discardUploads(ctx: Ctx, ids: readonly bigint[]): Promise<Result<DiscardedUploads, never>> {
  const gone = await deleteUnusedUploads(ctx.tx, ids)
  const [first] = ids
  if (gone.count > 0 && first !== undefined) {
    await recordEvent(ctx, {
      type: 'upload.discarded', subjectKind: 'upload', subjectId: first, data: { count: gone.count },
    })
  }
  return ok(gone)
}

/** The same of uploads of the actor, by their public ids, as soon as they serve nothing: what is another's stays. */
export async function discardOwnUploads(
  ctx: Ctx, uploads: readonly string[],
): Promise<Result<DiscardedUploads, never>> {
  if (uploads.length === 0) return ok({ count: 0, files: [] })
  return discardUploads(ctx, await findOwnUploads(ctx.tx, ctx.actorId, uploads))
}

/**
 * Takes the bytes of these files off the disk, in both stores, unless a row names them again, or they came after
 * `before` (machine time): their row may be on its way. One after the other and in no transaction: nobody waits for a
 * store. Answers how many. What a crash leaves between the rows and this lies there named by nobody.
 */
export async function removeNamelessFiles(
  db: Db, storage: Storage, files: readonly string[], before: Date,
): Promise<number> {
  if (files.length === 0) return 0
  const nameless = await db.transaction().execute(async (tx) => {
    await holdFiles(tx, 'alone') // whoever names one of them now has finished
    return namelessAmong(tx, files)
  })
  const gone: string[] = []
  for (const sha256 of nameless) if (await storage.remove(sha256, before)) gone.push(sha256)
  await forgetFiles(db, gone)
  return gone.length
}

/** Watches the copies of files no more that were taken away, unless a row names them again. */
export async function forgetFiles(db: Db, files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  await db.transaction().execute(async (tx) => {
    await holdFiles(tx, 'alone') // whoever names one of them now has finished, or begins when it is unwatched
    await forgetCopies(tx, files)
  })
}
