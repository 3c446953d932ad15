import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { ARCHIVED_STATES, type ArchiveFault } from '../domain/archive-rules.ts'
import type { PackageSeal } from '../domain/package-seal.ts'

export type PackageState = 'waiting' | 'faulty' | 'made' | 'handed-over' | 'kept' | 'refused' | 'destroyed'

/** A package for the archive, as everybody reads it. */
export interface ArchivePackage extends PackageSeal {
  readonly id: bigint
  readonly publicId: string
  readonly dossierId: bigint
  /** The agency whose archive it is for. */
  readonly unitId: bigint
  readonly state: PackageState
  readonly reason: string | null
  readonly closedAt: Date
  readonly faults: readonly ArchiveFault[]
  readonly madeAt: Date | null
  readonly sha256: string | null
  /** Bytes. */
  readonly size: number | null
  readonly files: number | null
  readonly retainUntil: Day | null
  readonly retentionArticle: string | null
  readonly batchId: bigint | null
  readonly refusedWhy: string | null
}

const COLUMNS = sql`
  p.id, p.public_id, p.dossier_id, p.unit_id, p.state, p.reason, p.closed_at, p.faults, p.made_at,
  encode(p.sha256, 'hex') as sha256, p.size::float8 as size, p.files, p.retain_until, p.retention_article, p.batch_id,
  p.refused_why, p.seal, p.sealed_by, encode(p.seal_certificate, 'hex') as seal_certificate`

/** A dossier that is over and not in the archive, with what was tried last. */
export interface OverDossier {
  readonly dossierId: bigint
  readonly publicId: string
  readonly number: string
  readonly procedureVersionId: bigint
  readonly closedAt: Date
  /** Its last package, unless it is with the archive: being made, faulty, made, or given back. */
  readonly package: Pick<ArchivePackage, 'publicId' | 'state' | 'faults' | 'refusedWhy' | 'seal' | 'sealedBy'> | null
}

interface OverRow extends Omit<OverDossier, 'package'> {
  readonly packageId: string | null
  readonly state: PackageState | null
  readonly faults: readonly ArchiveFault[] | null
  readonly refusedWhy: string | null
  readonly seal: PackageSeal['seal']
  readonly sealedBy: string | null
}

const OVER = sql`
  from dossiers.dossier d left join lateral (
    select public_id, state, faults, refused_why, seal, sealed_by from dossiers.archive_package p where p.dossier_id = d.id
    order by p.id desc limit 1
  ) as last on true
  where d.closed_at is not null and d.received_at is not null and d.state = any(${[...ARCHIVED_STATES]}::text[])
    and coalesce(last.state, '') not in ('handed-over', 'kept', 'destroyed')`

/** What units settled that is over and not with the archive, the oldest first (dossier_over). */
export async function listOver(db: Db, unitIds: readonly bigint[], limit: number): Promise<OverDossier[]> {
  const { rows } = await sql<OverRow>`
    select d.id as dossier_id, d.public_id, d.number, d.procedure_version_id, d.closed_at, last.public_id as package_id,
      last.state, last.faults, last.refused_why, last.seal, last.sealed_by
    ${OVER} and d.competent_unit_id = any(${[...unitIds]}::bigint[])
    order by d.closed_at, d.id limit ${limit}`.execute(db)
  return rows.map(({ packageId, state, faults, refusedWhy, seal, sealedBy, ...row }) => ({
    ...row,
    package: packageId === null || state === null ? null
      : { publicId: packageId, state, faults: faults ?? [], refusedWhy, seal, sealedBy },
  }))
}

/** How many there are, and how many of them were closed before a moment: those are late. */
export async function countOver(
  db: Db, unitIds: readonly bigint[], lateBefore: Date,
): Promise<{ readonly open: number; readonly late: number }> {
  const { rows: [row] } = await sql<{ open: bigint; late: bigint }>`
    select count(*) as open, count(*) filter (where d.closed_at < ${lateBefore}) as late
    ${OVER} and d.competent_unit_id = any(${[...unitIds]}::bigint[])`.execute(db)
  return { open: Number(row?.open ?? 0), late: Number(row?.late ?? 0) }
}

export interface NewPackage extends Pick<ArchivePackage, 'dossierId' | 'unitId' | 'reason' | 'closedAt'> {
  readonly at: Date
  readonly by: bigint
}

/** Asks for a package; undefined where one is open (archive_package_open_once). */
export async function insertPackage(tx: Tx, one: NewPackage): Promise<{ id: bigint; publicId: string } | undefined> {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into dossiers.archive_package (dossier_id, unit_id, reason, closed_at, asked_at, asked_by, due_at)
    values (${one.dossierId}, ${one.unitId}, ${one.reason}, ${one.closedAt}, ${one.at}, ${one.by}, ${one.at})
    on conflict do nothing returning id, public_id`.execute(tx)
  return row
}

export interface DuePackage extends ArchivePackage { readonly tries: number }

/** Takes up the next that is to be made, for so long; whoever else looks passes over it. */
export async function claimPackage(db: Db, now: Date, until: Date): Promise<DuePackage | undefined> {
  const { rows: [row] } = await sql<DuePackage>`
    update dossiers.archive_package p set due_at = ${until}, tries = tries + 1 where id = (
      select id from dossiers.archive_package where state = 'waiting' and due_at <= ${now}
      order by due_at limit 1 for update skip locked)
    returning ${COLUMNS}, p.tries`.execute(db)
  return row
}

/** What stands in its way; false if it is not waited for any more. */
export async function setFaulty(tx: Tx, id: bigint, faults: readonly ArchiveFault[]): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update dossiers.archive_package set state = 'faulty', faults = ${JSON.stringify(faults)}::jsonb
    where id = ${id} and state = 'waiting'`.execute(tx)
  return numAffectedRows > 0n
}

export interface MadePackage extends PackageSeal {
  readonly sha256: string
  readonly size: number
  readonly files: number
  readonly retainUntil: Day | null
  readonly retentionArticle: string
}

/** That it is made; false if it is not waited for any more. */
export async function setMade(tx: Tx, id: bigint, made: MadePackage, at: Date): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update dossiers.archive_package set state = 'made', made_at = ${at}, sha256 = decode(${made.sha256}, 'hex'),
      size = ${made.size}, files = ${made.files}, retain_until = ${made.retainUntil}::date,
      retention_article = ${made.retentionArticle}, seal = ${made.seal}, sealed_by = ${made.sealedBy},
      seal_certificate = decode(${made.sealCertificate}, 'hex')
    where id = ${id} and state = 'waiting'`.execute(tx)
  return numAffectedRows > 0n
}

/** By their addresses, in the order of their numbers, held until `tx` ends; those that are not there are missing. */
export async function lockPackages(tx: Tx, publicIds: readonly string[]): Promise<ArchivePackage[]> {
  const { rows } = await sql<ArchivePackage>`
    select ${COLUMNS} from dossiers.archive_package p where public_id = any(${[...publicIds]}::uuid[])
    order by p.id for update`.execute(tx)
  return rows
}

/** The same to read. */
export async function findPackage(db: Db, publicId: string): Promise<ArchivePackage | undefined> {
  const { rows: [row] } = await sql<ArchivePackage>`
    select ${COLUMNS} from dossiers.archive_package p where public_id = ${publicId}`.execute(db)
  return row
}

/** Those of an agency's units that stand so, the newest first. */
export async function listPackages(
  db: Db, unitIds: readonly bigint[], states: readonly PackageState[], limit: number,
): Promise<ArchivePackage[]> {
  const { rows } = await sql<ArchivePackage>`
    select ${COLUMNS} from dossiers.archive_package p
    where unit_id = any(${[...unitIds]}::bigint[]) and state = any(${[...states]}::text[]) order by p.id desc limit ${limit}`
    .execute(db)
  return rows
}
