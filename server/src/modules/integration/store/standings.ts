import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'
import { ALONE } from '../domain/message.ts'
import { nextOf } from './set-aside.ts'

/** How it stands with a partner, for a screen. */
export interface PartnerStanding {
  readonly code: string
  readonly waiting: number
  readonly dead: number
  readonly heldIn: number
  /** What came and is not worked off yet, and since when the oldest waits. */
  readonly waitingIn: number
  readonly waitingInSince: Date | null
  /** When it was last asked what it has for us, and what keeps that back. */
  readonly fetchedAt: Date | null
  readonly fetchFault: string | null
  /** When the oldest of what waits and is not set aside behind a dead message was made. */
  readonly waitingSince: Date | null
  readonly failures: number
  /** When it is tried again; where nothing keeps it from being told, when it may be asked again what it has for us. */
  readonly retryAt: Date | null
  readonly fault: string | null
  readonly answeredAt: Date | null
  readonly pausedAt: Date | null
  readonly pausedBy: bigint | null
  readonly pauseReason: string | null
  /** Of the day that was held against the partner last; undefined where none was. */
  readonly reconciled: { readonly day: Day; readonly at: Date; readonly compared: number } | undefined
  /** Dossiers that differ, of all days. */
  readonly differences: number
}

/** Counted no further: a screen says “more than”. */
const MOST = 100_000

type Row = Omit<PartnerStanding, 'reconciled'>
  & { readonly day: Day | null; readonly at: Date | null; readonly compared: number | null }

/**
 * All partners but endpoints of developers, who keep those themselves, by code (message_out_waiting, message_out_dead,
 * message_in_held, message_in_waiting).
 */
export async function listStandings(db: Db): Promise<PartnerStanding[]> {
  const { rows } = await sql<Row>`
    select code, failures, case when fault is null then fetch_retry_at else retry_at end as retry_at, fault,
      fetched_at, fetch_fault, answered_at, paused_at, paused_by, pause_reason, day, at, compared,
      (select count(*)::int from (select from integration.message_out
        where partner = code and state = 'waiting' limit ${MOST}) counted) as waiting,
      (select count(*)::int from (select from integration.message_out
        where partner = code and state = 'dead' limit ${MOST}) counted) as dead,
      (select count(*)::int from (select from integration.message_in
        where partner = code and state = 'held' limit ${MOST}) counted) as held_in,
      (select count(*)::int from (select from integration.message_in
        where partner = code and state = 'waiting' limit ${MOST}) counted) as waiting_in,
      (select received_at from integration.message_in
        where partner = code and state = 'waiting' order by id limit 1) as waiting_in_since,
      (select count(*)::int from (select from integration.difference
        where partner = code limit ${MOST}) counted) as differences,
      (select made_at from (${nextOf(sql`code`, 1)}) one where not is_behind) as waiting_since
    from integration.partner left join lateral (
      select day, at, compared from integration.reconciliation where partner = code order by day desc limit 1) last on true
    where code not like 'webhook-%' order by code`.execute(db)
  return rows.map(({ day, at, compared, ...one }) =>
    ({ ...one, reconciled: day === null || at === null || compared === null ? undefined : { day, at, compared } }))
}

/**
 * How many wait behind a dead message (`listWaiting`): behind a word about what came the words about the same
 * (message_out_dead_word), behind what tells of a dossier what tells of the same (message_out_of_dossier).
 */
export function behind(dead: RawBuilder<unknown>): RawBuilder<number> {
  const alone = sql`${[...ALONE]}::text[]`
  return sql<number>`case when ${dead}.answers_id is not null
    then (select count(*)::int from integration.message_out later
      where later.answers_id = ${dead}.answers_id and later.partner = ${dead}.partner and later.state = 'waiting')
    when ${dead}.kind <> all(${alone}) then (select count(*)::int from integration.message_out later
      where later.dossier_id = ${dead}.dossier_id and later.partner = ${dead}.partner and later.state = 'waiting'
        and later.answers_id is null and later.kind <> all(${alone}))
    else 0 end`
}

/** A dead message as a list shows it: what it is about and why, not what it says. */
export interface DeadMessage {
  readonly publicId: string
  readonly partner: string
  readonly dossierId: bigint | null
  readonly kind: string
  readonly happenedAt: Date
  readonly triedAt: Date | null
  readonly tries: number
  readonly fault: string
  /** Later ones that wait for it. */
  readonly behind: number
}

/** Dead messages of a partner, the oldest first, after the one with that id (message_out_dead). */
export async function listDead(
  db: Db, partner: string, after: bigint, limit: number,
): Promise<(DeadMessage & { readonly id: bigint })[]> {
  const { rows } = await sql<DeadMessage & { id: bigint }>`
    select id, public_id, partner, dossier_id, kind, happened_at, tried_at, tries, fault,
      ${behind(sql.ref('message'))} as behind
    from integration.message_out message where partner = ${partner} and state = 'dead' and id > ${after}
    order by id limit ${limit}`.execute(db)
  return rows
}
