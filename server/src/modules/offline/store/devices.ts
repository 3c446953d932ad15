import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A device of a section that works without a network. */
export interface OfflineDevice {
  readonly id: bigint
  readonly publicId: string
  /** Stands in its provisional codes. */
  readonly number: number
  readonly unitId: bigint
  readonly name: string
  /** SPKI; null until its code was typed. */
  readonly publicKey: Buffer | null
  readonly codeUntil: Date
  readonly enrolledAt: Date | null
  readonly madeAt: Date
  readonly revokedAt: Date | null
}

const DEVICE = sql`id, public_id, number, unit_id, name, public_key, code_until, enrolled_at, made_at, revoked_at
  from offline.device`

/** Writes a device that waits for its code to be typed. */
export async function insertDevice(
  tx: Tx, device: Pick<OfflineDevice, 'unitId' | 'name' | 'codeUntil' | 'madeAt'> & {
    readonly codeHash: Buffer; readonly madeBy: bigint },
): Promise<{ id: bigint; publicId: string }> {
  const { unitId, name, codeHash, codeUntil, madeBy, madeAt } = device
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into offline.device (unit_id, name, code_hash, code_until, made_by, made_at)
    values (${unitId}, ${name}, ${codeHash}, ${codeUntil}, ${madeBy}, ${madeAt}) returning id, public_id`.execute(tx)
  if (!row) throw new Error('no device was written')
  return row
}

/** Locks a device whose code was typed while it holds and has not been used. */
export async function lockByCode(tx: Tx, codeHash: Buffer, at: Date): Promise<OfflineDevice | undefined> {
  const { rows } = await sql<OfflineDevice>`select ${DEVICE} where code_hash = ${codeHash} and enrolled_at is null
    and revoked_at is null and code_until > ${at} for update`.execute(tx)
  return rows[0]
}

/** The device that this very key made of this code before, unless it was revoked. */
export async function findClaimed(tx: Tx, codeHash: Buffer, publicKey: Buffer): Promise<OfflineDevice | undefined> {
  const { rows } = await sql<OfflineDevice>`select ${DEVICE} where code_hash = ${codeHash} and public_key = ${publicKey}
    and revoked_at is null`.execute(tx)
  return rows[0]
}

/** Whether it is not revoked; whoever would revoke it waits for the end of this transaction. */
export async function holdDevice(tx: Tx, id: bigint): Promise<boolean> {
  const { rows } = await sql`select from offline.device where id = ${id} and revoked_at is null for share`.execute(tx)
  return rows.length === 1
}

/** From now on it is known by its key; false if another device has it. */
export async function enrolDevice(tx: Tx, id: bigint, publicKey: Buffer, at: Date): Promise<boolean> {
  const { rows } = await sql`update offline.device set public_key = ${publicKey}, enrolled_at = ${at}
    where id = ${id} and not exists (select from offline.device where public_key = ${publicKey}) returning id`.execute(tx)
  return rows.length === 1
}

/** The device at this public id, revoked or not, if its code was typed. */
export async function findDevice(db: Db | Tx, publicId: string): Promise<OfflineDevice | undefined> {
  const { rows } = await sql<OfflineDevice>`select ${DEVICE}
    where public_id = ${publicId} and enrolled_at is not null`.execute(db)
  return rows[0]
}

/** Locks a device that is not revoked. */
export async function lockDevice(tx: Tx, publicId: string): Promise<OfflineDevice | undefined> {
  const { rows } = await sql<OfflineDevice>`select ${DEVICE}
    where public_id = ${publicId} and revoked_at is null for update`.execute(tx)
  return rows[0]
}

/** It is none any more. */
export async function endDevice(tx: Tx, id: bigint, by: bigint, at: Date): Promise<void> {
  await sql`update offline.device set revoked_at = ${at}, revoked_by = ${by} where id = ${id}`.execute(tx)
}

/** Devices of these sections that are not revoked, in the order in which they were made (device_of_unit). */
export async function listDevices(db: Db | Tx, unitIds: readonly bigint[]): Promise<OfflineDevice[]> {
  const { rows } = await sql<OfflineDevice>`select ${DEVICE}
    where unit_id = any(${unitIds}::bigint[]) and revoked_at is null order by id limit 500`.execute(db)
  return rows
}
