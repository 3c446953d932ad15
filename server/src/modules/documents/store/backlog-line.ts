import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { FileFacts } from './document-store.ts'

/** Where a result stands on the line; `waits`: nobody has scanned it. */
export type LineStage = 'waits' | 'scanned' | 'indexed' | 'kept'

/** What somebody read off the picture. */
export interface IndexedFacts {
  readonly number: string
  readonly issuedOn: Day
  readonly validTo: Day | null
  readonly ownerName: string
  readonly ownerNumber: string
}

/** A listed result in a package, with what was done to it. */
export interface LineItem {
  readonly id: bigint
  readonly publicId: string
  readonly packageId: bigint
  readonly unitId: bigint
  readonly documentType: string
  readonly ownerKind: 'citizen' | 'organisation'
  /** As it is listed until somebody has read it off. */
  readonly number: string
  readonly issuedOn: Day
  readonly validTo: Day | null
  readonly ownerName: string
  readonly ownerNumber: string | null
  readonly stage: LineStage
  readonly sentBackWhy: string | null
  readonly scannedBy: bigint | null
  readonly indexedBy: bigint | null
  /** The upload by its number inside, and the file of it. */
  readonly uploadId: bigint | null
  readonly fileName: string | null
  readonly sha256: string | null
  readonly paperId: bigint | null
}

const ITEM = sql`
  select item.id, item.public_id, item.package_id, item.unit_id, item.document_type, item.owner_kind,
    coalesce(work.number, item.number) as number, coalesce(work.issued_on, item.issued_on) as issued_on,
    case when work.indexed_by is null then item.valid_to else work.valid_to end as valid_to,
    coalesce(work.owner_name, item.owner_name) as owner_name, coalesce(work.owner_number, item.owner_number) as owner_number,
    coalesce(work.stage, 'waits') as stage, work.sent_back_why, work.scanned_by, work.indexed_by, work.upload_id,
    upload.name as file_name, encode(upload.sha256, 'hex') as sha256, item.paper_id
  from documents.backlog_item item left join documents.backlog_work work on work.item_id = item.id
  left join documents.upload on upload.id = work.upload_id`

/** Makes a package of listed results that are in none, the first listed first; whoever packs beside takes others. */
export async function insertPackage(
  tx: Tx, { unitId, documentType, most }: { unitId: bigint; documentType: string; most: number }, by: bigint, at: Date,
): Promise<{ id: bigint; publicId: string; items: number } | undefined> {
  const { rows: found } = await sql<{ id: bigint }>`
    select id from documents.backlog_item
    where unit_id = ${unitId} and document_type = ${documentType} and package_id is null and paper_id is null
    order by id limit ${most} for update skip locked`.execute(tx)
  if (found.length === 0) return undefined
  const { rows: [made] } = await sql<{ id: bigint; publicId: string }>`
    with made as (
      insert into documents.backlog_package (unit_id, document_type, made_at, made_by)
      values (${unitId}, ${documentType}, ${at}, ${by}) returning id, public_id
    ), packed as (
      update documents.backlog_item set package_id = (select id from made) where id = any(${found.map(({ id }) => id)}::bigint[])
    )
    select id, public_id from made`.execute(tx)
  if (!made) throw new Error('the package was not stored')
  return { ...made, items: found.length }
}

export interface PackageCount {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly documentType: string
  readonly madeAt: Date
  readonly items: number
  readonly scanned: number
  readonly indexed: number
  readonly kept: number
}

/** Packages of these agencies, the newest first, with how far each is. */
export async function listPackages(db: Db, unitIds: readonly bigint[], limit: number): Promise<PackageCount[]> {
  const { rows } = await sql<{ [K in keyof PackageCount]: PackageCount[K] extends number ? bigint : PackageCount[K] }>`
    select p.id, p.public_id, p.unit_id, p.document_type, p.made_at, count(*) as items,
      count(*) filter (where work.stage = 'scanned') as scanned, count(*) filter (where work.stage = 'indexed') as indexed,
      count(*) filter (where work.stage = 'kept') as kept
    from (select * from documents.backlog_package where unit_id = any(${unitIds}::bigint[]) order by id desc limit ${limit}) p
    join documents.backlog_item item on item.package_id = p.id
    left join documents.backlog_work work on work.item_id = item.id
    group by p.id, p.public_id, p.unit_id, p.document_type, p.made_at order by p.id desc`.execute(db)
  return rows.map((row) => ({
    ...row, items: Number(row.items), scanned: Number(row.scanned), indexed: Number(row.indexed),
    kept: Number(row.kept),
  }))
}

/** A package by its address. */
export async function findPackage(
  db: Db | Tx, publicId: string,
): Promise<Pick<PackageCount, 'id' | 'publicId' | 'unitId' | 'documentType' | 'madeAt'> | undefined> {
  const { rows: [row] } = await sql<Pick<PackageCount, 'id' | 'publicId' | 'unitId' | 'documentType' | 'madeAt'>>`
    select id, public_id, unit_id, document_type, made_at from documents.backlog_package where public_id = ${publicId}`
    .execute(db)
  return row
}

/** Its results in their order (backlog_item_of_package), after one of them. */
export async function listLineItems(
  db: Db, packageId: bigint, after: bigint, limit: number,
): Promise<LineItem[]> {
  const { rows } = await sql<LineItem>`
    ${ITEM} where item.package_id = ${packageId} and item.id > ${after} order by item.id limit ${limit}`.execute(db)
  return rows
}

/** Kept, and signed by nobody. */
const UNSIGNED = sql`work.stage = 'kept'
  and not exists (select from documents.signed_copy copy where copy.paper_id = item.paper_id)`

/** How many of them a package has. */
export async function countUnsigned(db: Db, packageId: bigint): Promise<number> {
  const { rows: [counted] } = await sql<{ count: number }>`
    select count(*)::integer as count
    from documents.backlog_item item join documents.backlog_work work on work.item_id = item.id
    where item.package_id = ${packageId} and ${UNSIGNED}`.execute(db)
  return counted?.count ?? 0
}

/** Results of a package that are kept and that nobody has signed, in their order, after one of them. */
export async function listUnsigned(
  db: Db | Tx, packageId: bigint, after: bigint, limit: number,
): Promise<LineItem[]> {
  const { rows } = await sql<LineItem>`
    ${ITEM} where item.package_id = ${packageId} and item.id > ${after} and ${UNSIGNED}
    order by item.id limit ${limit}`.execute(db)
  return rows
}

/** One that is in a package, by its address. */
export async function findLineItem(db: Db | Tx, publicId: string): Promise<LineItem | undefined> {
  const { rows: [row] } = await sql<LineItem>`
    ${ITEM} where item.public_id = ${publicId} and item.package_id is not null`.execute(db)
  return row
}

/** The same, held until `tx` ends: one does a step, and the next sees it done. */
export async function lockLineItem(tx: Tx, publicId: string): Promise<LineItem | undefined> {
  await sql`select from documents.backlog_item where public_id = ${publicId} for update`.execute(tx)
  return findLineItem(tx, publicId)
}

/** The file of its scan, to be looked at. */
export async function findLineFile(db: Db, itemId: bigint): Promise<FileFacts & { readonly name: string } | undefined> {
  const { rows: [row] } = await sql<FileFacts & { name: string; size: bigint }>`
    select upload.name, encode(file.sha256, 'hex') as sha256, file.size, file.kind, file.pages
    from documents.backlog_work work join documents.upload on upload.id = work.upload_id join documents.file using (sha256)
    where work.item_id = ${itemId}`.execute(db)
  return row && { ...row, size: Number(row.size) }
}

/** Notes a scan; one that was there before is replaced, and what was read off it is to be read off again. */
export async function setScanned(tx: Tx, itemId: bigint, uploadId: bigint, by: bigint, at: Date): Promise<void> {
  await sql`
    insert into documents.backlog_work (item_id, stage, upload_id, scanned_at, scanned_by)
    values (${itemId}, 'scanned', ${uploadId}, ${at}, ${by})
    on conflict (item_id) do update set stage = 'scanned', upload_id = excluded.upload_id, scanned_at = excluded.scanned_at,
      scanned_by = excluded.scanned_by, sent_back_why = null`.execute(tx)
}

/** Notes what was read off. */
export async function setIndexed(tx: Tx, itemId: bigint, facts: IndexedFacts, by: bigint, at: Date): Promise<void> {
  await sql`
    update documents.backlog_work set stage = 'indexed', number = ${facts.number}, issued_on = ${facts.issuedOn},
      valid_to = ${facts.validTo}, owner_name = ${facts.ownerName}, owner_number = ${facts.ownerNumber}, indexed_at = ${at},
      indexed_by = ${by}, sent_back_why = null
    where item_id = ${itemId}`.execute(tx)
}

/** Sent back with a reason, to be scanned or read off anew. */
export async function setSentBack(tx: Tx, itemId: bigint, why: string, by: bigint, at: Date): Promise<void> {
  await sql`
    update documents.backlog_work set stage = 'scanned', sent_back_why = ${why}, checked_at = ${at}, checked_by = ${by}
    where item_id = ${itemId}`.execute(tx)
}

/** It was right, and is this paper now. */
export async function setKept(tx: Tx, itemId: bigint, paperId: bigint, by: bigint, at: Date): Promise<void> {
  await sql`
    update documents.backlog_work set stage = 'kept', checked_at = ${at}, checked_by = ${by}, sent_back_why = null
    where item_id = ${itemId}`.execute(tx)
  await sql`update documents.backlog_item set paper_id = ${paperId} where id = ${itemId}`.execute(tx)
}

export interface NewBacklogPaper {
  readonly uploadId: bigint
  readonly documentType: string
  readonly ownerId: bigint
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly at: Date
  readonly by: bigint
}

/** The scan as a paper: compared by two people, signed by nobody yet. Answers its number inside. */
export async function insertBacklogPaper(
  tx: Tx, { uploadId, documentType, ownerId, validFrom, validTo, at, by }: NewBacklogPaper,
): Promise<bigint> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    insert into documents.paper
      (sha256, name, document_type, owner_id, source, upload_id, trust, added_at, added_by, valid_from, valid_to)
    select sha256, name, ${documentType}, ${ownerId}, 'scan', id, 'compared', ${at}, ${by}, ${validFrom}::date, ${validTo}::date
    from documents.upload where id = ${uploadId} returning id`.execute(tx)
  if (!row) throw new Error('the scan is gone')
  return row.id
}
