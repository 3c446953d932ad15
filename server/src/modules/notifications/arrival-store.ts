import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import { type Arrival, isMissed } from './domain/arrival.ts'
import type { DueMessage } from './delivery-store.ts'

/** A message of which nobody knows yet whether it arrived. */
export interface AwaitedArrival extends Omit<DueMessage, 'endsAt'> { readonly sentAt: Date }

/** From now on the gateway is asked whether a message that it took arrived. */
export async function awaitArrival(tx: Tx, messageId: bigint, dueAt: Date): Promise<void> {
  await sql`update notifications.message set arrival = 'awaited' where id = ${messageId}`.execute(tx)
  await sql`insert into notifications.awaited_arrival (message_id, due_at) values (${messageId}, ${dueAt})`.execute(tx)
}

/**
 * Takes those that are due longest (awaited_arrival_due), at most `limit`, for whoever asks alone until `until`;
 * `tries` counts the answers before.
 */
export async function takeAwaitedArrivals(db: Db, now: Date, until: Date, limit: number): Promise<AwaitedArrival[]> {
  const { rows } = await sql<AwaitedArrival>`
    with due as (
      select message_id from notifications.awaited_arrival where due_at <= ${now}
      order by due_at, message_id limit ${limit} for update skip locked
    ), taken as (
      update notifications.awaited_arrival as one set due_at = ${until}
      from due where one.message_id = due.message_id returning one.message_id, one.tries
    )
    select id, public_id, to_person, to_phone, channel, template, language, subject, text, dossier_id, era, event_id,
      again, then_by, tries, sent_at
    from taken join notifications.message on message.id = taken.message_id order by id`.execute(db)
  return rows
}

/** They are asked about again, each at its moment; `said` of those that the gateway answered without saying it. */
export async function putOffArrivals(
  db: Db, due: readonly { readonly id: bigint; readonly at: Date }[], said: 'not-yet' | 'nothing',
): Promise<void> {
  if (due.length === 0) return
  await sql`
    update notifications.awaited_arrival as one set due_at = next.at, tries = tries + ${said === 'not-yet' ? 1 : 0}
    from unnest(${due.map(({ id }) => id)}::bigint[], ${due.map(({ at }) => at)}::timestamptz[]) as next (id, at)
    where one.message_id = next.id`.execute(db)
}

/** Keeps what became of a message, once; false if it is known already. */
export async function endArrival(
  tx: Tx, messageId: bigint, arrival: Exclude<Arrival, 'awaited'>, at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    delete from notifications.awaited_arrival where message_id = ${messageId} returning message_id`.execute(tx)
  if (rows.length === 0) return false
  await sql`update notifications.message set arrival = ${arrival}, arrival_at = ${at},
    state = ${isMissed(arrival) ? 'failed' : 'sent'} where id = ${messageId}`.execute(tx)
  return true
}
