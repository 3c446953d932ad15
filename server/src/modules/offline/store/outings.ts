import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** An officer takes a device out (đợt ngoại tuyến). */
export interface Outing {
  readonly id: bigint
  readonly publicId: string
  readonly deviceId: bigint
  readonly accountId: bigint
  readonly begunAt: Date
  readonly workUntil: Date
  readonly sendUntil: Date
}

/** Writes one; answers its ids. */
export async function insertOuting(
  tx: Tx, { deviceId, accountId, begunAt, workUntil, sendUntil }: Omit<Outing, 'id' | 'publicId'>,
): Promise<{ id: bigint; publicId: string }> {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into offline.outing (device_id, account_id, begun_at, work_until, send_until)
    values (${deviceId}, ${accountId}, ${begunAt}, ${workUntil}, ${sendUntil}) returning id, public_id`.execute(tx)
  if (!row) throw new Error('no outing was written')
  return row
}

/** The outing of a device at this public id. */
export async function findOuting(db: Db | Tx, deviceId: bigint, publicId: string): Promise<Outing | undefined> {
  const { rows } = await sql<Outing>`
    select id, public_id, device_id, account_id, begun_at, work_until, send_until from offline.outing
    where public_id = ${publicId} and device_id = ${deviceId}`.execute(db)
  return rows[0]
}
