import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { MessageState } from '../domain/message.ts'

export interface LockedMessage {
  readonly id: bigint
  readonly partner: string
  readonly dossierId: bigint | null
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
    select id, partner, dossier_id, state, told, fault, digest, body from integration.message_out where public_id = ${publicId} for update`
    .execute(tx)
  return row
}

/** It waits again, as if it had never been tried. */
export async function reviveMessage(tx: Tx, id: bigint, body: object, digest: Buffer): Promise<void> {
  await sql`update integration.message_out set state = 'waiting', tries = 0, fault = null, acknowledged_at = null,
    answer_digest = null, body = ${JSON.stringify(body)}::jsonb, digest = ${digest} where id = ${id}`.execute(tx)
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

/** It is not sent; the reason stands in its place. */
export async function dropLocked(tx: Tx, id: bigint, reason: string): Promise<void> {
  await sql`update integration.message_out set state = 'dropped', drop_reason = ${reason} where id = ${id}`.execute(tx)
}

/** The message of that number is not sent any more, unless the partner has it (message_out_numbered_once). */
export async function dropUntold(
  tx: Tx, partner: string, number: string, reason: string,
): Promise<Pick<LockedMessage, 'id'> & { readonly publicId: string } | undefined> {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    update integration.message_out set state = 'dropped', drop_reason = ${reason}
    where partner = ${partner} and number = ${number} and state in ('waiting', 'dead') returning id, public_id`.execute(tx)
  return row
}

/** What a partner is not told yet of a dossier is not sent any more; each that was dropped (message_out_of_dossier). */
export async function dropUntoldOf(
  tx: Tx, partner: string, dossierId: bigint, reason: string,
): Promise<readonly { readonly id: bigint; readonly publicId: string }[]> {
  const { rows } = await sql<{ id: bigint; publicId: string }>`
    update integration.message_out set state = 'dropped', drop_reason = ${reason}
    where dossier_id = ${dossierId} and partner = ${partner} and state in ('waiting', 'dead') returning id, public_id`
    .execute(tx)
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

/** It goes on, at once. Answers whether it was paused. */
export async function resumeRow(tx: Tx, partner: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update integration.partner set paused_at = null, paused_by = null, pause_reason = null, retry_at = null
    where code = ${partner} and paused_at is not null`.execute(tx)
  return numAffectedRows === 1n
}
