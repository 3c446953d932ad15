import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

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

/** Keeps what its receiver says of it; a word that is older than the last one changes nothing. */
export async function noteSaid(tx: Tx, id: bigint, state: string, at: Date): Promise<void> {
  await sql`update integration.message_out set said_state = ${state}, said_state_at = ${at}
    where id = ${id} and coalesce(said_state_at <= ${at}, true)`.execute(tx)
}
