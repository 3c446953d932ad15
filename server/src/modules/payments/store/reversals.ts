import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { type Remittance, holdReference } from './remittances.ts'

export type ReversalState = 'asked' | 'done' | 'failed'

/** Money that paid nothing and goes back, whole, through the gateway that told of it. */
export interface Reversal {
  readonly id: bigint
  readonly publicId: string
  readonly remittanceId: bigint
  readonly differenceId: bigint
  readonly amount: Dong
  readonly why: string
  readonly state: ReversalState
  readonly askedBy: bigint
}

const COLUMNS = sql`id, public_id, remittance_id, difference_id, amount::float8 as amount, why, state, asked_by`

/** Writes that money shall go back; undefined if it does, or has, already (remittance_reversed_once). */
export async function insertReversal(
  tx: Tx, one: Pick<Reversal, 'remittanceId' | 'differenceId' | 'amount' | 'why' | 'askedBy'>, askedAt: Date,
): Promise<Reversal | undefined> {
  const { rows } = await sql<Reversal>`
    insert into payments.reversal (remittance_id, difference_id, amount, why, state, asked_by, asked_at)
    values (${one.remittanceId}, ${one.differenceId}, ${one.amount}, ${one.why}, 'asked', ${one.askedBy}, ${askedAt})
    on conflict (remittance_id) where state <> 'failed' do nothing returning ${COLUMNS}`.execute(tx)
  return rows[0]
}

/** A reversal by its address, held until the end of the transaction: first the number of its money, then the row. */
export async function holdReversal(tx: Tx, publicId: string): Promise<Reversal | undefined> {
  const { rows: [money] } = await sql<Pick<Remittance, 'source' | 'reference'>>`
    select money.source, money.reference from payments.reversal
    join payments.remittance as money on money.id = reversal.remittance_id
    where reversal.public_id = ${publicId}::uuid`.execute(tx)
  if (money) await holdReference(tx, money.source, money.reference)
  const { rows } = await sql<Reversal>`select ${COLUMNS} from payments.reversal
    where public_id = ${publicId}::uuid for update`.execute(tx)
  return rows[0]
}

/** It went, under a number of the gateway, or could not. */
export async function markReversalEnded(
  tx: Tx, id: bigint, to: { readonly state: 'done' | 'failed'; readonly at: Date; readonly reference: string | null },
): Promise<void> {
  await sql`update payments.reversal set state = ${to.state}, ended_at = ${to.at}, reference = ${to.reference}
    where id = ${id}`.execute(tx)
}

/** What the gateway is to send back, with its own number of the money. */
export interface ReversalToSend extends Pick<Reversal, 'publicId' | 'amount' | 'why'> {
  readonly paidAs: string
  /** How often the gateway has stumbled on it. */
  readonly tries: number
}

/** Reversals that are due: those not tried yet first (reversal_to_send), up to `most`. */
export async function listReversalsToSend(db: Db, now: Date, most: number): Promise<readonly ReversalToSend[]> {
  const { rows } = await sql<ReversalToSend>`
    select reversal.public_id, reversal.amount::float8 as amount, reversal.why, money.reference as paid_as, reversal.tries
    from payments.reversal join payments.remittance as money on money.id = reversal.remittance_id
    where reversal.state = 'asked' and (reversal.due_at is null or reversal.due_at <= ${now})
    order by reversal.due_at nulls first, reversal.id limit ${most}`.execute(db)
  return rows
}

/** The gateway stumbled on it; it is asked again at `dueAt`. */
export async function putOffReversal(tx: Tx, publicId: string, dueAt: Date): Promise<void> {
  await sql`update payments.reversal set due_at = ${dueAt}, tries = least(tries + 1, 30000)
    where public_id = ${publicId}::uuid and state = 'asked'`.execute(tx)
}

/**
 * Of these differences, how the last attempt to send their money back stands, on whichever entry of that money it was
 * asked (reversal_of_remittance).
 */
export async function reversalsOf(
  db: Db | Tx, differenceIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, ReversalState>> {
  if (differenceIds.length === 0) return new Map()
  const { rows } = await sql<{ differenceId: bigint; state: ReversalState }>`
    select distinct on (difference.id) difference.id as difference_id, reversal.state from payments.difference
    join payments.remittance as money on money.source = difference.source and money.reference = difference.reference
    join payments.reversal on reversal.remittance_id = money.id
    where difference.id = any(${differenceIds}::bigint[]) order by difference.id, reversal.id desc`.execute(db)
  return new Map(rows.map(({ differenceId, state }) => [differenceId, state]))
}
