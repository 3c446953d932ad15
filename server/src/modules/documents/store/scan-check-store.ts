import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { ScanFault } from '../domain/judge-scan.ts'

/** What is wrong with the scan of an upload. */
export interface CheckedScan { readonly uploadId: bigint; readonly faults: readonly ScanFault[] }

/** Keeps what was found; who let it pass stays as long as the same is wrong with it. */
export async function writeScanCheck(tx: Tx, { uploadId, faults }: CheckedScan, at: Date): Promise<void> {
  const said = JSON.stringify(faults)
  await sql`
    insert into documents.scan_check as c (upload_id, at, faults) values (${uploadId}, ${at}, ${said}::jsonb)
    on conflict (upload_id) do update set at = excluded.at, faults = excluded.faults,
      passed_at = case when c.faults = excluded.faults then c.passed_at end,
      passed_by = case when c.faults = excluded.faults then c.passed_by end,
      reason = case when c.faults = excluded.faults then c.reason end`.execute(tx)
}

/** Those of these uploads (public ids) of the actor that nobody has measured. */
export async function listUnjudged(db: Db | Tx, actorId: bigint, uploads: readonly string[]): Promise<string[]> {
  if (uploads.length === 0) return []
  const { rows } = await sql<{ publicId: string }>`
    select upload.public_id from documents.upload
    where upload.public_id = any(${uploads}::uuid[]) and upload.actor_id = ${actorId}
      and not exists (select from documents.scan_check c where c.upload_id = upload.id)`.execute(db)
  return rows.map(({ publicId }) => publicId)
}

/** Those of these uploads of the actor that have faults and are not let pass yet, by their public ids; held. */
export async function lockPoorScans(
  tx: Tx, actorId: bigint, uploads: readonly string[],
): Promise<(CheckedScan & { readonly publicId: string })[]> {
  const { rows } = await sql<CheckedScan & { publicId: string }>`
    select c.upload_id, c.faults, upload.public_id from documents.scan_check c
    join documents.upload on upload.id = c.upload_id
    where upload.public_id = any(${uploads}::uuid[]) and upload.actor_id = ${actorId}
      and c.faults <> '[]' and c.passed_at is null order by c.upload_id for update of c`.execute(tx)
  return rows
}

/** Lets it pass. */
export async function setScanPassed(
  tx: Tx, uploadId: bigint, passed: { readonly at: Date; readonly by: bigint; readonly reason: string },
): Promise<void> {
  await sql`
    update documents.scan_check set passed_at = ${passed.at}, passed_by = ${passed.by}, reason = ${passed.reason}
    where upload_id = ${uploadId}`.execute(tx)
}

/** The first of these uploads (public ids) that has faults and was not let pass. */
export async function findPoorScan(db: Db | Tx, uploads: readonly string[]): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ publicId: string }>`
    select upload.public_id from documents.upload join documents.scan_check c on c.upload_id = upload.id
    where upload.public_id = any(${uploads}::uuid[]) and c.faults <> '[]' and c.passed_at is null limit 1`.execute(db)
  return row?.publicId
}
