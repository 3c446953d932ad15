import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** A procedure that a section does not receive for a time, by a decision. */
export interface Exception {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly procedureId: bigint
  readonly from: Day
  /** The last day; null until somebody ends it. */
  readonly until: Day | null
  readonly reason: string
  readonly decisionNumber: string
  readonly decidedOn: Day
  readonly listedAt: Date
  readonly listedBy: bigint
}

const COLUMNS = sql`
  id, public_id, unit_id, procedure_id, lower(valid) as from, upper(valid) - 1 as until, reason, decision_number,
  decided_on, listed_at, listed_by`
/** As many as a section is ever thought to have; the oldest of more are not shown. */
const MOST = 1_000

export type NewException = Omit<Exception, 'id' | 'publicId'>

/** Puts it on record; undefined where the procedure is listed on one of the days (exception_once_a_day). */
export async function insertException(tx: Tx, row: NewException): Promise<Exception | undefined> {
  const { rows: [made] } = await sql<Exception>`
    insert into sections.exception (unit_id, procedure_id, valid, reason, decision_number, decided_on, listed_at, listed_by)
    values (${row.unitId}, ${row.procedureId}, daterange(${row.from}::date, ${row.until}::date, '[]'), ${row.reason},
      ${row.decisionNumber}, ${row.decidedOn}, ${row.listedAt}, ${row.listedBy})
    on conflict do nothing returning ${COLUMNS}`.execute(tx)
  return made
}

/** One by its address, taken until `tx` ends. */
export async function lockException(tx: Tx, publicId: string): Promise<Exception | undefined> {
  const { rows: [row] } = await sql<Exception>`
    select ${COLUMNS} from sections.exception where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** Gives it a last day. */
export async function setLastDay(
  tx: Tx, id: bigint, { until, by, at }: { readonly until: Day; readonly by: bigint; readonly at: Date },
): Promise<void> {
  await sql`
    update sections.exception set valid = daterange(lower(valid), ${until}::date, '[]'), ended_at = ${at}, ended_by = ${by}
    where id = ${id}`.execute(tx)
}

/** All of a section, past ones too, the latest first (exception_of_section). */
export async function listExceptions(db: Db | Tx, unitId: bigint): Promise<Exception[]> {
  const { rows } = await sql<Exception>`
    select ${COLUMNS} from sections.exception where unit_id = ${unitId} order by id desc limit ${MOST}`.execute(db)
  return rows
}

/** What these sections do not receive on a day. */
export async function listExceptionsOn(db: Db | Tx, unitIds: readonly bigint[], day: Day): Promise<Exception[]> {
  const { rows } = await sql<Exception>`
    select ${COLUMNS} from sections.exception
    where unit_id = any(${unitIds}::bigint[]) and valid @> ${day}::date order by unit_id, id`.execute(db)
  return rows
}

/**
 * Why a section does not receive one of these procedures on a day, if it is listed so (exception_once_a_day): a bundle
 * is not received where a member of it is not.
 */
export async function findException(
  db: Db | Tx, { unitId, procedureIds, day }: {
    readonly unitId: bigint; readonly procedureIds: readonly bigint[]; readonly day: Day
  },
): Promise<Exception | undefined> {
  const { rows: [row] } = await sql<Exception>`
    select ${COLUMNS} from sections.exception
    where unit_id = ${unitId} and procedure_id = any(${procedureIds}::bigint[]) and valid @> ${day}::date
    order by procedure_id limit 1`.execute(db)
  return row
}
