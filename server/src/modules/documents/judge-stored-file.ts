import { withLocalCopies } from '../../platform/local-copy.ts'
import type { KeyRing } from '../../platform/signing/key-ring.ts'
import type { Storage } from '../../platform/storage.ts'
import { type FoundSignatures, checkUploadSignatures, isRunOut } from './check-upload-signatures.ts'

export interface JudgingRooms { readonly storage: Pick<Storage, 'open'>; readonly keys: Pick<KeyRing, 'trust'> }

export interface JudgeStoredFile {
  readonly sha256: string
  /** Whose file it is: of several, each has a turn before one has two. */
  readonly actorId: bigint
  readonly at: Date
  /** When it was there already. */
  readonly provenAt: Date
}

/**
 * Judges the signatures of a PDF of the store once more: whoever signed may be known by now. As of a moment, and those
 * whose certificate has run out as of when the file came (EN 319 102-1, 5.5.2: a proof of existence). Undefined where
 * nobody signed it. It may take half a minute, so no transaction waits for it. Throws where no copy can be read.
 */
export async function judgeStoredFile(
  { storage, keys }: JudgingRooms, { sha256, actorId, at, provenAt }: JudgeStoredFile,
): Promise<FoundSignatures | undefined> {
  return withLocalCopies(storage, [sha256], async ([path = '']) => {
    const now = await checkUploadSignatures(keys, { path, actorId, at })
    return now && isRunOut(now.reports) ? checkUploadSignatures(keys, { path, actorId, at: provenAt }) : now
  })
}
