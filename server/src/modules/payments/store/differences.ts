import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Dong } from '../../../kernel/money.ts'
import type { Tx } from '../../../platform/db.ts'

export type DifferenceKind =
  | 'amount' | 'not-owed' | 'missing-here' | 'missing-gateway' | 'missing-statement' | 'unmatched'
export type DifferenceSource = 'gateway' | 'bank' | 'statement' | 'ours'
export type DifferenceState = 'open' | 'settled' | 'gone'

/** What does not go together (chênh lệch). */
export interface Difference {
  readonly id: bigint
  readonly publicId: string
  readonly day: Day
  readonly unitId: bigint | null
  readonly kind: DifferenceKind
  readonly source: DifferenceSource
  readonly reference: string
  readonly ours: Dong | null
  readonly theirs: Dong | null
  readonly state: DifferenceState
}

export type NewDifference = Omit<Difference, 'id' | 'publicId' | 'state'>

const COLUMNS = sql`id, public_id, day, unit_id, kind, source, reference, ours::float8 as ours,
  theirs::float8 as theirs, state`

/**
 * Lists a difference, unless it stands there already, whatever became of it: what was settled does not come back, what
 * had gone and is there again does. Answers what was listed now.
 */
export async function listDifference(tx: Tx, one: NewDifference, at: Date): Promise<Difference | undefined> {
  const { rows } = await sql<Difference>`
    insert into payments.difference (day, unit_id, kind, source, reference, ours, theirs, state, found_at)
    values (${one.day}, ${one.unitId}, ${one.kind}, ${one.source}, ${one.reference}, ${one.ours}, ${one.theirs}, 'open',
      ${at})
    on conflict on constraint difference_listed_once do update
      set state = 'open', ended_at = null, ours = excluded.ours, theirs = excluded.theirs
      where difference.state = 'gone'
    returning ${COLUMNS}`.execute(tx)
  return rows[0]
}
