import type { Ctx, Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import {
  claimNamed, claimToRemove, destroyNamed, isDestroyed, markDestroyed, setRemoved,
} from './store/destroyed-bodies.ts'
import { listEarlierScans } from './store/scan-versions.ts'
import { holdFiles } from './store/document-store.ts'

export interface DestroyPapers {
  /** By their numbers inside; one that stands in somebody's Kho is theirs, and stays. */
  readonly paperIds: readonly bigint[]
  /** Packages and files of the office, of which nothing else is a part. */
  readonly files: readonly string[]
}

/**
 * Destroys papers and packages: nobody is shown them any more, and the bytes that no other paper, no upload and nothing
 * made of these has are taken off both stores by a job (`removeDestroyed`); it looks again at what an upload has yet,
 * until that is forgotten (`destroyNamedBodies`). What the rows say stays, as the record of it. Part of the deed that
 * decides it, whose event tells of it. Answers how many bodies go.
 */
export async function destroyPapers(ctx: Ctx, { paperIds, files }: DestroyPapers): Promise<number> {
  await holdFiles(ctx.tx, 'alone')
  // With what they took the place of: it stands in no dossier any more.
  const earlier = await listEarlierScans(ctx.tx, paperIds)
  return markDestroyed(ctx.tx, [...paperIds, ...earlier.map(({ id }) => id)], files, ctx.now)
}

/** Milliseconds after which a body that something named is looked at again, and one that could not be taken away. */
const [LOOKED_AGAIN, TRIED_AGAIN] = [86_400_000, 600_000]

interface Round {
  /** Machine time. */
  readonly at: Date
  readonly limit: number
}

/**
 * Destroys bodies of destroyed papers that something named until now: an upload that was forgotten meanwhile. `at` is
 * kept as when they were. Answers how many it looked at.
 */
export async function destroyNamedBodies(db: Db, { at, limit }: Round): Promise<number> {
  const due = await claimNamed(db, at, new Date(at.getTime() + LOOKED_AGAIN), limit)
  if (due.length === 0) return 0
  await db.transaction().execute(async (tx) => {
    await holdFiles(tx, 'alone')
    await destroyNamed(tx, due, at)
  })
  return due.length
}

/**
 * Takes bodies that were destroyed off the disk, in both stores, one after the other and in no transaction: nobody
 * waits for a store. One that somebody brought again since `before` (machine time) stays until its row is there, or it
 * is older: the row may be on its way. Answers how many are gone.
 */
export async function removeDestroyed(
  db: Db, storage: Pick<Storage, 'remove' | 'has'>, { before, at, limit }: Round & { readonly before: Date },
): Promise<number> {
  let gone = 0
  for (const sha256 of await claimToRemove(db, at, new Date(at.getTime() + TRIED_AGAIN), limit)) {
    if (!await isDestroyed(db, sha256)) continue // brought again since it was claimed
    if (!await storage.remove(sha256, before) && await storage.has(sha256)) continue
    await setRemoved(db, sha256, at)
    gone += 1
  }
  return gone
}
