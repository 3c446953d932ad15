import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { MessageState } from '../domain/message.ts'
import { releaseBehind } from './set-aside.ts'

export interface LockedMessage {
  readonly id: bigint
  readonly partner: string
  readonly dossierId: bigint | null
  /** The message that came of which it speaks, where it does. */
  readonly answersId: bigint | null
  readonly state: MessageState
  /** The state that it tells of its dossier; null where it tells of none. */
  readonly told: string | null
  /** Why it is dead. */
  readonly fault: string | null
  readonly digest: Buffer
  readonly body: Readonly<Record<string, unknown>>
}

/** A message by its address, held until `tx` ends. */
export async function lockMessage(tx: Tx, publicId: string): Promise<LockedMessage | undefined> {
  const { rows: [row] } = await sql<LockedMessage>`
    select id, partner, dossier_id, answers_id, state, told, fault, digest, body from integration.message_out
    where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** It waits, as if it had never been tried or taken. */
export const AS_NEW = sql`state = 'waiting', tries = 0, stumbles = 0, fault = null, acknowledged_at = null,
  answer_digest = null`

/** It waits again, as if it had never been tried, and what stood behind it goes after it. */
export async function reviveMessage(tx: Tx, message: LockedMessage, body: object, digest: Buffer): Promise<void> {
  await sql`update integration.message_out set ${AS_NEW},
    body = ${JSON.stringify(body)}::jsonb, digest = ${digest} where id = ${message.id}`.execute(tx)
  await releaseBehind(tx, message)
}

/** Whether a later message takes back the question that this one asks (message_out_of_dossier). */
export async function isTakenBack(tx: Tx, id: bigint): Promise<boolean> {
  const { rows: [row] } = await sql<{ is: boolean }>`
    select exists (select from integration.message_out later
      where later.dossier_id = asked.dossier_id and later.partner = asked.partner and later.id > asked.id
        and later.kind = 'recall' and later.body ->> 'consultation' = asked.body ->> 'consultation') as is
    from integration.message_out asked where id = ${id}`.execute(tx)
  return row?.is === true
}

/** What a row becomes that is not sent any more. */
export const becomesDropped = (reason: string) => sql`state = 'dropped', is_behind = false, drop_reason = ${reason}`

/** It is not sent; the reason stands in its place, and what stood behind it may go. */
export async function dropLocked(tx: Tx, message: LockedMessage, reason: string): Promise<void> {
  await sql`update integration.message_out set ${becomesDropped(reason)}
    where id = ${message.id}`.execute(tx)
  await releaseBehind(tx, message)
}

type Dropped = Pick<LockedMessage, 'id' | 'partner' | 'dossierId' | 'answersId'> & { readonly publicId: string }

/** The message of that number is not sent any more, unless the partner has it (message_out_numbered_once). */
export async function dropUntold(
  tx: Tx, partner: string, number: string, reason: string,
): Promise<Dropped | undefined> {
  const { rows: [row] } = await sql<Dropped>`
    update integration.message_out set ${becomesDropped(reason)}
    where partner = ${partner} and number = ${number} and state in ('waiting', 'dead')
    returning id, public_id, partner, dossier_id, answers_id`.execute(tx)
  if (row) await releaseBehind(tx, row)
  return row
}

/** What a partner is not told yet of a dossier is not sent any more; each that was dropped (message_out_of_dossier). */
export async function dropUntoldOf(
  tx: Tx, partner: string, dossierId: bigint, reason: string,
): Promise<readonly Dropped[]> {
  const { rows } = await sql<Dropped>`
    update integration.message_out set ${becomesDropped(reason)}
    where dossier_id = ${dossierId} and partner = ${partner} and state in ('waiting', 'dead')
    returning id, public_id, partner, dossier_id, answers_id`.execute(tx)
  // Of its dossier nothing is left; words about one message that came may be of others too.
  for (const one of rows) if (one.answersId !== null) await releaseBehind(tx, one)
  return rows
}

/** Nothing goes to a partner until it is resumed. Answers whether it went until now. */
export async function pauseRow(
  tx: Tx, partner: string, by: { readonly at: Date; readonly accountId: bigint; readonly reason: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update integration.partner set paused_at = ${by.at}, paused_by = ${by.accountId}, pause_reason = ${by.reason}
    where code = ${partner} and paused_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** It goes on, at once, and what it has is fetched, whatever rest it asked for. Answers whether it was paused. */
export async function resumeRow(tx: Tx, partner: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update integration.partner set paused_at = null, paused_by = null, pause_reason = null, retry_at = null,
      fetch_retry_at = null
    where code = ${partner} and paused_at is not null`.execute(tx)
  return numAffectedRows === 1n
}
