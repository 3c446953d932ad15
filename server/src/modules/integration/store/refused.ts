import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'

/** What came from a partner, and of which somebody decided that nothing comes. */
export interface RefusedMessage {
  readonly publicId: string
  readonly kind: string
  readonly dossierId: bigint | null
  readonly body: Readonly<Record<string, unknown>>
  readonly refuseReason: string
  /** By the clock of the machine. */
  readonly doneAt: Date
}

const COLUMNS = sql`public_id, kind, dossier_id, body, refuse_reason, done_at`

/** These messages, by their addresses, as far as they were refused. */
export async function refusedAmong(
  tx: Tx, partner: string, publicIds: readonly string[],
): Promise<readonly RefusedMessage[]> {
  if (publicIds.length === 0) return []
  const { rows } = await sql<RefusedMessage>`
    select ${COLUMNS} from integration.message_in
    where public_id = any(${[...publicIds]}::uuid[]) and partner = ${partner} and state = 'refused' order by id`.execute(tx)
  return rows
}

/**
 * Of these dossiers which supplements were refused, in the order in which they came; none of which another package
 * stands here or may still be taken in (message_in_of_dossier).
 */
export async function refusedSupplements(
  tx: Tx, partner: string, ids: readonly bigint[],
): Promise<readonly (RefusedMessage & { readonly dossierId: bigint })[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<RefusedMessage & { dossierId: bigint }>`
    select ${COLUMNS} from integration.message_in came
    where dossier_id = any(${[...ids]}::bigint[]) and partner = ${partner} and kind = 'supplement' and state = 'refused'
      and not exists (select from integration.message_in other
        where other.dossier_id = came.dossier_id and other.partner = came.partner and other.kind = came.kind
          and other.state <> 'refused' and other.body #>> '{row,HoSoBoSungId}' = came.body #>> '{row,HoSoBoSungId}')
    order by id`.execute(tx)
  return rows
}

/**
 * Whether something of that number is taken in or may still be: another package may have said something else under it
 * (`numberOfOther`; message_in_came_once).
 */
export async function isLeft(tx: Tx, partner: string, number: string): Promise<boolean> {
  const isOther = sql`partner = ${partner} and starts_with(number, ${`${number.slice(0, 120)}~`})`
  const { rows: [row] } = await sql<{ is: boolean }>`
    select exists (select from integration.message_in where partner = ${partner} and number = ${number} and state <> 'refused')
      or exists (select from integration.message_in where ${isOther} and state <> 'refused') as is`.execute(tx)
  return row?.is ?? false
}
