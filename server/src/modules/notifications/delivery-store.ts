import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import type { OutsideChannel, ThenBy } from './domain/ways.ts'

export interface DueMessage {
  readonly id: bigint
  readonly publicId: string
  readonly toPerson: bigint | null
  readonly toPhone: string | null
  readonly toEmail: string | null
  readonly channel: OutsideChannel
  readonly template: string
  readonly language: string
  readonly subject: string
  readonly text: string
  readonly dossierId: bigint | null
  readonly era: number
  readonly eventId: bigint
  /** 0, or how often staff had the same notice sent again (`sendAgain`). */
  readonly again: number
  readonly thenBy: readonly ThenBy[]
  /** With this one. */
  readonly tries: number
  /** From when on it waits no longer for its way; null of what the version before wrote. */
  readonly endsAt: Date | null
}

const DUE = sql`id, public_id, to_person, to_phone, to_email, message.channel, template, language, subject, text, dossier_id,
  era, event_id, again, then_by, tries, ends_at`

/**
 * Takes the message that is due longest, of one way where one is named (delivery_due_by_way), for whoever asks alone,
 * until `until`: then, if it is neither sent nor given up, somebody else takes it. Undefined if none is due; of a way
 * that is paused none is.
 */
export async function takeDueMessage(
  db: Db, now: Date, until: Date, channel?: OutsideChannel,
): Promise<DueMessage | undefined> {
  // Asked once, not of each that waits: behind a way that is away may be very many.
  const open = channel === undefined
    ? sql`channel <> all(array(select channel from notifications.paused_way where retry_at > ${now}))`
    : sql`channel = ${channel} and not exists (
        select from notifications.paused_way where paused_way.channel = ${channel} and retry_at > ${now})`
  const { rows: [row] } = await sql<DueMessage>`
    with due as (
      select message_id from notifications.delivery where due_at <= ${now} and ${open}
      order by due_at, message_id limit 1 for update skip locked
    ), taken as (
      update notifications.delivery set due_at = ${until}, tries = tries + 1
      from due where delivery.message_id = due.message_id returning delivery.message_id, tries, ends_at
    )
    select ${DUE} from taken join notifications.message on message.id = taken.message_id`.execute(db)
  return row
}

/** Takes one that waits no longer for its way, which is paused, and why; as `takeDueMessage` (delivery_ending). */
export async function takeEndedWait(
  db: Db, now: Date, until: Date,
): Promise<DueMessage & { readonly fault: string } | undefined> {
  const { rows: [row] } = await sql<DueMessage & { fault: string }>`
    with due as (
      select message_id, fault from notifications.paused_way join notifications.delivery using (channel)
      where retry_at > ${now} and ends_at <= ${now} and due_at <= ${now}
      order by ends_at limit 1 for update of delivery skip locked
    ), taken as (
      update notifications.delivery set due_at = ${until}
      from due where delivery.message_id = due.message_id returning delivery.message_id, tries, ends_at, due.fault
    )
    select ${DUE}, fault from taken join notifications.message on message.id = taken.message_id`.execute(db)
  return row
}

/**
 * Notes when a message is tried again, and why it must be; the fault is a code, never an answer of somebody's server.
 */
export async function postponeDelivery(
  db: Db, messageId: bigint, { dueAt, endsAt, fault }: {
    readonly dueAt: Date; readonly endsAt: Date; readonly fault: string },
): Promise<void> {
  await sql`update notifications.delivery set due_at = ${dueAt}, ends_at = ${endsAt}, last_fault = ${fault}
    where message_id = ${messageId}`.execute(db)
}

/** Puts off what would ring at night; nothing was tried, and of what never was the wait begins anew. */
export async function quietDelivery(db: Db, messageId: bigint, dueAt: Date, endsAt: Date): Promise<void> {
  await sql`update notifications.delivery
    set due_at = ${dueAt}, tries = tries - 1, ends_at = case tries when 1 then ${endsAt} else ends_at end
    where message_id = ${messageId}`.execute(db)
}

/** Ends a delivery, once; false if somebody else has ended it. */
export async function endDelivery(tx: Tx, messageId: bigint, state: 'sent' | 'failed', at: Date): Promise<boolean> {
  const { rows } = await sql`
    delete from notifications.delivery where message_id = ${messageId} returning message_id`.execute(tx)
  if (rows.length === 0) return false
  await sql`update notifications.message set state = ${state}, sent_at = ${state === 'sent' ? at : null}
    where id = ${messageId}`.execute(tx)
  return true
}

/**
 * Pauses a way that is away: for 1, 2, 4, 8 and then 16 minutes. Whoever fails while it is paused changes nothing;
 * since when it is away stays as the first has noted it, by the clock of the machine.
 */
export async function pauseWay(
  db: Db, channel: OutsideChannel, { fault, now, machineNow }: {
    readonly fault: string; readonly now: Date; readonly machineNow: Date },
): Promise<void> {
  await sql`insert into notifications.paused_way (channel, retry_at, fault, since)
    values (${channel}, ${now}::timestamptz + interval '1 minute', ${fault}, ${machineNow})
    on conflict (channel) do update set failures = paused_way.failures + 1, fault = excluded.fault,
      retry_at = ${now}::timestamptz + least(power(2, least(paused_way.failures, 10)), 16) * interval '1 minute'
    where paused_way.retry_at <= ${now}`.execute(db)
}

/** Opens a way that took something. */
export async function openWay(tx: Tx, channel: OutsideChannel): Promise<void> {
  await sql`delete from notifications.paused_way where channel = ${channel}`.execute(tx)
}

/** What did not come by its own way. */
export type Missed = Pick<
  DueMessage, 'template' | 'language' | 'subject' | 'era' | 'eventId' | 'again' | 'thenBy' | 'toPerson' | 'dossierId'
>

/**
 * Holds all messages by which somebody is told the same (message_once_an_event), in the order of their ids: of two that
 * fail at once the later finds the other failed.
 */
export async function lockMessagesOf(
  tx: Tx, { era, eventId, toPerson, template }: Pick<Missed, 'era' | 'eventId' | 'toPerson' | 'template'>,
): Promise<void> {
  await sql`select from notifications.message
    where era = ${era} and event_id = ${eventId} and to_person = ${toPerson} and template = ${template}
    order by id for update`.execute(tx)
}

/** Whether somebody is told the same by a message outside of the portal that was taken, or still may be. */
export async function isToldBesides(tx: Tx, { era, eventId, toPerson, template }: Missed): Promise<boolean> {
  const { rows } = await sql`select from notifications.message
    where era = ${era} and event_id = ${eventId} and to_person = ${toPerson} and template = ${template}
      and channel not in ('portal', 'letter') and state in ('waiting', 'sent') limit 1`.execute(tx)
  return rows.length > 0
}
