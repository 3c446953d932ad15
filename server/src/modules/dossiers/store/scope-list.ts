import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { DossierLine, LineCursor } from './desk-list.ts'
import { type LineFilter, type LineSort, fits, orderOf } from './list-filter.ts'

/** Lists that begin from what a dossier is, not from whose work it is. */
export type Scope =
  | 'awaiting-receipt' | 'acknowledged' | 'to-return' | 'received-here' | 'waiting' | 'overdue' | 'due-today'
  | 'late-without-apology' | 'about-to-be-late' | 'alarms'

/** Where somebody looks: at which sections, for which units, and when. */
export interface Seat {
  readonly accountId: bigint
  /** Sections that receive; of lists of sections. */
  readonly sections: readonly bigint[]
  /** Units that received or settle. */
  readonly units: readonly bigint[]
  readonly now: Date
  /** The midnight to come. */
  readonly tonight: Date
}

/** What is asked of a list: of whom, what of it, in which order, from where on. */
export interface AskedLines {
  readonly scope: Scope | { readonly ids: readonly bigint[] }
  readonly seat: Seat
  readonly filter: LineFilter
  readonly sort: LineSort
  readonly after?: LineCursor | undefined
  readonly limit: number
}

/** A line, and by what its list goes on behind it. */
export type PlacedLine = DossierLine & { readonly placedAt: Date | null }

const LINE = sql`d.id, d.public_id, d.version, d.number, d.procedure_version_id, d.applicant_name, d.state, d.channel, d.submitted_at,
  d.received_at, d.acknowledged_at, d.due_at, d.late_by_supplement_at, d.receives_at_id, d.competent_unit_id,
  d.applicant_id, d.calendar_version_id`

/**
 * Lines of a list in any order it offers, from behind a line on. In the list's own order each unit is one scan of the
 * index of the list, and the scans are merged; in another order all of the list is sorted, which is then what was
 * asked.
 */
export async function listScope(db: Db, asked: AskedLines): Promise<PlacedLine[]> {
  const { scope, seat, filter, sort, after, limit } = asked
  const { key, by, again, behind } = orderOf(sort, ownOrder(scope), seat.accountId, after)
  const columns = sql`${LINE}, ${key}`
  const parts = partsOf(scope, seat, (condition) =>
    sql`
      select ${columns} from dossiers.dossier d where ${condition}${fits(filter)} ${behind} order by ${by} limit ${limit}`)
  const { rows } = await sql<PlacedLine>`
    select * from (${sql.join(parts, sql` union `)}) line order by ${again} limit ${limit}`.execute(db)
  return rows
}

/** How many there are, counted up to `most`. */
export async function countScope(
  db: Db, { scope, seat, filter }: Pick<AskedLines, 'scope' | 'seat' | 'filter'>, most: number,
): Promise<number> {
  const { rows: [row] } = await sql<{ n: bigint }>`select ${countOf({ scope, seat, filter }, most)} as n`.execute(db)
  return Number(row?.n ?? 0)
}

/** Several lists at once, each counted up to `most`, in one statement. */
export async function countScopes<S extends Scope>(
  db: Db, scopes: readonly S[], seat: Seat, most: number,
): Promise<Readonly<Record<S, number>>> {
  const { rows: [row] } = await sql<{ n: readonly (string | number | bigint)[] }>`
    select array[${sql.join(scopes.map((scope) => countOf({ scope, seat, filter: {} }, most)))}]::int[] as n`
      .execute(db)
  return Object.fromEntries(scopes.map((scope, nth) => [scope, Number(row?.n[nth] ?? 0)])) as Record<S, number>
}

function countOf(
  { scope, seat, filter }: Pick<AskedLines, 'scope' | 'seat' | 'filter'>, most: number,
): RawBuilder<unknown> {
  const parts = partsOf(scope, seat, (condition) =>
    sql`select d.id from dossiers.dossier d where ${condition}${fits(filter)} limit ${most}`)
  return sql`(select count(*) from (select * from (${sql.join(parts, sql` union `)}) each limit ${most}) counted)`
}

/** A statement for each index by which the list is read; a dossier that is in two of them comes once. */
function partsOf(
  scope: AskedLines['scope'], { sections, units, now, tonight }: Seat,
  ofPart: (condition: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  const each = (ids: readonly bigint[], column: RawBuilder<unknown>, condition: RawBuilder<unknown>) =>
    sql`(select part.* from unnest(${ids}::bigint[]) as seat(id),
      lateral (${ofPart(sql`d.${column} = seat.id and ${condition}`)}) part)`
  const here = (condition: RawBuilder<unknown>) => each(sections, sql`receives_at_id`, condition)
  const both = (condition: RawBuilder<unknown>) =>
    [each(units, sql`receives_at_id`, condition), each(units, sql`competent_unit_id`, condition)]
  const few = (condition: RawBuilder<unknown>) => sql`(${ofPart(sql`
    (d.receives_at_id = any(${units}::bigint[]) or d.competent_unit_id = any(${units}::bigint[])) and ${condition}`)})`
  if (typeof scope === 'object') return [sql`(${ofPart(sql`d.id = any(${scope.ids}::bigint[])`)})`]
  switch (scope) {
    case 'awaiting-receipt': return [here(sql`d.state = 'submitted'`)]
    case 'acknowledged': return [here(sql`d.state = 'submitted' and d.acknowledged_at is not null`)]
    // Where it is collected: here, unless the applicant chose another section; or chosen, though received elsewhere.
    case 'to-return': return [
      here(sql`${TO_RETURN} and not exists (
        select from dossiers.collection c where c.dossier_id = d.id and c.unit_id <> d.receives_at_id)`),
      sql`(${ofPart(sql`d.id in (select c.dossier_id from dossiers.collection c
        where c.unit_id = any(${sections}::bigint[])) and ${TO_RETURN}`)})`,
    ]
    case 'received-here': return [here(sql`true`)]
    case 'waiting': return both(WAITING)
    case 'due-today': return both(sql`${RUNNING} and d.due_at >= ${now} and d.due_at < ${tonight}`)
    case 'late-without-apology': return both(sql`${RUNNING} and d.due_at < ${now}`)
    case 'overdue': return [
      ...both(sql`${RUNNING} and d.due_at < ${now}`),
      few(sql`${RUNNING} and d.late_by_supplement_at is not null and d.closed_at is null and d.due_at >= ${now}`),
    ]
    case 'about-to-be-late': return [few(sql`d.closed_at is null and d.issued_at is null and d.id in (
      select s.dossier_id from dossiers.slip s where s.is_draft)`)]
    case 'alarms': return [few(sql`d.id in (
      select a.dossier_id from dossiers.alarm a where a.raised_at is not null and a.ended_at is null)`)]
  }
}

/** As the indexes of the lists say it: a planner takes them for no other words. */
const RUNNING = sql`d.state in ('received', 'in-progress', 'being-returned')`
const TO_RETURN = sql`d.state in ('settled', 'being-returned')`
const WAITING =
  sql`d.state in ('awaiting-completion', 'awaiting-supplement', 'awaiting-payment', 'awaiting-confirmation')`

function ownOrder(scope: AskedLines['scope']) {
  const [due, sent] = [sql<Date>`d.due_at`, sql<Date>`d.submitted_at`]
  if (typeof scope === 'object') return { key: due, isDown: false }
  if (scope === 'received-here') return { key: sent, isDown: true }
  const isBySent = scope === 'awaiting-receipt' || scope === 'acknowledged' || scope === 'waiting' || scope === 'alarms'
  return { key: isBySent ? sent : due, isDown: false }
}
