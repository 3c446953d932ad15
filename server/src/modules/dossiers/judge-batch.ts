import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { KeyRing } from '../../platform/signing/key-ring.ts'
import type { Storage } from '../../platform/storage.ts'
import { checkPackage } from './check-package.ts'
import type { SealFault, SealState } from './domain/package-seal.ts'
import { judgeSeal } from './seal-manifest.ts'
import { findBatch, listBatchPackages } from './store/archive-batches.ts'

export interface JudgingRooms {
  readonly db: Db
  readonly clock: Clock
  readonly storage: Pick<Storage, 'open'>
  readonly keys: Pick<KeyRing, 'trust'>
}

/** What was found of a package that waits for its receipt. */
export interface JudgedPackage {
  /** Its public id. */
  readonly package: string
  /** `sums`: its bytes are not what was put away. Null: it may be received. */
  readonly fault: 'sums' | SealFault | null
  /** What its seal is worth; null where there is none, or a fault. */
  readonly seal: SealState | null
}

/**
 * Reads all packages of a batch that waits, whole: their sums, and who sealed the description, by the record of when
 * they were made and as of now. Of a batch out of reach, or received, nothing is read. In no transaction.
 */
export async function judgeBatch(
  { db, clock, storage, keys }: JudgingRooms,
  { publicId, unitIds }: { readonly publicId: string; readonly unitIds: readonly bigint[] },
): Promise<JudgedPackage[]> {
  const batch = await findBatch(db, publicId)
  if (!batch || batch.receivedAt !== null || !unitIds.includes(batch.unitId)) return []
  const at = clock.now()
  const trust = await keys.trust(at)
  const judged: JudgedPackage[] = []
  for (const one of await listBatchPackages(db, [batch.id])) {
    const read = await checkPackage(storage, { sha256: one.sha256, size: one.size ?? 0 })
    const found = 'fault' in read ? { fault: 'sums' as const } : judgeSeal(read.manifest, one, { trust, at })
    judged.push({
      package: one.publicId, ...'fault' in found ? { fault: found.fault, seal: null } : { fault: null, seal: found.seal },
    })
  }
  return judged
}
