import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { MessageState } from '../domain/message.ts'

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

/** The last message by which a partner is told of a dossier, and what became of it (message_out_of_dossier). */
export async function findLastTold(
  db: Db, partner: string, dossierId: bigint,
): Promise<{ readonly state: MessageState; readonly fault: string | null; readonly happenedAt: Date } | undefined> {
  const { rows: [row] } = await sql<{ state: MessageState; fault: string | null; happenedAt: Date }>`
    select state, fault, happened_at from integration.message_out
    where dossier_id = ${dossierId} and partner = ${partner} order by id desc limit 1`.execute(db)
  return row
}
