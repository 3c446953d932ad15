import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** A package that the archive keeps, and what may become of it. */
export interface KeptPackage {
  readonly publicId: string
  readonly unitId: bigint
  readonly number: string
  readonly procedureVersionId: bigint
  readonly closedAt: Date
  readonly size: number
  readonly retainUntil: Day | null
  readonly holdReason: string | null
  readonly heldSince: Date | null
  /** A proposal to destroy it waits. */
  readonly isProposed: boolean
}

/** What agencies keep: what may be destroyed soonest first, then by its number. */
export async function listKept(db: Db, unitIds: readonly bigint[], limit: number): Promise<KeptPackage[]> {
  const { rows } = await sql<KeptPackage>`
    select p.public_id, p.unit_id, d.number, d.procedure_version_id, p.closed_at, p.size::float8 as size, p.retain_until,
      h.reason as hold_reason, h.set_at as held_since,
      exists (select from dossiers.archive_destruction_item i where i.package_id = p.id and i.is_open) as is_proposed
    from dossiers.archive_package p join dossiers.dossier d on d.id = p.dossier_id
      left join dossiers.archive_hold h on h.package_id = p.id and h.lifted_at is null
    where p.unit_id = any(${[...unitIds]}::bigint[]) and p.state = 'kept'
    order by p.retain_until nulls last, p.id limit ${limit}`.execute(db)
  return rows
}

/** Holds a package; undefined where it is held already (archive_hold_open_once). Answers the number of the hold. */
export async function insertHold(
  tx: Tx, row: { readonly packageId: bigint; readonly reason: string; readonly at: Date; readonly by: bigint },
): Promise<bigint | undefined> {
  const { rows: [hold] } = await sql<{ id: bigint }>`
    insert into dossiers.archive_hold (package_id, reason, set_at, set_by)
    values (${row.packageId}, ${row.reason}, ${row.at}, ${row.by}) on conflict do nothing returning id`.execute(tx)
  return hold?.id
}

/** Lifts the hold of a package; undefined where there is none. Answers its number. */
export async function liftHoldOf(
  tx: Tx, row: { readonly packageId: bigint; readonly why: string; readonly at: Date; readonly by: bigint },
): Promise<bigint | undefined> {
  const { rows: [hold] } = await sql<{ id: bigint }>`
    update dossiers.archive_hold set lifted_at = ${row.at}, lifted_by = ${row.by}, lifted_why = ${row.why}
    where package_id = ${row.packageId} and lifted_at is null returning id`.execute(tx)
  return hold?.id
}

/** Which of these packages are held now. */
export async function heldAmong(tx: Tx, packageIds: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  const { rows } = await sql<{ packageId: bigint }>`
    select package_id from dossiers.archive_hold where package_id = any(${[...packageIds]}::bigint[]) and lifted_at is null`
    .execute(tx)
  return new Set(rows.map(({ packageId }) => packageId))
}

/** A proposal to destroy packages, and what was decided. */
export interface Destruction {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly reason: string
  readonly proposedAt: Date
  readonly proposedBy: bigint
  readonly proposedFor: bigint | null
  readonly closedAt: Date | null
  readonly closedBy: bigint | null
  readonly isApproved: boolean | null
  readonly note: string
  readonly bodies: number | null
}

const COLUMNS = sql`
  id, public_id, unit_id, reason, proposed_at, proposed_by, proposed_for, closed_at, closed_by, is_approved, note, bodies`

/** Proposes to destroy these; undefined where one of them is in another proposal (archive_destruction_open_once). */
export async function insertDestruction(
  tx: Tx,
  { unitId, reason, packageIds, at, by, onBehalfOf }: {
    readonly unitId: bigint; readonly reason: string; readonly packageIds: readonly bigint[]; readonly at: Date
    readonly by: bigint; readonly onBehalfOf: bigint | null
  },
): Promise<Destruction | undefined> {
  const { rows: others } = await sql`
    select from dossiers.archive_destruction_item where package_id = any(${[...packageIds]}::bigint[]) and is_open`.execute(tx)
  if (others.length > 0) return undefined
  const { rows: [made] } = await sql<Destruction>`
    with made as (
      insert into dossiers.archive_destruction (unit_id, reason, proposed_at, proposed_by, proposed_for)
      values (${unitId}, ${reason}, ${at}, ${by}, ${onBehalfOf}) returning ${COLUMNS}
    ), items as (
      insert into dossiers.archive_destruction_item (destruction_id, package_id)
      select made.id, package from made, unnest(${[...packageIds]}::bigint[]) as package)
    select * from made`.execute(tx)
  return made
}

/** One by its address, held until `tx` ends. */
export async function lockDestruction(tx: Tx, publicId: string): Promise<Destruction | undefined> {
  const { rows: [row] } = await sql<Destruction>`
    select ${COLUMNS} from dossiers.archive_destruction where public_id = ${publicId} for update`.execute(tx)
  return row
}

export interface DestructionItem {
  readonly destructionId: bigint
  readonly packageId: bigint
  readonly publicId: string
  readonly dossierId: bigint
  readonly number: string
  readonly state: string
  readonly retainUntil: Day | null
  readonly sha256: string
}

/** The packages of some proposals. */
export async function listDestructionItems(db: Db | Tx, destructionIds: readonly bigint[]): Promise<DestructionItem[]> {
  const { rows } = await sql<DestructionItem>`
    select i.destruction_id, i.package_id, p.public_id, p.dossier_id, d.number, p.state, p.retain_until,
      encode(p.sha256, 'hex') as sha256
    from dossiers.archive_destruction_item i join dossiers.archive_package p on p.id = i.package_id
      join dossiers.dossier d on d.id = p.dossier_id
    where i.destruction_id = any(${[...destructionIds]}::bigint[]) order by i.destruction_id, i.package_id`.execute(db)
  return rows
}

/** Of agencies, those that wait first, then the newest. */
export async function listDestructions(db: Db, unitIds: readonly bigint[], limit: number): Promise<Destruction[]> {
  const { rows } = await sql<Destruction>`
    select ${COLUMNS} from dossiers.archive_destruction where unit_id = any(${[...unitIds]}::bigint[])
    order by closed_at is not null, id desc limit ${limit}`.execute(db)
  return rows
}

/** What was decided; approved, the packages are destroyed by that. */
export async function closeDestruction(
  tx: Tx, id: bigint,
  { at, by, isApproved, note, bodies }: {
    readonly at: Date; readonly by: bigint; readonly isApproved: boolean; readonly note: string
    readonly bodies: number | null
  },
): Promise<void> {
  await sql`
    with items as (
      update dossiers.archive_destruction_item set is_open = false where destruction_id = ${id} returning package_id
    ), gone as (
      update dossiers.archive_package set state = 'destroyed'
      where ${isApproved} and id in (select package_id from items) and state = 'kept')
    update dossiers.archive_destruction set closed_at = ${at}, closed_by = ${by}, is_approved = ${isApproved}, note = ${note},
      bodies = ${bodies}
    where id = ${id}`.execute(tx)
}

/** The papers of these dossiers: handed in for nothing else, and their results. */
export async function papersOfDossiers(tx: Tx, dossierIds: readonly bigint[]): Promise<bigint[]> {
  const { rows } = await sql<{ paperId: bigint }>`
    with own as (
      select unnest(paper_ids) as paper_id from dossiers.component where dossier_id = any(${[...dossierIds]}::bigint[])
      union select paper_id from dossiers.signed_result where dossier_id = any(${[...dossierIds]}::bigint[]))
    select distinct paper_id from own
    where not exists (
      select from dossiers.component c join dossiers.dossier d on d.id = c.dossier_id
      where c.paper_ids @> array[own.paper_id] and c.dossier_id <> all(${[...dossierIds]}::bigint[])
        and not exists (select from dossiers.archive_package p where p.dossier_id = d.id and p.state = 'destroyed'))`
    .execute(tx)
  return rows.map(({ paperId }) => paperId)
}
