import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** From when on a section gives no more numbers on a day (đóng hàng chờ). */
export interface Closing {
  readonly id: bigint
  readonly unitId: bigint
  readonly why: string
  /** Whoever waited was sent home with it. */
  readonly endsWaiting: boolean
  readonly closedAt: Date
  readonly closedBy: bigint
}

const CLOSING = sql`id, unit_id, why, ends_waiting, closed_at, closed_by`

/** Those of these sections that stand on a day (closing_of_day_once). */
export async function listClosings(db: Db | Tx, unitIds: readonly bigint[], day: Day): Promise<readonly Closing[]> {
  const { rows } = await sql<Closing>`select ${CLOSING} from queue.closing
    where unit_id = any(${unitIds}::bigint[]) and day = ${day}::date and reopened_at is null order by unit_id`.execute(db)
  return rows
}

/** Closes a queue for a day; undefined where it is closed already (closing_of_day_once). */
export async function insertClosing(
  tx: Tx, one: Omit<Closing, 'id'> & { readonly day: Day },
): Promise<bigint | undefined> {
  const { rows } = await sql<{ id: bigint }>`
    insert into queue.closing (unit_id, day, why, ends_waiting, closed_at, closed_by)
    values (${one.unitId}, ${one.day}, ${one.why}, ${one.endsWaiting}, ${one.closedAt}, ${one.closedBy})
    on conflict (unit_id, day) where reopened_at is null do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** Opens it again; undefined where it is not closed. */
export async function endClosing(
  tx: Tx, { unitId, day, at, by }: { unitId: bigint; day: Day; at: Date; by: bigint },
): Promise<bigint | undefined> {
  const { rows } = await sql<{ id: bigint }>`update queue.closing set reopened_at = ${at}, reopened_by = ${by}
    where unit_id = ${unitId} and day = ${day}::date and reopened_at is null returning id`.execute(tx)
  return rows[0]?.id
}

/** Ends the visits of a section's day of whom nobody is at a counter or called to one, and closes their turns. */
export async function endWaitingVisits(
  tx: Tx, { unitId, day, at }: { unitId: bigint; day: Day; at: Date },
): Promise<readonly bigint[]> {
  // Whoever is called just now is waited for, and then seen as called by the statement that follows.
  await sql`select from queue.turn where unit_id = ${unitId} and day = ${day}::date and ended_at is null
    order by id for update`.execute(tx)
  const { rows } = await sql<{ id: bigint }>`
    with over as (
      select id from queue.visit where unit_id = ${unitId} and day = ${day}::date and left_at is null
        and not exists (select from queue.turn where visit_id = visit.id and state in ('called', 'serving'))
      order by id for update),
    closed as (
      update queue.turn set state = 'closed', ended_at = ${at} from over
      where visit_id = over.id and ended_at is null)
    update queue.visit set left_at = ${at} from over where visit.id = over.id
    returning visit.id`.execute(tx)
  return rows.map(({ id }) => id)
}
