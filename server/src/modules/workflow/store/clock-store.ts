import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { ClockKind, PauseReason, WorkflowTables } from './tables.ts'

export type Clock = Selectable<WorkflowTables['workflow.clock']>
export type Pause = Selectable<WorkflowTables['workflow.pause']>
export type NewClock = Insertable<WorkflowTables['workflow.clock']>

/** Starts clocks, in one statement. */
export async function insertClocks(tx: Tx, clocks: readonly NewClock[]): Promise<void> {
  await tx.withTables<WorkflowTables>().insertInto('workflow.clock').values(clocks).execute()
}

/** All clocks of a case, first to last. */
export async function listClocks(db: Db | Tx, caseId: bigint): Promise<Clock[]> {
  return db.withTables<WorkflowTables>().selectFrom('workflow.clock').selectAll()
    .where('caseId', '=', caseId).orderBy('id').execute()
}

/** All pauses of a case, first to last. */
export async function listPauses(db: Db | Tx, caseId: bigint): Promise<Pause[]> {
  return db.withTables<WorkflowTables>().selectFrom('workflow.pause').selectAll()
    .where('caseId', '=', caseId).orderBy('id').execute()
}

/** The pauses of many cases, first to last. */
export async function listPausesOfCases(db: Db | Tx, caseIds: readonly bigint[]): Promise<Pause[]> {
  return db.withTables<WorkflowTables>().selectFrom('workflow.pause').selectAll()
    .where('caseId', '=', sql<bigint>`any(${caseIds}::bigint[])`).orderBy('id').execute()
}

/** Stops the running clocks of a case, of some kinds or all. */
export async function stopClocks(tx: Tx, caseId: bigint, stoppedAt: Date, kinds?: readonly ClockKind[]): Promise<void> {
  const running = tx.withTables<WorkflowTables>().updateTable('workflow.clock').set({ stoppedAt })
    .where('caseId', '=', caseId).where('stoppedAt', 'is', null)
  await (kinds ? running.where('kind', 'in', kinds) : running).execute()
}

/** A new end of a clock, and when to warn of it. A moved end is warned of anew: `warnedAt` is then null. */
export async function redateClock(
  tx: Tx, id: bigint, change: { dueAt: Date; warnAt: Date | null; warnedAt: Date | null; extended: number },
): Promise<void> {
  await tx.withTables<WorkflowTables>().updateTable('workflow.clock').set(change)
    .where('id', '=', id).executeTakeFirstOrThrow()
}

/** Begins a pause. `pause_open_once` lets only one be open. */
export async function insertPause(
  tx: Tx, pause: { caseId: bigint; fromAt: Date; reason: PauseReason; article: string; note: string | null },
): Promise<void> {
  await tx.withTables<WorkflowTables>().insertInto('workflow.pause').values({ ...pause, untilAt: null }).execute()
}

/** Says of the open pause of a case until when it may last. */
export async function limitPause(tx: Tx, caseId: bigint, endsBy: Date): Promise<void> {
  await tx.withTables<WorkflowTables>().updateTable('workflow.pause').set({ endsBy })
    .where('caseId', '=', caseId).where('untilAt', 'is', null).execute()
}

/** Other moments until which open pauses may last. */
export async function limitPauses(
  tx: Tx, pauses: readonly { readonly id: bigint; readonly endsBy: Date }[],
): Promise<void> {
  if (pauses.length === 0) return
  await sql`
    update workflow.pause p set ends_by = m.ends_by
    from unnest(${pauses.map(({ id }) => id)}::bigint[], ${pauses.map(({ endsBy }) => endsBy.toISOString())}::timestamptz[])
      as m(id, ends_by) where p.id = m.id and p.until_at is null`.execute(tx)
}

/** Cases that have waited as long as they may, longest first (pause_to_end). */
export async function listPausesToEnd(db: Db | Tx, now: Date, limit: number): Promise<bigint[]> {
  const rows = await db.withTables<WorkflowTables>().selectFrom('workflow.pause').select('caseId')
    .where('untilAt', 'is', null).where('endsBy', '<=', now).orderBy('endsBy').limit(limit).execute()
  return rows.map(({ caseId }) => caseId)
}

/** Whether a case still waits although it may no longer; asked once the case is locked. */
export async function isPausedUntil(tx: Tx, caseId: bigint, now: Date): Promise<boolean> {
  const row = await tx.withTables<WorkflowTables>().selectFrom('workflow.pause').select('id')
    .where('caseId', '=', caseId).where('untilAt', 'is', null).where('endsBy', '<=', now).executeTakeFirst()
  return row !== undefined
}

/** Ends the open pause of a case, if there is one. */
export async function endPause(tx: Tx, caseId: bigint, untilAt: Date): Promise<void> {
  await tx.withTables<WorkflowTables>().updateTable('workflow.pause').set({ untilAt })
    .where('caseId', '=', caseId).where('untilAt', 'is', null).execute()
}

/**
 * Clocks whose holders must be told that their terms will be missed, longest waiting first. Held by nobody: whoever
 * tells locks the case first, as every deed does, and then marks the clock, or two would wait for each other.
 */
export async function listToWarn(db: Db | Tx, now: Date, limit: number): Promise<Clock[]> {
  return db.withTables<WorkflowTables>().selectFrom('workflow.clock').selectAll()
    .where('warnAt', '<=', now).where('warnedAt', 'is', null).where('stoppedAt', 'is', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('workflow.pause').select('workflow.pause.id')
      .whereRef('workflow.pause.caseId', '=', 'workflow.clock.caseId').where('untilAt', 'is', null))))
    .orderBy('warnAt').orderBy('id').limit(limit).execute()
}

/** Whether there is one: a look that leaves nothing behind, once a second. */
export async function isAnyToWarn(db: Db, now: Date): Promise<boolean> {
  return (await listToWarn(db, now, 1)).length > 0
}

/** Marks that the holder was told; the clock as it is, or nothing if it was told, moved or stopped meanwhile. */
export async function markWarned(tx: Tx, id: bigint, warnedAt: Date): Promise<Clock | undefined> {
  return tx.withTables<WorkflowTables>().updateTable('workflow.clock').set({ warnedAt })
    .where('id', '=', id).where('warnAt', '<=', warnedAt).where('warnedAt', 'is', null).where('stoppedAt', 'is', null)
    .returningAll().executeTakeFirst()
}

/**
 * How many dossiers run past their end, extended or not, for the metrics (clock_overdue). One whose clock stands while
 * somebody is waited for does not run.
 */
export async function countOverdue(db: Db, now: Date): Promise<number> {
  const { rows: [row] } = await sql<{ n: bigint }>`
    select count(*) as n from workflow.clock c where kind = 'dossier' and stopped_at is null and due_at < ${now}
      and not exists (select from workflow.pause p where p.case_id = c.case_id and p.until_at is null)`.execute(db)
  return Number(row?.n ?? 0)
}
