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
 * Takes bodies that were destroyed off the disk, in both stores. One that somebody brought again since `before`
 * (machine time) stays until its row is there, or it is older: the row may be on its way. Answers how many are gone.
 */
export async function removeDestroyed(
  db: Db, storage: Pick<Storage, 'remove' | 'has'>,
  { before, at, limit }: { readonly before: Date; readonly at: Date; readonly limit: number },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await holdFiles(tx, 'alone')
    const gone: string[] = []
    for (const sha256 of await listToRemove(tx, limit))
      if (await storage.remove(sha256, before) || !await storage.has(sha256)) gone.push(sha256)
    await setRemoved(tx, gone, at)
    return gone.length
  })
}
