import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { FileFacts } from './document-store.ts'
import type { UploadCame } from './tables.ts'

export interface OwnUpload extends FileFacts {
  readonly id: bigint
  readonly publicId: string
  readonly name: string
  readonly came: UploadCame | null
}

/** These uploads (public ids) as far as they are the actor's, in the order in which they are named. */
export async function listOwnUploads(db: Db | Tx, actorId: bigint, uploads: readonly string[]): Promise<OwnUpload[]> {
  const { rows } = await sql<Omit<OwnUpload, 'size'> & { size: bigint }>`
    select upload.id, upload.public_id, upload.name, upload.came, encode(file.sha256, 'hex') as sha256, file.size, file.kind, file.pages
    from unnest(${uploads}::uuid[]) with ordinality as asked (public_id, n)
    join documents.upload using (public_id) join documents.file using (sha256)
    where upload.actor_id = ${actorId} order by asked.n`.execute(db)
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** Notes of which uploads one was made: they are not forgotten before it. */
export async function insertMadeOf(tx: Tx, uploadId: bigint, from: readonly bigint[]): Promise<void> {
  await sql`
    insert into documents.made_of (upload_id, from_upload)
    select ${uploadId}, source from unnest(${from}::bigint[]) as source where source <> ${uploadId}
    on conflict do nothing`.execute(tx)
}
