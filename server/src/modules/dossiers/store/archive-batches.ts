import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { SealState } from '../domain/package-seal.ts'
import type { ArchivePackage } from './archive-store.ts'

/** Packages that were handed over together, and their receipt. */
export interface ArchiveBatch {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly handedAt: Date
  readonly handedBy: bigint
  readonly receivedAt: Date | null
  readonly receivedBy: bigint | null
}

const COLUMNS = sql`b.id, b.public_id, b.unit_id, b.handed_at, b.handed_by, b.received_at, b.received_by`

/** Hands these packages over as one batch. Answers it. */
export async function insertBatch(
  tx: Tx, { unitId, packageIds, at, by }: {
    readonly unitId: bigint; readonly packageIds: readonly bigint[]; readonly at: Date; readonly by: bigint
  },
): Promise<ArchiveBatch> {
  const { rows: [batch] } = await sql<ArchiveBatch>`
    with made as (
      insert into dossiers.archive_batch as b (unit_id, handed_at, handed_by) values (${unitId}, ${at}, ${by})
      returning ${COLUMNS}
    ), handed as (
      update dossiers.archive_package set state = 'handed-over', batch_id = (select id from made)
      where id = any(${[...packageIds]}::bigint[]) and state = 'made')
    select * from made`.execute(tx)
  if (!batch) throw new Error('the batch was not stored')
  return batch
}

/** One by its address, held until `tx` ends. */
export async function lockBatch(tx: Tx, publicId: string): Promise<ArchiveBatch | undefined> {
  const { rows: [batch] } = await sql<ArchiveBatch>`
    select ${COLUMNS} from dossiers.archive_batch b where public_id = ${publicId} for update`.execute(tx)
  return batch
}

/** The same to read. */
export async function findBatch(db: Db, publicId: string): Promise<ArchiveBatch | undefined> {
  const { rows: [batch] } = await sql<ArchiveBatch>`
    select ${COLUMNS} from dossiers.archive_batch b where public_id = ${publicId}`.execute(db)
  return batch
}

/** Of agencies, those that wait for their receipt first, the newest first. */
export async function listBatches(db: Db, unitIds: readonly bigint[], limit: number): Promise<ArchiveBatch[]> {
  const { rows } = await sql<ArchiveBatch>`
    select ${COLUMNS} from dossiers.archive_batch b where unit_id = any(${[...unitIds]}::bigint[])
    order by received_at is not null, id desc limit ${limit}`.execute(db)
  return rows
}

/** A package of a batch, by the number of its dossier. */
export interface BatchPackage extends Pick<ArchivePackage,
  | 'id' | 'publicId' | 'dossierId' | 'state' | 'size' | 'files' | 'retainUntil' | 'refusedWhy' | 'madeAt' | 'seal'
  | 'sealedBy' | 'sealCertificate'> {
  readonly batchId: bigint
  readonly number: string
  readonly sha256: string
}

/** The packages of some batches, as they were handed over. */
export async function listBatchPackages(db: Db | Tx, batchIds: readonly bigint[]): Promise<BatchPackage[]> {
  const { rows } = await sql<BatchPackage>`
    select p.batch_id, p.id, p.public_id, p.dossier_id, p.state, p.size::float8 as size, p.files, p.retain_until,
      p.refused_why, p.made_at, p.seal, p.sealed_by, encode(p.seal_certificate, 'hex') as seal_certificate, d.number,
      encode(p.sha256, 'hex') as sha256
    from dossiers.archive_package p join dossiers.dossier d on d.id = p.dossier_id
    where p.batch_id = any(${[...batchIds]}::bigint[]) order by p.batch_id, p.id`.execute(db)
  return rows
}

/** The receipt: each package is accepted, with what was found of its seal, or refused with a reason. */
export async function setReceived(
  tx: Tx, batchId: bigint,
  { refused, seals }: { readonly refused: ReadonlyMap<bigint, string>; readonly seals: ReadonlyMap<bigint, SealState> },
  { at, by }: { readonly at: Date; readonly by: bigint },
): Promise<void> {
  await sql`
    with refused as (
      select * from unnest(${[...refused.keys()]}::bigint[], ${[...refused.values()]}::text[]) as r(id, why)
    ), found as (
      select * from unnest(${[...seals.keys()]}::bigint[], ${[...seals.values()]}::text[]) as f(id, seal)
    ), decided as (
      update dossiers.archive_package p set decided_at = ${at}, decided_by = ${by}, refused_why = (select why from refused where refused.id = p.id),
        state = case when exists (select from refused where refused.id = p.id) then 'refused' else 'kept' end,
        seal = coalesce((select found.seal from found where found.id = p.id), p.seal)
      where p.batch_id = ${batchId} and p.state = 'handed-over')
    update dossiers.archive_batch set received_at = ${at}, received_by = ${by} where id = ${batchId}`.execute(tx)
}
