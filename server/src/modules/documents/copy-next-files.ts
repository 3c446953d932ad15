import { rm } from 'node:fs/promises'
import type { Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { CopyFaulty } from '../../platform/store/copy.ts'
import { lockToCopy, setCopied } from './store/stored-copies.ts'

/** What one round did. */
export interface Copied {
  readonly copied: number
  /** Of which the first copy is not what was put there: nothing was copied, the check will look at them. */
  readonly faulty: readonly string[]
}

/** Milliseconds until a file is tried again of which there is nothing right to copy. */
const AGAIN = 3_600_000

/**
 * Brings some files to the second store that are not there yet, each read whole and held against its name first: damage
 * is not spread. Throws where a store does not answer, and leaves the rest for the next round. Answers undefined where
 * there is no second store.
 */
export async function copyNextFiles(db: Db, storage: Storage, now: Date, limit = 20): Promise<Copied | undefined> {
  const [first, second] = storage.copies
  if (!second) return undefined
  return db.transaction().execute(async (tx) => {
    const faulty: string[] = []
    let copied = 0
    for (const { id, sha256 } of await lockToCopy(tx, now, limit)) {
      try {
        const plain = await first.fetch(sha256)
        await second.take(plain).finally(() => rm(plain.path, { force: true }))
        await setCopied(tx, id, { copiedAt: now, dueAt: now })
        copied += 1
      } catch (error) {
        if (!(error instanceof CopyFaulty)) throw error
        faulty.push(sha256)
        await setCopied(tx, id, { copiedAt: null, dueAt: new Date(now.getTime() + AGAIN) })
      }
    }
    return { copied, faulty }
  })
}
