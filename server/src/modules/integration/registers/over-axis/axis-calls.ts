import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db.ts'
import type { NewCall } from '../store/register-calls.ts'

/** A call that went, or goes, over the axis of documents. */
export interface AxisCall
  extends Pick<NewCall, 'register' | 'personId' | 'subject' | 'procedure' | 'basis' | 'transport' | 'begunAt'> {
  readonly id: bigint
  readonly publicId: string
  readonly askedAs: Buffer | null
  readonly outcome: string | null
}

const COLUMNS = sql`id, public_id, register, person_id, subject, procedure, basis, transport, begun_at, asked_as, outcome`

/** The call about a person that runs, of whichever way (register_call_running). */
export async function lockRunning(tx: Tx, register: string, personId: bigint): Promise<AxisCall | undefined> {
  const { rows } = await sql<AxisCall>`select ${COLUMNS} from integration.register_call
    where register = ${register} and person_id = ${personId} and kind = 'confirm' and outcome is null for update`.execute(tx)
  return rows[0]
}

/** The calls of these ids. */
export async function callsById(tx: Tx, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, AxisCall>> {
  const { rows } = await sql<AxisCall>`select ${COLUMNS} from integration.register_call
    where id = any(${[...ids]}::bigint[])`.execute(tx)
  return new Map(rows.map((one) => [one.id, one]))
}

/** The call of that public id, for whoever ends it. */
export async function lockCall(tx: Tx, publicId: string): Promise<AxisCall | undefined> {
  const { rows } = await sql<AxisCall>`select ${COLUMNS} from integration.register_call
    where public_id = ${publicId} for update`.execute(tx)
  return rows[0]
}
