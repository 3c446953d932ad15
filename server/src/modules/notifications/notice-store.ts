import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import { lockMessagesOf } from './delivery-store.ts'
import type { TryFacts } from './domain/notice.ts'
import type { SaidChannel, ThenBy } from './domain/ways.ts'
import type { ReturnReason } from './letters/letter-store.ts'

/** What somebody was told of a dossier: its message on the portal, which each of them has. */
export interface Notice {
  /** Of that message. */
  readonly id: bigint
  readonly publicId: string
  readonly toPerson: bigint
  readonly template: string
  /** ISO 639-1, of its text. */
  readonly language: string
  readonly subject: string
  readonly text: string
  readonly at: Date
  readonly era: number
  readonly eventId: bigint
  /** The same person was told the same kind of thing of this dossier later. */
  readonly isRepeated: boolean
}

/** One message outside of the portal by which somebody was, or is to be, told of a notice. */
export interface Try extends TryFacts {
  readonly id: bigint
  /** Of the message on the portal. */
  readonly noticeId: bigint
  readonly channel: SaidChannel
  /** 0 as the event was told first, then how often staff had it sent again. */
  readonly again: number
  /** When it was written down. */
  readonly at: Date
  /** Since when it stands so, as far as it is known here: of what was never taken the event of its end says it. */
  readonly since: Date
  /** Of a letter that came back. */
  readonly why: ReturnReason | null
  /** Of one that waits and was tried: a code. */
  readonly fault: string | null
}

const NOTICE = sql`id, public_id, to_person, template, language, subject, text, at, era, event_id, exists (
  select from notifications.message later where later.dossier_id = m.dossier_id and later.id > m.id
    and (later.to_person, later.template, later.channel) = (m.to_person, m.template, 'portal')) as is_repeated`

/** What people were told of a dossier, latest first, before the one named (message_of_dossier). */
export async function listNotices(db: Db, dossierId: bigint, limit: number, before?: bigint): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select ${NOTICE} from notifications.message m
    where dossier_id = ${dossierId} and channel = 'portal' and (${before ?? null}::bigint is null or id < ${before ?? null})
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** By what these notices went, or are to go, outside of the portal, first things first (message_once_an_event). */
export async function listTries(db: Db | Tx, noticeIds: readonly bigint[]): Promise<Try[]> {
  if (noticeIds.length === 0) return []
  const { rows } = await sql<Try>`
    select m.id, notice.id as notice_id, m.channel, m.again, m.at, m.state, m.arrival, l.state as letter, l.why,
      coalesce(l.returned_at, l.posted_at, l.printed_at, m.arrival_at, m.sent_at, m.at) as since, d.last_fault as fault
    from notifications.message notice
      join notifications.message m using (era, event_id, to_person, template)
      left join notifications.letter l on l.message_id = m.id
      left join notifications.delivery d on d.message_id = m.id
    where notice.id = any(${noticeIds}::bigint[]) and m.channel <> 'portal' order by m.id`.execute(db)
  return rows
}

/** This notice of a dossier, held with all by which it went until `tx` ends: of two that act on it one comes first. */
export async function lockNotice(tx: Tx, dossierId: bigint, publicId: string): Promise<Notice | undefined> {
  const { rows: [found] } = await sql<Notice>`
    select ${NOTICE} from notifications.message m
    where public_id = ${publicId}::uuid and dossier_id = ${dossierId} and channel = 'portal'`.execute(tx)
  if (found) await lockMessagesOf(tx, found)
  return found
}

/** The line for a phone by which a notice was, or would have been, told; undefined where there was none. */
export async function findLineOf(
  tx: Tx, { era, eventId, toPerson, template }: Pick<Notice, 'era' | 'eventId' | 'toPerson' | 'template'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ channel: SaidChannel; text: string; thenBy: readonly ThenBy[] }>`
    select channel, text, then_by from notifications.message
    where (era, event_id, to_person, template) = (${era}, ${eventId}, ${toPerson}, ${template}) and channel <> 'portal'
    order by id`.execute(tx)
  return rows.flatMap((one) => [one, ...one.thenBy])
    .find(({ channel }) => channel === 'sms' || channel === 'zalo')?.text
}
