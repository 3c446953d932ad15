import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** How it stands with a partner, for a screen. */
export interface PartnerStanding {
  readonly code: string
  readonly waiting: number
  readonly dead: number
  readonly heldIn: number
  /** When the oldest of what waits was made. */
  readonly waitingSince: Date | null
  readonly failures: number
  readonly retryAt: Date | null
  readonly fault: string | null
  readonly answeredAt: Date | null
  readonly pausedAt: Date | null
  readonly pauseReason: string | null
}

/** Counted no further: a screen says “more than”. */
const MOST = 100_000

/** All partners, by code (message_out_waiting, message_out_dead, message_in_held). */
export async function listStandings(db: Db): Promise<PartnerStanding[]> {
  const { rows } = await sql<PartnerStanding>`
    select code, failures, retry_at, fault, answered_at, paused_at, pause_reason,
      (select count(*)::int from (select from integration.message_out
        where partner = code and state = 'waiting' limit ${MOST}) counted) as waiting,
      (select count(*)::int from (select from integration.message_out
        where partner = code and state = 'dead' limit ${MOST}) counted) as dead,
      (select count(*)::int from (select from integration.message_in
        where partner = code and state = 'held' limit ${MOST}) counted) as held_in,
      (select made_at from integration.message_out
        where partner = code and state = 'waiting' order by id limit 1) as waiting_since
    from integration.partner order by code`.execute(db)
  return rows
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
  /** Later ones of its dossier that wait for it. */
  readonly behind: number
}

/** Dead messages of a partner, the oldest first, after the one with that id (message_out_dead). */
export async function listDead(
  db: Db, partner: string, after: bigint, limit: number,
): Promise<(DeadMessage & { readonly id: bigint })[]> {
  const { rows } = await sql<DeadMessage & { id: bigint }>`
    select id, public_id, partner, dossier_id, kind, happened_at, tried_at, tries, fault,
      (select count(*)::int from integration.message_out later where later.dossier_id = message.dossier_id
        and later.partner = message.partner and later.state = 'waiting') as behind
    from integration.message_out message where partner = ${partner} and state = 'dead' and id > ${after}
    order by id limit ${limit}`.execute(db)
  return rows
}

/** What a message says, for whoever puts it right. */
export interface SaidMessage {
  readonly publicId: string
  readonly partner: string
  readonly dossierId: bigint | null
  readonly kind: string
  readonly state: string
  readonly fault: string | null
  readonly body: Readonly<Record<string, unknown>>
}

/** A message by its address. */
export async function findMessage(db: Db, publicId: string): Promise<SaidMessage | undefined> {
  const { rows: [row] } = await sql<SaidMessage>`
    select public_id, partner, dossier_id, kind, state, fault, body from integration.message_out
    where public_id = ${publicId}`.execute(db)
  return row
}
