import { type ColumnType, type Generated, type GeneratedAlways, sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import type { DueMessage } from './delivery-store.ts'
import type { Arrival } from './domain/arrival.ts'
import { endOfPatience } from './domain/patience.ts'
import type { OutsideChannel, SaidChannel, ThenBy } from './domain/ways.ts'

export type Channel = SaidChannel | 'portal'
export type MessageState = 'waiting' | 'sent' | 'failed'

type NotificationTables = {
  'notifications.message': {
    id: GeneratedAlways<bigint>
    publicId: ColumnType<string, never, never>
    /** Null of what is told to a number or an address alone. */
    toPerson: bigint | null
    toPhone: ColumnType<string | null, string | undefined, never>
    toEmail: ColumnType<string | null, string | undefined, never>
    phoneStruckAt: ColumnType<Date | null, never, never>
    channel: Channel
    template: string
    /** ISO 639-1, of its text. */
    language: ColumnType<string, string | undefined, never>
    subject: string
    text: string
    dossierId: bigint | null
    era: number
    eventId: bigint
    again: ColumnType<number, number | undefined, never>
    state: Generated<MessageState>
    thenBy: ColumnType<readonly ThenBy[], string | undefined, never>
    at: Date
    sentAt: Date | null
    arrival: ColumnType<Arrival | null, never, never>
    arrivalAt: ColumnType<Date | null, never, never>
  }
  'notifications.delivery': {
    messageId: bigint
    channel: OutsideChannel
    dueAt: Date
    /** Null of what a version before this wrote. */
    endsAt: ColumnType<Date | null, Date, Date>
    tries: Generated<number>
    lastFault: string | null
  }
  'notifications.sink': {
    id: GeneratedAlways<bigint>
    at: Date
    channel: OutsideChannel
    address: string
    subject: string
    text: string
  }
}

export interface NewMessage {
  readonly toPerson: bigint | null
  /** E.164, where there is no person: then by SMS only. */
  readonly toPhone?: string
  /** The same by mail only. */
  readonly toEmail?: string
  readonly channel: Channel
  readonly template: string
  /** ISO 639-1, of its text; Vietnamese, if nothing is said. */
  readonly language?: string
  readonly subject: string
  readonly text: string
  readonly dossierId: bigint | null
  readonly era: number
  readonly eventId: bigint
  /** How often staff had the same notice sent again; 0, if nothing is said. */
  readonly again?: number
  /** Tried one after the other, should its channel fail for good. */
  readonly thenBy?: readonly ThenBy[]
}

/**
 * Keeps a message; one of the portal has arrived with that, the others wait to be sent; of a letter nothing else is
 * kept here (`layLetter`). Undefined if it is there already.
 */
export async function insertMessage(
  tx: Tx, { thenBy = [], ...message }: NewMessage, at: Date, notBefore = at,
): Promise<{ id: bigint; publicId: string } | undefined> {
  const tables = tx.withTables<NotificationTables>()
  const isThere = message.channel === 'portal'
  const kept = await tables.insertInto('notifications.message')
    .values({ ...message, thenBy: JSON.stringify(thenBy), at, state: isThere ? 'sent' : 'waiting', sentAt: isThere ? at : null })
    .onConflict((clash) => clash.doNothing()).returning(['id', 'publicId'])
    .executeTakeFirst()
  const { channel } = message
  if (kept && channel !== 'portal' && channel !== 'letter')
    await tables.insertInto('notifications.delivery')
      .values({
        messageId: kept.id, channel, dueAt: notBefore, endsAt: endOfPatience(notBefore, thenBy), lastFault: null,
      }).execute()
  return kept
}

/** What was told of, as an event is known. */
export interface ToldEvent { readonly era: number; readonly id: bigint }

/**
 * Strikes the numbers and addresses to which these were told (message_once_a_number, message_once_an_address), and
 * gives up what is still to be sent, of which it answers; whoever is sending it finds it ended.
 */
export async function strikePhones(
  tx: Tx, events: readonly ToldEvent[], at: Date,
): Promise<Pick<DueMessage, 'id' | 'publicId' | 'channel'>[]> {
  if (events.length === 0) return []
  const toldTo = (column: 'to_phone' | 'to_email') => sql`select message.id from notifications.message
    join unnest(${events.map(({ era }) => era)}::int[], ${events.map(({ id }) => id)}::bigint[]) as told (era, event_id)
      using (era, event_id) where ${sql.ref(column)} is not null`
  // Each by its own index.
  const told = sql`${toldTo('to_phone')} union all ${toldTo('to_email')}`
  const { rows: ended } = await sql<{ messageId: bigint }>`
    delete from notifications.delivery where message_id in (${told}) returning message_id`.execute(tx)
  const unsent = ended.map(({ messageId }) => messageId)
  const { rows } = await sql<Pick<DueMessage, 'id' | 'publicId' | 'channel'>>`
    with struck as (
      update notifications.message set to_phone = null, to_email = null, phone_struck_at = ${at},
        state = case when id = any(${unsent}::bigint[]) then 'failed' else state end
      where id in (${told}) returning id, public_id, channel)
    select id, public_id, channel from struck where id = any(${unsent}::bigint[]) order by id`.execute(tx)
  return rows
}

export interface Message {
  readonly publicId: string
  readonly toPerson: bigint | null
  readonly channel: Channel
  readonly template: string
  readonly language: string
  readonly subject: string
  readonly text: string
  readonly dossierId: bigint | null
  readonly state: MessageState
  readonly at: Date
  readonly sentAt: Date | null
  /** Whether it reached its phone; null where nobody can know. */
  readonly arrival: Arrival | null
}

/** What a person was told, latest first, at most `limit`; of the portal alone, unless other channels are asked for. */
export async function listMessagesOf(
  db: Db | Tx, personId: bigint, limit: number, channels: readonly Channel[] = ['portal'],
): Promise<Message[]> {
  return messages(db)
    .where('toPerson', '=', personId).where('channel', 'in', [...channels]).orderBy('at', 'desc').orderBy('id', 'desc')
    .limit(limit).execute()
}

/** What was told about a dossier on all channels, first things first. */
export async function listMessagesOfDossier(db: Db | Tx, dossierId: bigint): Promise<Message[]> {
  return messages(db).where('dossierId', '=', dossierId).orderBy('id').execute()
}

function messages(db: Db | Tx) {
  return db.withTables<NotificationTables>().selectFrom('notifications.message')
    .select([
      'publicId', 'toPerson', 'channel', 'template', 'language', 'subject', 'text', 'dossierId', 'state', 'at', 'sentAt',
      'arrival',
    ])
}

export interface Sent {
  readonly at: Date
  readonly channel: OutsideChannel
  readonly address: string
  readonly subject: string
  readonly text: string
}

/** Keeps what a demonstration would have sent. */
export async function insertSent(db: Db, sent: Sent): Promise<void> {
  await db.withTables<NotificationTables>().insertInto('notifications.sink').values(sent).execute()
}

/** What a demonstration would have sent, latest first, at most `limit`; to one address only, if one is given. */
export async function listSent(db: Db, limit: number, address?: string): Promise<Sent[]> {
  let query = db.withTables<NotificationTables>()
    .selectFrom('notifications.sink').select(['at', 'channel', 'address', 'subject', 'text'])
  if (address !== undefined) query = query.where('address', '=', address)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** A dossier of which messages wait to be sent, and since when the oldest does. */
export interface WaitingMessages { readonly dossierId: bigint; readonly since: Date }

/**
 * The dossiers of messages that have waited to be sent since before a moment, each once, of these dossiers only if they
 * are named: what waits is few rows.
 */
export async function listWaitingMessages(
  db: Db | Tx, before: Date, limit: number, among?: readonly bigint[],
): Promise<WaitingMessages[]> {
  // What was put off to the morning and never tried waits since then.
  const since = sql`case when tries = 0 then greatest(due_at, message.at) else message.at end`
  const { rows } = await sql<WaitingMessages>`
    select dossier_id, min(${since}) as since
    from notifications.delivery join notifications.message on message.id = delivery.message_id
    where ${since} < ${before} and dossier_id is not null
      and (${among === undefined} or dossier_id = any(${among ?? []}::bigint[]))
    group by dossier_id order by since, dossier_id limit ${limit}`.execute(db)
  return rows
}

/**
 * Of which of these dossiers somebody was not reached at all (message_of_dossier): a message could not be sent for
 * good, and neither the same by another way nor a later one arrived outside the portal.
 */
export async function unreachedAmong(db: Db | Tx, dossierIds: readonly bigint[]): Promise<Set<bigint>> {
  const { rows } = await sql<{ dossierId: bigint }>`
    select distinct dossier_id from notifications.message m
    where dossier_id = any(${dossierIds}::bigint[]) and state = 'failed' and not exists (
      select from notifications.message other where other.dossier_id = m.dossier_id and other.to_person = m.to_person
        and other.channel <> 'portal' and (
          other.state = 'sent' and (other.id > m.id or (other.era, other.event_id) = (m.era, m.event_id))
          -- It is on its way by the next.
          or other.state = 'waiting' and (other.era, other.event_id) = (m.era, m.event_id)))`.execute(db)
  return new Set(rows.map(({ dossierId }) => dossierId))
}
