import { sql } from 'kysely'
import type { Db, Json, Tx } from '../../platform/db.ts'
import type { Cursor } from './cursor.ts'

/** One line of a dossier's history. Names of people and units are looked up by whoever shows it. */
export interface HistoryEvent {
  readonly id: bigint
  readonly type: string
  readonly happenedAt: Date
  readonly recordedAt: Date
  /** Of whoever did it: what they said in words is kept beside it by the room of the subject. */
  readonly requestId: string
  readonly actorId: bigint
  readonly onBehalfOfId: bigint | null
  readonly unitId: bigint | null
  readonly subjectKind: string
  readonly subjectId: bigint
  /** Of the event that it takes back (undone), if it does. */
  readonly voids: bigint | null
  readonly data: Json
}

/** What happened to a dossier, first things first, the latest `limit` of them; served by `event_dossier`. */
export async function listEventsOfDossier(db: Db | Tx, dossierId: bigint, limit: number): Promise<HistoryEvent[]> {
  return listEvents(db, sql`dossier_id = ${dossierId}`, limit)
}

/** The same of any other thing, by its kind and id inside; served by `event_subject`. */
export async function listEventsOfSubject(
  db: Db | Tx, kind: string, id: bigint, limit: number,
): Promise<HistoryEvent[]> {
  return listEvents(db, sql`subject_kind = ${kind} and subject_id = ${id}`, limit)
}

/** Which events there are of these things of one kind, of each the id with its era; served by `event_subject`. */
export async function eventsOfSubjects(
  db: Db | Tx, kind: string, ids: readonly bigint[],
): Promise<Pick<Cursor, 'era' | 'id'>[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Pick<Cursor, 'era' | 'id'>>`select era, id from audit.event
    where subject_kind = ${kind} and subject_id = any(${ids}::bigint[])`.execute(db)
  return rows
}

/** The events of these types of these things of one kind, first things first; for things that have few of them. */
export async function listEventsOfSubjects(
  db: Db | Tx, kind: string, ids: readonly bigint[], types: readonly string[],
): Promise<HistoryEvent[]> {
  if (ids.length === 0) return []
  const of = sql`subject_kind = ${kind} and subject_id = any(${ids}::bigint[]) and type = any(${types}::text[])`
  return listEvents(db, of, 1_000)
}

/** An event of a dossier, for whoever looks through many of them. */
export interface DossierEvent extends Pick<HistoryEvent, 'type' | 'happenedAt' | 'actorId' | 'onBehalfOfId' | 'data'> {
  readonly dossierId: bigint
}

/** The events of these types of some dossiers, first things first, but what was undone (event_dossier). */
export async function listEventsOfDossiers(
  db: Db | Tx, dossierIds: readonly bigint[], types: readonly string[],
): Promise<DossierEvent[]> {
  if (dossierIds.length === 0) return []
  const { rows } = await sql<DossierEvent>`
    select dossier_id, type, happened_at, actor_id, on_behalf_of_id, data from audit.event
    where dossier_id = any(${dossierIds}::bigint[]) and type = any(${types}::text[])
      and not exists (select from audit.event later where later.voids = event.id)
    order by dossier_id, era, event.xid, id`.execute(db)
  return rows
}

async function listEvents(db: Db | Tx, where: ReturnType<typeof sql>, limit: number): Promise<HistoryEvent[]> {
  const { rows } = await sql<HistoryEvent>`
    select id, type, happened_at, recorded_at, request_id, actor_id, on_behalf_of_id, unit_id, subject_kind, subject_id, voids, data
    from audit.event where ${where} order by era desc, event.xid desc, id desc limit ${limit}`.execute(db)
  return rows.reverse()
}

/** Which of these dossiers have an event from before a moment that a consumer has not passed yet (event_dossier). */
export async function notPassedAmong(
  db: Db | Tx, { era, xid, id }: Cursor, dossierIds: readonly bigint[], before: Date,
): Promise<Set<bigint>> {
  const { rows } = await sql<{ dossierId: bigint }>`
    select distinct dossier_id from audit.event where dossier_id = any(${dossierIds}::bigint[])
      and (era, xid, id) > (${era}, ${xid}::xid8, ${id}) and happened_at < ${before}`.execute(db)
  return new Set(rows.map(({ dossierId }) => dossierId))
}

/** Whether something done to a dossier may still be undone, so that nobody is told of it yet (event_dossier). */
export async function mayBeUndone(db: Db | Tx, dossierId: bigint, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select from audit.event where dossier_id = ${dossierId} and publish_after > ${now}
      and not exists (select from audit.event later where later.voids = event.id) limit 1`.execute(db)
  return rows.length > 0
}
