import { type Generated, type GeneratedAlways, sql } from 'kysely'
import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Dates, Finding, PackageData } from './package-data.ts'

type PackageTables = {
  'packages.package': {
    id: GeneratedAlways<bigint>
    publicId: Generated<string>
    procedure: string
    createdAt: Date
    createdBy: bigint
    standing: Standing
  }
  'packages.deed': {
    id: GeneratedAlways<bigint>
    packageId: bigint
    revision: number
    kind: DeedKind
    note: string
    at: Date
    actorId: bigint
  }
  'packages.release': {
    id: GeneratedAlways<bigint>
    packageId: bigint
    revision: number
    procedureVersionId: bigint
    validFrom: Day
    reviewerId: bigint
    at: Date
  }
  'packages.acceptance': {
    releaseId: bigint
    place: number
    code: string
    pointer: string
    element: string | null
    text: string
    reason: string
  }
}

export type Standing = 'draft' | 'in-review' | 'published' | 'dropped'
export type DeedKind = 'submitted' | 'returned' | 'published' | 'dropped'

export interface Package {
  readonly id: bigint
  readonly publicId: string
  readonly procedure: string
  readonly standing: Standing
}

export interface Revision {
  readonly number: number
  readonly content: PackageData
  readonly writtenAt: Date
  readonly writtenBy: bigint
}

export interface PackageLine extends Package {
  readonly name: string
  readonly revision: number
  readonly writtenAt: Date
  readonly writtenBy: bigint
  readonly validFrom: Day | null
  readonly dates: Dates
  /** When it was published here. */
  readonly releasedAt: Date | null
}

export interface PackageDeed {
  readonly kind: DeedKind
  readonly revision: number
  readonly note: string
  readonly at: Date
  readonly actorId: bigint
}

/** A warning taken upon oneself. */
export interface Acceptance extends Omit<Finding, 'severity'> { readonly reason: string }

export interface Release {
  readonly id: bigint
  readonly packageId: bigint
  readonly revision: number
  readonly procedureVersionId: bigint
  readonly validFrom: Day
  readonly reviewerId: bigint
  readonly at: Date
}

const COLUMNS = ['id', 'publicId', 'procedure', 'standing'] as const

/** Begins a package; undefined if one of the procedure is open, which `package_open_once` says. */
export async function insertPackage(tx: Tx, procedure: string, at: Date, by: bigint): Promise<Package | undefined> {
  // As literals: with parameters in it a generic plan finds no index that the clash could be of.
  const { rows: [row] } = await sql<Package>`
    insert into packages.package (procedure, created_at, created_by, standing)
    values (${procedure}, ${at}, ${by}, 'draft')
    on conflict (procedure) where standing in ('draft', 'in-review') do nothing
    returning id, public_id, procedure, standing`.execute(tx)
  return row
}

/** Holds a package until `tx` ends: who else writes to it waits. */
export async function lockPackage(tx: Tx, publicId: string): Promise<Package | undefined> {
  return tx.withTables<PackageTables>().selectFrom('packages.package').select(COLUMNS)
    .where('publicId', '=', publicId).forUpdate().executeTakeFirst()
}

/** A package by its address. */
export async function findPackage(db: Db | Tx, publicId: string): Promise<Package | undefined> {
  return db.withTables<PackageTables>().selectFrom('packages.package').select(COLUMNS)
    .where('publicId', '=', publicId).executeTakeFirst()
}

/** Adds a revision; its primary key speaks if somebody else has added that one. */
export async function insertRevision(
  tx: Tx, packageId: bigint, revision: Omit<Revision, 'writtenAt' | 'writtenBy'>, at: Date, by: bigint,
): Promise<void> {
  await sql`
    insert into packages.revision (package_id, number, content, written_at, written_by)
    values (${packageId}, ${revision.number}, ${JSON.stringify(revision.content)}::jsonb, ${at}, ${by})`.execute(tx)
}

/** One revision of a package; the newest, unless one is named. */
export async function findRevision(db: Db | Tx, packageId: bigint, number?: number): Promise<Revision | undefined> {
  const { rows: [row] } = await sql<Revision>`
    select number, content, written_at, written_by from packages.revision
    where package_id = ${packageId} and (${number ?? null}::integer is null or number = ${number ?? null}::integer)
    order by number desc limit 1`.execute(db)
  return row
}

/** Who has written any revision of a package. */
export async function writersOf(db: Db | Tx, packageId: bigint): Promise<bigint[]> {
  const { rows } = await sql<{ writtenBy: bigint }>`
    select distinct written_by from packages.revision where package_id = ${packageId}`.execute(db)
  return rows.map(({ writtenBy }) => writtenBy)
}

/** What was done with a package, the last first. */
export async function listDeeds(db: Db | Tx, packageId: bigint): Promise<PackageDeed[]> {
  return db.withTables<PackageTables>().selectFrom('packages.deed')
    .select(['kind', 'revision', 'note', 'at', 'actorId']).where('packageId', '=', packageId)
    .orderBy('id', 'desc').limit(200).execute()
}

/** Writes down a deed and where the package stands after it. */
export async function insertDeed(
  tx: Tx, { id }: Package, deed: Omit<PackageDeed, 'at' | 'actorId'>, standing: Standing, at: Date, by: bigint,
): Promise<void> {
  const tables = tx.withTables<PackageTables>()
  await tables.insertInto('packages.deed').values({ ...deed, packageId: id, at, actorId: by }).execute()
  await tables.updateTable('packages.package').set({ standing }).where('id', '=', id).execute()
}

/** Writes down which version of the procedure a package became, with the warnings that were taken. */
export async function insertRelease(
  tx: Tx, release: Omit<Release, 'id'>, accepted: readonly Acceptance[],
): Promise<void> {
  const tables = tx.withTables<PackageTables>()
  const { id: releaseId } = await tables.insertInto('packages.release').values(release).returning('id')
    .executeTakeFirstOrThrow()
  if (accepted.length === 0) return
  await tables.insertInto('packages.acceptance')
    .values(accepted.map((one, place) => ({ ...one, releaseId, place }))).execute()
}

/** What became of a package; undefined where it was not published. */
export async function findRelease(
  db: Db | Tx, packageId: bigint,
): Promise<Release & { readonly accepted: readonly Acceptance[] } | undefined> {
  const tables = db.withTables<PackageTables>()
  const release = await tables.selectFrom('packages.release').selectAll().where('packageId', '=', packageId)
    .executeTakeFirst()
  if (!release) return undefined
  const accepted = await tables.selectFrom('packages.acceptance')
    .select(['code', 'pointer', 'element', 'text', 'reason']).where('releaseId', '=', release.id).orderBy('place')
    .execute()
  return { ...release, accepted }
}

/** The package that became a version, as it was published; the last, where only a form was changed since. */
export async function findReleasedContent(db: Db | Tx, procedureVersionId: bigint): Promise<PackageData | undefined> {
  const { rows: [row] } = await sql<{ content: PackageData }>`
    select content from packages.release join packages.revision on revision.package_id = release.package_id
      and revision.number = release.revision
    where procedure_version_id = ${procedureVersionId} order by release.id desc limit 1`.execute(db)
  return row?.content
}

export interface PackagesWanted {
  readonly standing?: Standing | undefined
  readonly procedure?: string | undefined
  /** Goes on after this one. */
  readonly before?: bigint | undefined
  readonly limit: number
}

/** Packages, the newest first, with the name that the last revision gives. */
export async function listPackages(
  db: Db, { standing, procedure, before, limit }: PackagesWanted,
): Promise<PackageLine[]> {
  const { rows } = await sql<PackageLine>`
    select package.id, public_id, procedure, standing, newest.name, newest.number as revision, newest.written_at,
      newest.written_by, newest.dates, release.valid_from, release.at as released_at
    from packages.package
    join lateral (select name, number, written_at, written_by, content -> 'dates' as dates from packages.revision where package_id = package.id
      order by number desc limit 1) as newest on true
    left join packages.release on release.package_id = package.id
    where (${standing ?? null}::text is null or standing = ${standing ?? null})
      and (${procedure ?? null}::text is null or procedure = ${procedure ?? null})
      and (${before ?? null}::bigint is null or package.id < ${before ?? null}::bigint)
    order by package.id desc limit ${limit}`.execute(db)
  return rows
}

/** Revisions of a package without what they say, the newest first. */
export async function listRevisions(
  db: Db, packageId: bigint, limit = 50,
): Promise<Omit<Revision, 'content'>[]> {
  const { rows } = await sql<Omit<Revision, 'content'>>`
    select number, written_at, written_by from packages.revision where package_id = ${packageId}
    order by number desc limit ${limit}`.execute(db)
  return rows
}
