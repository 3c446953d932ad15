import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** A correction of the calendars, and how far it has come. */
export interface Correction {
  readonly id: bigint
  readonly publicId: string
  /** The day that becomes a holiday; null for what calendars say that were loaded. */
  readonly day: Day | null
  readonly name: string | null
  readonly basis: string
  readonly proposedAt: Date
  readonly proposedBy: bigint
  /** For whom, where it was a stand-in. */
  readonly proposedFor: bigint | null
  readonly after: bigint
  readonly found: number
  /** Moments that move along: of processes, and those until which somebody is waited for. */
  readonly along: number
  readonly countedAt: Date | null
  /** The newest version of any calendar when the list was whole. */
  readonly countedCalendarId: bigint | null
  readonly decidedAt: Date | null
  readonly decidedBy: bigint | null
  readonly isApproved: boolean | null
  readonly note: string
  readonly moved: number
  readonly doneAt: Date | null
}

export interface NewCorrection {
  readonly day: Day | null
  readonly name: string | null
  readonly basis: string
  readonly proposedAt: Date
  readonly proposedBy: bigint
  readonly proposedFor: bigint | null
}

/** Puts one on record; undefined while another is not ended (calendar_correction_open_once). */
export async function insertCorrection(
  tx: Tx, { day, name, basis, proposedAt, proposedBy, proposedFor }: NewCorrection,
): Promise<Correction | undefined> {
  const { rows: [row] } = await sql<Correction>`
    insert into dossiers.calendar_correction (day, name, basis, proposed_at, proposed_by, proposed_for)
    values (${day}, ${name}, ${basis}, ${proposedAt}, ${proposedBy}, ${proposedFor}) on conflict do nothing returning *`.execute(tx)
  return row
}

/** One by its address, taken until `tx` ends. */
export async function lockCorrection(tx: Tx, publicId: string): Promise<Correction | undefined> {
  const { rows: [row] } = await sql<Correction>`
    select * from dossiers.calendar_correction where public_id = ${publicId} for update`.execute(tx)
  return row
}

/**
 * The one that a job has something to do about: to forecast it, again where calendars were loaded since it was listed,
 * or to move what it moves.
 */
export async function findCorrectionToDo(db: Db | Tx, newestCalendar: bigint): Promise<Correction | undefined> {
  const { rows: [row] } = await sql<Correction>`
    select * from dossiers.calendar_correction
    where (decided_at is null or is_approved and done_at is null)
      and (is_approved or counted_calendar_id is distinct from ${newestCalendar})`.execute(db)
  return row
}

/** Corrections, the newest first, before one of them or one alone. */
export async function listCorrections(
  db: Db, { before, only, limit }: { before?: bigint | undefined; only?: string; limit: number },
): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    select * from dossiers.calendar_correction
    where (${before ?? null}::bigint is null or id < ${before ?? null})
      and (${only ?? null}::uuid is null or public_id = ${only ?? null})
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** How far the forecast has come; with `whole` it is at its end, by that version of the calendars. */
export async function keepForecast(
  tx: Tx, id: bigint,
  { after, found, along, whole }: {
    after: bigint; found: number; along: number; whole: { at: Date; byCalendar: bigint } | null
  },
): Promise<void> {
  await sql`
    update dossiers.calendar_correction set after = ${after}, found = found + ${found},
      along = along + ${along}, counted_at = ${whole?.at ?? null}, counted_calendar_id = ${whole?.byCalendar ?? null}
    where id = ${id}`.execute(tx)
}

/** Forgets a forecast: calendars were loaded since, and the list would be another one. */
export async function dropForecast(tx: Tx, id: bigint): Promise<void> {
  await sql`delete from dossiers.redating where correction_id = ${id}`.execute(tx)
  await sql`
    update dossiers.calendar_correction set after = 0, found = 0, along = 0, counted_at = null, counted_calendar_id = null
    where id = ${id}`.execute(tx)
}

/** What was decided; the job begins with the first dossier again. */
export async function keepDecision(
  tx: Tx, id: bigint, { at, by, isApproved, note }: { at: Date; by: bigint; isApproved: boolean; note: string },
): Promise<void> {
  await sql`
    update dossiers.calendar_correction
    set decided_at = ${at}, decided_by = ${by}, is_approved = ${isApproved}, note = ${note}, after = 0
    where id = ${id}`.execute(tx)
}

/** How far the move has come. */
export async function keepMove(
  tx: Tx, id: bigint, { after, moved }: { readonly after: bigint; readonly moved: number },
): Promise<void> {
  await sql`
    update dossiers.calendar_correction set after = ${after}, moved = moved + ${moved} where id = ${id}`.execute(tx)
}

/** Nothing is left to be moved. */
export async function keepCorrectionDone(tx: Tx, id: bigint, at: Date): Promise<void> {
  await sql`update dossiers.calendar_correction set done_at = ${at} where id = ${id}`.execute(tx)
}

/** A dossier whose promised day a correction moves, or has moved. */
export interface Redating {
  readonly dossierId: bigint
  readonly number: string
  readonly before: Date
  readonly dueAt: Date
  readonly movedAt: Date | null
}

/** Days as they are forecast, or with `movedAt` as they were moved. */
export async function keepRedatings(
  tx: Tx, correctionId: bigint,
  rows: readonly { readonly dossierId: bigint; readonly before: Date; readonly after: Date }[], movedAt: Date | null,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into dossiers.redating (correction_id, dossier_id, before, due_at, moved_at)
    select ${correctionId}, dossier_id, before, due_at, ${movedAt}::timestamptz
    from unnest(${rows.map(({ dossierId }) => dossierId)}::bigint[],
      ${rows.map(({ before }) => before.toISOString())}::timestamptz[],
      ${rows.map(({ after }) => after.toISOString())}::timestamptz[]) as row (dossier_id, before, due_at)
    on conflict (correction_id, dossier_id) do update
    set before = excluded.before, due_at = excluded.due_at, moved_at = excluded.moved_at`.execute(tx)
}

/** The dossiers of a correction, the newest first, before one of them (redating_pkey). */
export async function listRedatings(
  db: Db, correctionId: bigint, before: bigint | undefined, limit: number,
): Promise<Redating[]> {
  const { rows } = await sql<Redating>`
    select dossier_id, number, redating.before, redating.due_at, moved_at
    from dossiers.redating join dossiers.dossier on dossier.id = dossier_id
    where correction_id = ${correctionId} and (${before ?? null}::bigint is null or dossier_id < ${before ?? null})
    order by dossier_id desc limit ${limit}`.execute(db)
  return rows
}
