import type { Ctx, Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { listToRemove, markDestroyed, setRemoved } from './store/destroyed-bodies.ts'
import { holdFiles } from './store/document-store.ts'

export interface DestroyPapers {
  /** By their numbers inside; one that stands in somebody's Kho is theirs, and stays. */
  readonly paperIds: readonly bigint[]
  /** Packages of which nothing else is a part. */
  readonly packages: readonly string[]
}

/**
 * Destroys papers and packages: nobody is shown them any more, and the bytes that no other paper, no upload and nothing
 * made of these has are taken off both stores by a job (`removeDestroyed`). What the rows say stays, as the record of
 * it. Part of the deed that decides it, whose event tells of it. Answers how many bodies go.
 */
export async function destroyPapers(ctx: Ctx, { paperIds, packages }: DestroyPapers): Promise<number> {
  await holdFiles(ctx.tx, 'alone')
  return markDestroyed(ctx.tx, paperIds, packages, ctx.now)
}

/**
 * Takes bodies that were destroyed off the disk, in both stores; one that somebody brought again since then stays.
 * Answers how many were looked at.
 */
export async function removeDestroyed(db: Db, storage: Pick<Storage, 'remove'>, limit: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await holdFiles(tx, 'alone')
    const due = await listToRemove(tx, limit)
    for (const { sha256, destroyedAt } of due) await storage.remove(sha256, destroyedAt)
    await setRemoved(tx, due.map(({ sha256 }) => sha256))
    return due.length
  })
}
