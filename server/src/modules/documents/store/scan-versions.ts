import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { FileKind } from '../domain/file-fault.ts'
import type { UploadCame } from './tables.ts'

/** A scan in a dossier whose pages may still be put in order: nobody has signed it, and it stands in no Kho. */
export interface OpenScan {
  readonly paperId: bigint
  readonly publicId: string
  readonly uploadId: bigint
  readonly sha256: string
  readonly name: string
  readonly kind: FileKind
  readonly came: UploadCame | null
}

/** Those of these papers (public ids) that are open scans, in the order in which they are named. */
export async function listOpenScans(db: Db | Tx, papers: readonly string[]): Promise<OpenScan[]> {
  const { rows } = await sql<OpenScan>`
    select paper.id as paper_id, paper.public_id, upload.id as upload_id, encode(file.sha256, 'hex') as sha256,
      paper.name, file.kind, upload.came
    from unnest(${papers}::uuid[]) with ordinality as asked (public_id, n)
    join documents.paper using (public_id) join documents.upload on upload.id = paper.upload_id
    join documents.file on file.sha256 = paper.sha256
    where paper.source = 'scan' and paper.kept_at is null and paper.ended_at is null and paper.destroyed_at is null
      and not exists (select from documents.signed_copy copy where copy.paper_id = paper.id)
      and not exists (
        select from documents.quarantine q where q.sha256 = paper.sha256 and q.outcome is distinct from 'released')
    order by asked.n`.execute(db)
  return rows
}

/** Whether each of these uploads (public ids) was made of one of those, be it in several steps. */
export async function areMadeOf(tx: Tx, uploads: readonly string[], sources: readonly bigint[]): Promise<boolean> {
  const { rows } = await sql<{ publicId: string }>`
    with recursive source (made, id) as (
      select upload.public_id, upload.id from documents.upload where public_id = any(${uploads}::uuid[])
      union select source.made, m.from_upload from source join documents.made_of m on m.upload_id = source.id
    )
    select distinct made as public_id from source where id = any(${sources}::bigint[])`.execute(tx)
  return new Set(rows.map(({ publicId }) => publicId)).size === new Set(uploads).size
}

/** Ends these papers, in whose place another stands; what was read of them waits for nobody any more. */
export async function setScansReplaced(
  tx: Tx, paperIds: readonly bigint[], by: bigint, { at, actorId }: { readonly at: Date; readonly actorId: bigint },
): Promise<void> {
  await sql`
    update documents.paper set ended_at = ${at}, ended_why = 'replaced', replaced_by = ${by}
    where id = any(${[...paperIds]}::bigint[]) and ended_at is null`.execute(tx)
  await sql`
    update documents.paper_review set ended_at = ${at}, ended_by = ${actorId}
    where paper_id = any(${[...paperIds]}::bigint[]) and ended_at is null`.execute(tx)
}

/** The scan that stands now where this one stood (itself, where it was not replaced, or stood in a Kho). */
export async function findStandingScan(db: Db | Tx, paperId: bigint): Promise<bigint> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    with recursive newer (id, replaced_by) as (
      select id, replaced_by from documents.paper where id = ${paperId} and source = 'scan' and kept_at is null
      union select p.id, p.replaced_by from newer join documents.paper p on p.id = newer.replaced_by
      where newer.replaced_by is not null
    )
    select id from newer where replaced_by is null limit 1`.execute(db)
  return row?.id ?? paperId
}

/** A scan in whose place a paper stands, as it came. */
export interface EarlierScan {
  /** The paper that stands there now. */
  readonly of: bigint
  readonly id: bigint
  readonly publicId: string
  readonly name: string
  readonly addedAt: Date
}

/** What these papers stand in place of, all steps back, the newest first (paper_replacing). */
export async function listEarlierScans(db: Db | Tx, paperIds: readonly bigint[]): Promise<EarlierScan[]> {
  if (paperIds.length === 0) return []
  const { rows } = await sql<EarlierScan>`
    with recursive earlier (of, id) as (
      select paper.id, paper.id from documents.paper where id = any(${[...paperIds]}::bigint[])
      union select earlier.of, p.id from earlier join documents.paper p on p.replaced_by = earlier.id
      where p.source = 'scan' and p.kept_at is null
    )
    select earlier.of, p.id, p.public_id, p.name, p.added_at from earlier join documents.paper p on p.id = earlier.id
    where earlier.of <> p.id order by p.id desc`.execute(db)
  return rows
}
