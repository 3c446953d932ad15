import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { OutsideChannel } from './domain/ways.ts'

/** How it stands with a way by which people are told, for a screen. */
export interface WayStanding {
  readonly channel: OutsideChannel
  /** Messages that are not sent yet, counted up to 100 000. */
  readonly waiting: number
  /** When the one was due that is due longest, by the clock of the product; to come, where night or a fault says so. */
  readonly dueSince: Date | null
  /** Why the way is paused, and when one message asks whether it is back, by the clock of the product; else null. */
  readonly fault: string | null
  readonly retryAt: Date | null
  /** Since when it is away, by the clock of the machine; null, too, of what the version before noted. */
  readonly awaySince: Date | null
  /** When it last took something, by the clock of the product; null where none of the last messages went so. */
  readonly sentAt: Date | null
}

/** Counted no further: a screen says “more than”. */
const MOST = 100_000
/** Looked through for what each way took last: by their ids, so that no index is kept for a screen. */
const LAST = 5_000
const CHANNELS: readonly OutsideChannel[] = ['sms', 'email', 'zalo', 'push']

/** All ways that a program sends by (delivery_due_by_way). */
export async function listWayStandings(db: Db): Promise<WayStanding[]> {
  const { rows } = await sql<WayStanding>`
    with lately as (
      select channel, max(sent_at) as sent_at
      from (select channel, sent_at from notifications.message order by id desc limit ${LAST}) last group by channel
    )
    select way.channel, fault, retry_at, since as away_since, sent_at,
      (select count(*)::int from (select from notifications.delivery
        where delivery.channel = way.channel limit ${MOST}) counted) as waiting,
      (select min(due_at) from notifications.delivery where delivery.channel = way.channel) as due_since
    from unnest(${[...CHANNELS]}::text[]) with ordinality as way (channel, nth)
    left join notifications.paused_way using (channel) left join lately using (channel) order by nth`.execute(db)
  return rows
}
