import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { State } from '../domain/lifecycle.ts'
import type { LineCursor } from './desk-list.ts'
import type { Channel } from './tables.ts'

/** What somebody wants to see of a list; all of it must hold. Days are whole, the last one too. */
export interface LineFilter {
  readonly procedureId?: bigint | undefined
  readonly channel?: Channel | undefined
  readonly state?: State | undefined
  /** By the day on which it was received; of what is not received yet, sent. */
  readonly receivedFrom?: Day | undefined
  readonly receivedTo?: Day | undefined
  readonly dueFrom?: Day | undefined
  readonly dueTo?: Day | undefined
  /** Only these, for instance those of one officer. */
  readonly among?: readonly bigint[] | undefined
}

/**
 * The list's own order; soonest due; received long ago, or just now, first; to be looked at again soonest; by name as
 * Vietnamese order it. What has no such day comes last.
 */
export type LineSort = 'own' | 'due' | 'received' | 'newest' | 'follow-up' | 'name'

/** Whether anything is asked at all. */
export function isFiltered(filter: LineFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined)
}

const RECEIVED = sql<Date>`coalesce(d.received_at, d.submitted_at)`
const NEVER = sql<Date>`'9999-01-01 00:00+00'::timestamptz`

/** The conditions of a filter on a table that is called `d`; begins with `and` if there are any. */
export function fits(filter: LineFilter): RawBuilder<unknown> {
  const { procedureId, channel, state, among, receivedFrom, receivedTo, dueFrom, dueTo } = filter
  return sql.join([
    sql``,
    ...procedureId === undefined ? [] : [sql`d.procedure_id = ${procedureId}`],
    ...channel === undefined ? [] : [sql`d.channel = ${channel}`],
    ...state === undefined ? [] : [sql`d.state = ${state}`],
    ...among === undefined ? [] : [sql`d.id = any(${among}::bigint[])`],
    ...receivedFrom === undefined ? [] : [sql`${RECEIVED} >= ${startOf(receivedFrom)}`],
    ...receivedTo === undefined ? [] : [sql`${RECEIVED} < ${startOf(receivedTo, 1)}`],
    ...dueFrom === undefined ? [] : [sql`d.due_at >= ${startOf(dueFrom)}`],
    ...dueTo === undefined ? [] : [sql`d.due_at < ${startOf(dueTo, 1)}`],
  ], sql` and `)
}

/** Midnight in Viet Nam, seven hours ahead since 1975, of so many days later; a zone in words has its sign reversed. */
function startOf(day: Day, later = 0): RawBuilder<Date> {
  return sql`((${day}::date + ${later}::int)::timestamp at time zone interval '7 hours')`
}

/** By what a list goes, and where it goes on. */
export interface Order {
  /** Columns of the key, beside those of the line. */
  readonly key: RawBuilder<unknown>
  readonly by: RawBuilder<unknown>
  /** The same, of the columns of the key. */
  readonly again: RawBuilder<unknown>
  readonly behind: RawBuilder<unknown>
}

/**
 * Names as a Vietnamese list has them: by the given name, which is the last word, then by the whole, with ă, â, đ, ê,
 * ô, ơ, ư as letters of their own and the tones in their order (vi-x-icu).
 */
const nameOf = (row: string) => sql`
  regexp_replace(${sql.ref(`${row}.applicant_name`)}, '^.*\\s', '') collate "vi-x-icu",
  ${sql.ref(`${row}.applicant_name`)} collate "vi-x-icu", ${sql.ref(`${row}.id`)}`

/** An order of lines; `own` is the key of the list itself. A name stands in no address: its cursor is the line only. */
export function orderOf(
  sort: LineSort, own: { readonly key: RawBuilder<Date>; readonly isDown: boolean }, accountId: bigint,
  after: LineCursor | undefined,
): Order {
  if (sort === 'name') {
    return {
      key: sql`null::timestamptz as placed_at`, by: nameOf('d'), again: nameOf('line'),
      behind: after
        ? sql`and (${nameOf('d')}) > (select ${nameOf('last')} from dossiers.dossier last where last.id = ${after.id})`
        : sql``,
    }
  }
  const { key, isDown } = sort === 'own' ? own : keyOf(sort, accountId)
  const [way, past] = isDown ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  return {
    key: sql`${key} as placed_at`, by: sql`${key} ${way}, d.id ${way}`, again: sql`placed_at ${way}, id ${way}`,
    behind: after ? sql`and (${key}, d.id) ${past} (${after.at}, ${after.id})` : sql``,
  }
}

function keyOf(sort: 'due' | 'received' | 'newest' | 'follow-up', accountId: bigint) {
  if (sort === 'due') return { key: sql<Date>`coalesce(d.due_at, ${NEVER})`, isDown: false }
  if (sort !== 'follow-up') return { key: RECEIVED, isDown: sort === 'newest' }
  const onDay = sql<Date>`(select f.on_day::timestamp at time zone interval '7 hours' from dossiers.follow_up f
    where f.account_id = ${accountId} and f.dossier_id = d.id)`
  return { key: sql<Date>`coalesce(${onDay}, ${NEVER})`, isDown: false }
}
