import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { MessageState } from '../domain/message.ts'
import { deadBefore, standingOf } from './set-aside.ts'

/** A message of ours of which its receivers speak by a number. */
export interface NumberedMessage {
  readonly id: bigint
  readonly kind: string
  readonly dossierId: bigint | null
  readonly number: string
  readonly body: Readonly<Record<string, unknown>>
  readonly saidState: string | null
}

/** The message of that number (message_out_numbered_once). */
export async function findNumbered(db: Db | Tx, partner: string, number: string): Promise<NumberedMessage | undefined> {
  const { rows: [row] } = await sql<NumberedMessage>`
    select id, kind, dossier_id, number, body, said_state from integration.message_out
    where partner = ${partner} and number = ${number}`.execute(db)
  return row
}

/** Of these numbers those under which a partner is told something already (message_out_numbered_once). */
export async function numbersTold(
  tx: Db | Tx, partner: string, numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set()
  const { rows } = await sql<{ number: string }>`
    select number from integration.message_out where partner = ${partner} and number = any(${[...numbers]}::text[])`
    .execute(tx)
  return new Set(rows.map(({ number }) => number))
}

/** Keeps what its receiver says of it; a word that is older than the last one changes nothing. */
export async function noteSaid(tx: Tx, id: bigint, state: string, at: Date): Promise<void> {
  await sql`update integration.message_out set said_state = ${state}, said_state_at = ${at}
    where id = ${id} and coalesce(said_state_at <= ${at}, true)`.execute(tx)
}

/** Whether a partner was told of a dossier: of any other it may say nothing (message_out_of_dossier). */
export async function wasToldOf(tx: Db | Tx, partner: string, dossierId: bigint): Promise<boolean> {
  const { rows: [row] } = await sql<{ is: boolean }>`
    select exists (select from integration.message_out
      where dossier_id = ${dossierId} and partner = ${partner} and state <> 'dropped') as is`.execute(tx)
  return row?.is ?? false
}

/**
 * The last message by which a partner is told of a dossier, and what became of it: where it waits behind a dead one,
 * that and the fault of the other (message_out_of_dossier, message_out_dead).
 */
export async function findLastTold(
  db: Db, partner: string, dossierId: bigint,
): Promise<{ readonly state: MessageState; readonly fault: string | null; readonly happenedAt: Date } | undefined> {
  const { rows: [row] } = await sql<{ state: MessageState; fault: string | null; happenedAt: Date }>`
    select ${standingOf(sql.ref('last'))} as state, happened_at,
      coalesce(fault, (select fault from integration.message_out before where before.id = ${deadBefore(sql.ref('last'))}))
        as fault
    from integration.message_out last
    where dossier_id = ${dossierId} and partner = ${partner} order by id desc limit 1`.execute(db)
  return row
}

/** What became of what a partner was told of a dossier that it keeps. */
export interface ToldOf {
  /** Of its newest message; dead where that waits behind one that is. */
  readonly message: MessageState
  /** Whether the partner took one of these kinds: then it has the dossier. */
  readonly isThere: boolean
}

/**
 * The same of many dossiers, those of which it was told nothing left out (message_out_of_dossier, message_out_dead).
 */
export async function listToldOf(
  db: Db, partner: string, ids: readonly bigint[], kinds: readonly string[],
): Promise<ReadonlyMap<bigint, ToldOf>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ToldOf & { id: bigint }>`
    select asked.id, ${standingOf(sql.ref('last'))} as message, exists (select from integration.message_out taken
      where taken.dossier_id = asked.id and taken.partner = ${partner} and taken.state = 'acknowledged'
        and taken.kind = any(${[...kinds]}::text[])) as is_there
    from unnest(${[...ids]}::bigint[]) asked(id)
    cross join lateral (select * from integration.message_out where message_out.dossier_id = asked.id
      and partner = ${partner} order by id desc limit 1) last`.execute(db)
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}
