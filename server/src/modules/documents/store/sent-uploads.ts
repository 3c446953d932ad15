import { sql } from 'kysely'
import type { Verdict } from '../../../platform/signing/check-signatures.ts'
import type { Tx } from '../../../platform/db.ts'
import type { ActiveContent } from '../domain/active-content.ts'
import type { FileKind } from '../domain/file-fault.ts'

/** An upload with its file, and what the antivirus and its signatures say of it. */
export interface UploadToSend {
  readonly publicId: string
  readonly name: string
  readonly sha256: string
  readonly size: bigint
  readonly kind: FileKind
  readonly pages: number | null
  readonly inert: readonly ActiveContent[]
  /** aside: the antivirus has not spoken; removed: it was infected. */
  readonly kept: 'aside' | 'removed' | null
  /** Of its signatures, as they were found last; null where there is none. */
  readonly verdict: Verdict | null
}

/** These uploads of the actor, by their public ids; those of others are missing. */
export async function listUploadsToSend(
  tx: Tx, actorId: bigint, uploads: readonly string[],
): Promise<ReadonlyMap<string, UploadToSend>> {
  const { rows } = await sql<UploadToSend>`
    select upload.public_id, upload.name, encode(upload.sha256, 'hex') as sha256, file.size, file.kind, file.pages,
      file.reasons as inert, case when q.outcome = 'removed' then 'removed' when q.sha256 is not null and q.outcome is null
        then 'aside' end as kept, (
        select r.verdict from documents.signature_report r where r.sha256 = upload.sha256
        order by r.checked_at desc limit 1) as verdict
    from documents.upload join documents.file using (sha256) left join documents.quarantine q using (sha256)
    where upload.public_id = any(${[...uploads]}::uuid[]) and upload.actor_id = ${actorId}`.execute(tx)
  return new Map(rows.map((row) => [row.publicId, row]))
}
