import { type ColumnType, type GeneratedAlways, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { FileFacts } from './document-store.ts'

export type ScanCame = 'folder' | 'batch'

type ScanTables = {
  'documents.scan': {
    id: GeneratedAlways<bigint>
    publicId: GeneratedAlways<string>
    unitId: bigint
    uploadId: ColumnType<bigint | null, bigint, never>
    came: ScanCame
    at: Date
    takenBy: bigint | null
    takenUpload: bigint | null
    filedAt: Date | null
    putAwayAt: Date | null
    putAwayBy: bigint | null
    putAwayWhy: string | null
    destroyedAt: ColumnType<Date | null, never, never>
  }
}

/** A scan that waits in the tray of a unit. */
export interface Scan extends FileFacts {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly name: string
  readonly came: ScanCame
  readonly at: Date
  /** Who takes it into a dossier just now, and the upload by which. */
  readonly takenBy: bigint | null
  readonly upload: string | null
}

/** Puts a scan into the tray of a unit. */
export async function insertScan(
  tx: Tx, row: { unitId: bigint; uploadId: bigint; came: ScanCame; at: Date },
): Promise<{ id: bigint; publicId: string }> {
  return tx.withTables<ScanTables>().insertInto('documents.scan').values(row)
    .returning(['id', 'publicId']).executeTakeFirstOrThrow()
}

/** What waits in the trays of these units (all: undefined), the oldest first (scan_waiting). */
export async function listScans(db: Db, unitIds: readonly bigint[] | undefined, limit: number): Promise<Scan[]> {
  const units = unitIds === undefined ? sql`true` : sql`scan.unit_id = any(${unitIds}::bigint[])`
  return select(db, sql`${units} order by scan.id limit ${limit}`)
}

/** One of them that still waits, by its public id. */
export async function findScan(db: Db | Tx, publicId: string): Promise<Scan | undefined> {
  return (await select(db, sql`scan.public_id = ${publicId}`))[0]
}

/** The same, held until `tx` ends: one takes it, or puts it away. */
export async function lockScan(tx: Tx, publicId: string): Promise<Scan | undefined> {
  // First the lock: read in the same statement, whoever waited for it would see what was joined before the wait.
  await sql`select from documents.scan where public_id = ${publicId} for update`.execute(tx)
  return findScan(tx, publicId)
}

async function select(db: Db | Tx, where: ReturnType<typeof sql>): Promise<Scan[]> {
  const { rows } = await sql<Omit<Scan, 'size'> & { size: bigint }>`
    select scan.id, scan.public_id, scan.unit_id, upload.name, scan.came, scan.at, scan.taken_by,
      taken.public_id as upload, encode(file.sha256, 'hex') as sha256, file.size, file.kind, file.pages
    from documents.scan join documents.upload on upload.id = scan.upload_id
    join documents.file using (sha256) left join documents.upload taken on taken.id = scan.taken_upload
    where scan.filed_at is null and scan.put_away_at is null and ${where}`.execute(db)
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** Who takes it, and by which upload; nobody, where it waits again. */
export async function setScanTaken(
  tx: Tx, id: bigint, taken: { takenBy: bigint | null; takenUpload: bigint | null },
): Promise<void> {
  await tx.withTables<ScanTables>().updateTable('documents.scan').set(taken)
    .where('id', '=', id).execute()
}

/** It is no paper of anybody's: who says so, and why. */
export async function setScanPutAway(tx: Tx, id: bigint, by: bigint, at: Date, why: string): Promise<void> {
  await tx.withTables<ScanTables>().updateTable('documents.scan')
    .set({ putAwayBy: by, putAwayAt: at, putAwayWhy: why, takenBy: null, takenUpload: null })
    .where('id', '=', id).execute()
}
