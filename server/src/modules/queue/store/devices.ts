import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/**
 * What it is: a kiosk in the hall, a screen at a counter that is turned to the citizen, or a machine at which people
 * sign in to the portal one after the other.
 */
export type DeviceKind = 'kiosk' | 'screen' | 'shared'

/** A device of a section. */
export interface Device {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly kind: DeviceKind
  readonly name: string
  readonly codeUntil: Date
  readonly enrolledAt: Date | null
  readonly madeAt: Date
}

const DEVICE = sql`id, public_id, unit_id, kind, name, code_until, enrolled_at, made_at from queue.device`

/** Writes a device that waits for its code to be typed. */
export async function insertDevice(
  tx: Tx, device: Pick<Device, 'unitId' | 'kind' | 'name' | 'codeUntil' | 'madeAt'> & {
    readonly codeHash: Buffer; readonly madeBy: bigint },
): Promise<{ id: bigint; publicId: string }> {
  const { unitId, kind, name, codeHash, codeUntil, madeBy, madeAt } = device
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into queue.device (unit_id, kind, name, secret_hash, code_until, made_by, made_at)
    values (${unitId}, ${kind}, ${name}, ${codeHash}, ${codeUntil}, ${madeBy}, ${madeAt}) returning id, public_id`.execute(tx)
  if (!row) throw new Error('no device was written')
  return row
}

/** Locks a device whose code was typed while it holds. */
export async function lockByCode(tx: Tx, codeHash: Buffer, at: Date): Promise<Device | undefined> {
  const { rows } = await sql<Device>`select ${DEVICE} where secret_hash = ${codeHash} and enrolled_at is null
    and revoked_at is null and code_until > ${at} for update`.execute(tx)
  return rows[0]
}

/** From now on it is known by its secret. */
export async function enrolDevice(tx: Tx, id: bigint, secretHash: Buffer, at: Date): Promise<void> {
  await sql`update queue.device set secret_hash = ${secretHash}, enrolled_at = ${at} where id = ${id}`.execute(tx)
}

/** The device that has this secret and may still be used. */
export async function findDevice(db: Db | Tx, secretHash: Buffer): Promise<Device | undefined> {
  const { rows } = await sql<Device>`select ${DEVICE}
    where secret_hash = ${secretHash} and enrolled_at is not null and revoked_at is null`.execute(db)
  return rows[0]
}

/** Devices of these kinds of these sections that were not revoked (device_of_unit). */
export async function listDevices(
  db: Db | Tx, unitIds: readonly bigint[], kinds: readonly DeviceKind[],
): Promise<Device[]> {
  const { rows } = await sql<Device>`select ${DEVICE}
    where unit_id = any(${unitIds}::bigint[]) and kind = any(${kinds}::text[]) and revoked_at is null order by unit_id, id limit 500`.execute(db)
  return rows
}

/** An enrolled device by its public id, while it is not revoked. */
export async function findDeviceByPublicId(db: Db | Tx, publicId: string): Promise<Device | undefined> {
  const { rows } = await sql<Device>`select ${DEVICE}
    where public_id = ${publicId} and enrolled_at is not null and revoked_at is null`.execute(db)
  return rows[0]
}

/** Locks a device by its public id, while it is not revoked. */
export async function lockDevice(tx: Tx, publicId: string): Promise<Device | undefined> {
  const { rows } = await sql<Device>`select ${DEVICE}
    where public_id = ${publicId} and revoked_at is null for update`.execute(tx)
  return rows[0]
}

/** It is none any more. */
export async function endDevice(tx: Tx, id: bigint, by: bigint, at: Date): Promise<void> {
  await sql`update queue.device set revoked_at = ${at}, revoked_by = ${by} where id = ${id}`.execute(tx)
}
