import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { UNREADABLE } from '../domain/inbox.ts'
import { AFRESH } from './confirming.ts'

/** A message that is held, as a list shows it: whose it is and why, not what it says. */
export interface HeldMessage {
  readonly id: bigint
  readonly publicId: string
  readonly partner: string
  readonly kind: string
  readonly sender: string | null
  readonly saidAt: Date | null
  readonly receivedAt: Date
  readonly dossierId: bigint | null
  readonly fault: string
  readonly tries: number
}

/** Those of a partner, the oldest first, after the one with that id (message_in_held). */
export async function listHeld(db: Db, partner: string, after: bigint, limit: number): Promise<HeldMessage[]> {
  const { rows } = await sql<HeldMessage>`
    select id, public_id, partner, kind, sender, said_at, received_at, dossier_id, fault, tries
    from integration.message_in where partner = ${partner} and state = 'held' and id > ${after} order by id limit ${limit}`
    .execute(db)
  return rows
}

/** What a held message says, for whoever decides; by its address. */
export async function findHeld(
  db: Db, publicId: string,
): Promise<HeldMessage & { readonly state: string; readonly body: Readonly<Record<string, unknown>> } | undefined> {
  const { rows: [row] } = await sql<HeldMessage & { state: string; body: Readonly<Record<string, unknown>> }>`
    select id, public_id, partner, kind, sender, said_at, received_at, dossier_id, fault, tries, state, body
    from integration.message_in where public_id = ${publicId}`.execute(db)
  return row
}

/** One by its address, held until `tx` ends. */
export async function lockCame(
  tx: Tx, publicId: string,
): Promise<Pick<HeldMessage, 'id' | 'partner' | 'dossierId' | 'kind'> & { readonly state: string } | undefined> {
  const { rows: [row] } = await sql<Pick<HeldMessage, 'id' | 'partner' | 'dossierId' | 'kind'> & { state: string }>`
    select id, partner, dossier_id, kind, state from integration.message_in where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** It waits again, as if it had come now. */
export async function letWait(tx: Tx, id: bigint): Promise<void> {
  await sql`update integration.message_in set state = 'waiting', tries = 0, fault = null, retry_at = null where id = ${id}`
    .execute(tx)
}

/** Nothing comes of it; the reason stands beside it, and its partner may forget the package. */
export async function refuseCame(tx: Tx, id: bigint, reason: string, machineNow: Date): Promise<void> {
  await sql`update integration.message_in set state = 'refused', refuse_reason = ${reason}, done_at = ${machineNow},
    retry_at = null where id = ${id}`.execute(tx)
  await sql`update integration.package_in set due = 'done', ${AFRESH} where message_id = ${id} and exists (
    select from integration.message_in where message_in.id = ${id} and kind = ${UNREADABLE})`.execute(tx)
}
