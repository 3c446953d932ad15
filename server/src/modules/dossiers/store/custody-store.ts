import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

/** Where the paper result of a dossier lies. */
export type Custody = Selectable<DossierTables['dossiers.custody']>
/** How it was proven that the result went to the right person. */
export type Proof = NonNullable<Custody['proof']>
/** A way of the paper result from unit to unit. */
export type ResultMove = Selectable<DossierTables['dossiers.result_move']>

/** Where it lies, or where it was when it was returned; undefined where there is no paper, or not yet. */
export async function findCustody(db: Db | Tx, dossierId: bigint): Promise<Custody | undefined> {
  const { rows: [row] } = await sql<Custody>`
    select * from dossiers.custody where dossier_id = ${dossierId}`.execute(db)
  return row
}

/** Begins to keep it at a unit. */
export async function insertCustody(
  tx: Tx, row: { dossierId: bigint; unitId: bigint; holderId: bigint; since: Date; remindAt: Date | null },
): Promise<void> {
  await sql`
    insert into dossiers.custody (dossier_id, unit_id, holder_id, since, remind_at)
    values (${row.dossierId}, ${row.unitId}, ${row.holderId}, ${row.since}, ${row.remindAt}::timestamptz)`.execute(tx)
}

/** It has come to another unit, into somebody's hands. */
export async function moveCustody(
  tx: Tx, dossierId: bigint, to: { unitId: bigint; holderId: bigint; since: Date; remindAt: Date | null },
): Promise<void> {
  await sql`
    update dossiers.custody set unit_id = ${to.unitId}, holder_id = ${to.holderId}, since = ${to.since},
      remind_at = ${to.remindAt}::timestamptz, shelf = null
    where dossier_id = ${dossierId}`.execute(tx)
}

/** When the applicant is told next, and how often that was. */
export async function setReminder(
  tx: Tx, dossierId: bigint, { remindAt, reminders }: { remindAt: Date | null; reminders: number },
): Promise<void> {
  await sql`
    update dossiers.custody set remind_at = ${remindAt}::timestamptz, reminders = ${reminders}
    where dossier_id = ${dossierId}`.execute(tx)
}

/** It was handed to whom it is for. */
export async function endCustody(tx: Tx, dossierId: bigint, at: Date, proof: Proof | null): Promise<void> {
  await sql`
    update dossiers.custody set returned_at = ${at}, remind_at = null, proof = ${proof}::text
    where dossier_id = ${dossierId}`.execute(tx)
}

/** All ways of the result of a dossier, in their order. */
export async function listResultMoves(db: Db | Tx, dossierId: bigint): Promise<ResultMove[]> {
  const { rows } = await sql<ResultMove>`
    select * from dossiers.result_move where dossier_id = ${dossierId} order by id`.execute(db)
  return rows
}

/** The way that is planned or under way; there is one at most (result_move_open_once). */
export async function findOpenMove(db: Db | Tx, dossierId: bigint): Promise<ResultMove | undefined> {
  const { rows: [row] } = await sql<ResultMove>`
    select * from dossiers.result_move
    where dossier_id = ${dossierId} and received_at is null and ended_at is null`.execute(db)
  return row
}

/** Plans a way. */
export async function insertResultMove(
  tx: Tx, row: { dossierId: bigint; fromUnitId: bigint; toUnitId: bigint; dueAt: Date },
): Promise<void> {
  await sql`
    insert into dossiers.result_move (dossier_id, from_unit_id, to_unit_id, due_at)
    values (${row.dossierId}, ${row.fromUnitId}, ${row.toUnitId}, ${row.dueAt})`.execute(tx)
}

/** It left, came, or neither. */
export async function settleResultMove(
  tx: Tx, id: bigint, how: 'handed-over' | 'received' | 'refused' | 'recalled', at: Date, by: bigint,
): Promise<void> {
  const change = how === 'handed-over' ? sql`handed_over_at = ${at}, handed_over_by = ${by}`
    : how === 'received' ? sql`received_at = ${at}, received_by = ${by}, handed_over_at = coalesce(handed_over_at, ${at}),
        handed_over_by = coalesce(handed_over_by, ${by})`
      : sql`ended_at = ${at}, ended_by = ${by}, ended_why = ${how}`
  await sql`update dossiers.result_move set ${change} where id = ${id}`.execute(tx)
}

/** The section where the applicant chose to collect the result; undefined: where it was received. */
export async function findCollection(db: Db | Tx, dossierId: bigint): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ unitId: bigint }>`
    select unit_id from dossiers.collection where dossier_id = ${dossierId}`.execute(db)
  return row?.unitId
}

/** The applicant chose a section. */
export async function keepCollection(
  tx: Tx, row: { dossierId: bigint; unitId: bigint }, at: Date, by: bigint,
): Promise<void> {
  await sql`
    insert into dossiers.collection (dossier_id, unit_id, chosen_at, chosen_by)
    values (${row.dossierId}, ${row.unitId}, ${at}, ${by})
    on conflict (dossier_id) do update set unit_id = excluded.unit_id, chosen_at = excluded.chosen_at,
      chosen_by = excluded.chosen_by`.execute(tx)
}
