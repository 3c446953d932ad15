import { rm } from 'node:fs/promises'
import type { Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { CopyFaulty } from '../../platform/store/copy.ts'
import { claimToCopy, isNoted, setCopied } from './store/stored-copies.ts'

/** What one round did. */
export interface Copied {
  readonly copied: number
  /** Of which the first copy is not what was put there: nothing was copied, the check will look at them. */
  readonly faulty: readonly string[]
}

/** Milliseconds until a file is tried again of which there is nothing right to copy; for which a batch is claimed. */
const [AGAIN, LEASE] = [3_600_000, 900_000]
/** Whatever lies there, however new. */
const EVER = new Date(8.64e15)

/**
 * Brings some files to the second store that are not there yet, each read whole and held against its name first: damage
 * is not spread. They are claimed by a lease and copied in no transaction. Throws where a store does not answer, and
 * leaves the rest for the next round. Answers undefined where there is no second store.
 */
export async function copyNextFiles(db: Db, storage: Storage, now: Date, limit = 20): Promise<Copied | undefined> {
  const [first, second] = storage.copies
  if (!second) return undefined
  const faulty: string[] = []
  let copied = 0
  const left = new Map((await claimToCopy(db, now, new Date(now.getTime() + LEASE), limit)).map((one) => [one.id, one]))
  try {
    for (const { id, sha256 } of [...left.values()]) {
      try {
        const plain = await first.fetch(sha256)
        try { await second.take(plain) } finally { await rm(plain.path, { force: true }) }
        // Destroyed or forgotten while it was copied: its bytes were taken away before these came.
        if (!await setCopied(db, id, { copiedAt: now, dueAt: now }) && !await isNoted(db, sha256))
          await second.place.remove(sha256, EVER)
        copied += 1
      } catch (error) {
        if (!(error instanceof CopyFaulty)) throw error
        faulty.push(sha256)
        await setCopied(db, id, { copiedAt: null, dueAt: new Date(now.getTime() + AGAIN) })
      }
      left.delete(id)
    }
  } finally {
    for (const id of left.keys()) await setCopied(db, id, { copiedAt: null, dueAt: now })
  }
  return { copied, faulty }
}
