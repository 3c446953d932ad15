import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { State } from '../domain/lifecycle.ts'
import type { AlarmKind, DossierTables } from './tables.ts'

export type Alarm = Selectable<DossierTables['dossiers.alarm']>
export type OpenAlarm = Alarm & { readonly raisedAt: Date }

/** An alarm to come. */
export interface PlannedAlarm {
  readonly dossierId: bigint
  readonly kind: AlarmKind
  readonly level: 1 | 2
  /** Code of what stands still; empty of the hours in which a dossier is answered. */
  readonly cause: string
  readonly since: Date
  readonly dueAt: Date
}

/**
 * Plans alarms: each kind, level and cause of a dossier once. A term that began later is watched over anew, the same
 * one never twice; what stands still (`idle`) has one alarm until that has ended. Answers how many are new.
 */
export async function planAlarmRows(tx: Tx, alarms: readonly PlannedAlarm[]): Promise<number> {
  if (alarms.length === 0) return 0
  const { numAffectedRows = 0n } = await sql`
    insert into dossiers.alarm as a (dossier_id, kind, level, cause, since, due_at)
    select * from unnest(${alarms.map(({ dossierId }) => dossierId)}::bigint[], ${alarms.map(({ kind }) => kind)}::text[],
      ${alarms.map(({ level }) => level)}::smallint[], ${alarms.map(({ cause }) => cause)}::text[],
      ${alarms.map(({ since }) => since)}::timestamptz[], ${alarms.map(({ dueAt }) => dueAt)}::timestamptz[])
    on conflict on constraint alarm_once do update
      set since = excluded.since, due_at = excluded.due_at, raised_at = null, ended_at = null
      where a.since < excluded.since and (a.kind <> 'idle' or a.ended_at is not null)`.execute(tx)
  return Number(numAffectedRows)
}

/** Alarms whose moment has come, longest waiting first (alarm_due). Held by nobody: the dossier is locked first. */
export async function listDueAlarms(db: Db | Tx, now: Date, limit: number): Promise<Alarm[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.alarm').selectAll()
    .where('raisedAt', 'is', null).where('endedAt', 'is', null).where('dueAt', '<=', now)
    .orderBy('dueAt').orderBy('id').limit(limit).execute()
}

/** Raises a planned alarm, or ends it unraised; whether it was still to be decided. */
export async function settleAlarm(
  tx: Tx, id: bigint, done: { readonly raisedAt: Date } | { readonly endedAt: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.withTables<DossierTables>().updateTable('dossiers.alarm').set(done)
    .where('id', '=', id).where('raisedAt', 'is', null).where('endedAt', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends the alarms of a kind of a dossier, raised or planned. */
export async function endAlarms(tx: Tx, dossierId: bigint, kind: AlarmKind, at: Date): Promise<void> {
  await tx.withTables<DossierTables>().updateTable('dossiers.alarm').set({ endedAt: at })
    .where('dossierId', '=', dossierId).where('kind', '=', kind).where('endedAt', 'is', null).execute()
}

/** An alarm of what stands still, raised or planned, and the state of its dossier. */
export type IdleAlarm = Pick<Alarm, 'id' | 'dossierId' | 'cause'> & { readonly state: State }

/** The alarms of what stands still that have not ended, by their ids from `afterId` on (alarm_idle). */
export async function listIdleAlarms(db: Db | Tx, afterId: bigint, limit: number): Promise<IdleAlarm[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.alarm')
    .innerJoin('dossiers.dossier', 'dossiers.dossier.id', 'dossiers.alarm.dossierId')
    .select(['dossiers.alarm.id', 'dossiers.alarm.dossierId', 'dossiers.alarm.cause', 'dossiers.dossier.state'])
    .where('dossiers.alarm.kind', '=', 'idle').where('dossiers.alarm.endedAt', 'is', null)
    .where('dossiers.alarm.id', '>', afterId).orderBy('dossiers.alarm.id').limit(limit).execute()
}

/** Ends alarms of a kind by dossier and cause, raised or planned, if nobody else has (alarm_once). */
export async function endAlarmsOfCauses(
  tx: Tx, kind: AlarmKind, causes: readonly Pick<Alarm, 'dossierId' | 'cause'>[], at: Date,
): Promise<void> {
  if (causes.length === 0) return
  await sql`
    update dossiers.alarm a set ended_at = ${at}
    from unnest(${causes.map(({ dossierId }) => dossierId)}::bigint[], ${causes.map(({ cause }) => cause)}::text[])
      as m(dossier_id, cause)
    where a.dossier_id = m.dossier_id and a.kind = ${kind} and a.cause = m.cause and a.ended_at is null`.execute(tx)
}

/** Other, later moments of alarms to come of a kind, of the same beginning. Answers how many move. */
export async function redateAlarms(
  tx: Tx, kind: AlarmKind,
  alarms: readonly { readonly dossierId: bigint; readonly level: number; readonly since: Date; readonly dueAt: Date }[],
): Promise<number> {
  if (alarms.length === 0) return 0
  const { numAffectedRows = 0n } = await sql`
    update dossiers.alarm a set due_at = n.due_at
    from unnest(${alarms.map(({ dossierId }) => dossierId)}::bigint[], ${alarms.map(({ level }) => level)}::smallint[],
        ${alarms.map(({ since }) => since.toISOString())}::timestamptz[],
        ${alarms.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[]) as n(dossier_id, level, since, due_at)
    where a.dossier_id = n.dossier_id and a.kind = ${kind} and a.level = n.level and a.since = n.since
      and a.due_at < n.due_at and a.raised_at is null and a.ended_at is null`.execute(tx)
  return Number(numAffectedRows)
}

/** Ends these alarms, if nobody else has. */
export async function endAlarmsById(tx: Tx, ids: readonly bigint[], at: Date): Promise<void> {
  await tx.withTables<DossierTables>().updateTable('dossiers.alarm').set({ endedAt: at })
    .where('id', '=', sql<bigint>`any(${ids}::bigint[])`).where('endedAt', 'is', null).execute()
}

/** In which states these dossiers are. */
export async function statesOf(db: Db | Tx, dossierIds: readonly bigint[]): Promise<Map<bigint, State>> {
  const rows = await db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(['id', 'state'])
    .where('id', '=', sql<bigint>`any(${dossierIds}::bigint[])`).execute()
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** The alarms that were raised for these dossiers and have not ended (alarm_open). */
export async function openAlarmsOf(db: Db | Tx, dossierIds: readonly bigint[]): Promise<OpenAlarm[]> {
  if (dossierIds.length === 0) return []
  return db.withTables<DossierTables>().selectFrom('dossiers.alarm').selectAll()
    .where('dossierId', '=', sql<bigint>`any(${dossierIds}::bigint[])`).where('endedAt', 'is', null)
    .where('raisedAt', 'is not', null).$narrowType<{ raisedAt: Date }>().orderBy('raisedAt').orderBy('id').execute()
}

/** How many dossiers stand still in a technical state, by what stands still, for the metrics and the operators. */
export async function countIdle(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ cause: string; n: bigint }>`
    select cause, count(*) as n from dossiers.alarm
    where kind = 'idle' and raised_at is not null and ended_at is null group by cause order by cause`.execute(db)
  return new Map(rows.map(({ cause, n }) => [cause, Number(n)]))
}

/** A dossier that stands still, as those who keep the program running see it: its number and no person. */
export interface IdleDossier { readonly number: string; readonly cause: string; readonly raisedAt: Date }

/** The dossiers that stand still in a technical state, longest first. */
export async function listIdle(db: Db, limit: number): Promise<IdleDossier[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.alarm')
    .innerJoin('dossiers.dossier', 'dossiers.dossier.id', 'dossiers.alarm.dossierId')
    .select(['dossiers.dossier.number', 'dossiers.alarm.cause', 'dossiers.alarm.raisedAt'])
    .where('dossiers.alarm.kind', '=', 'idle').where('dossiers.alarm.raisedAt', 'is not', null)
    .where('dossiers.alarm.endedAt', 'is', null).$narrowType<{ raisedAt: Date }>()
    .orderBy('dossiers.alarm.raisedAt').orderBy('dossiers.alarm.id').limit(limit).execute()
}
