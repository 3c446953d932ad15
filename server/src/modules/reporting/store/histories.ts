import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { CaseHistory, DoneStep, Wait } from '../domain/case-history.ts'
import type { Span } from './measures.ts'

/** Dossiers of a page: what is in memory at a time. */
const PAGE = 500

/** Which dossiers: settled in a span, of some units or the province, of some versions of procedures or all. */
export interface SettledIn extends Span {
  readonly unitIds?: readonly bigint[] | undefined
  readonly versionIds?: readonly bigint[] | undefined
}

/** Steps and waits of some dossiers, by their ids. */
export interface StepsAndWaits {
  readonly steps: ReadonlyMap<bigint, readonly (Omit<DoneStep, 'until'> & { readonly until: Date | null })[]>
  readonly waits: ReadonlyMap<bigint, readonly (Omit<Wait, 'until'> & { readonly until: Date | null })[]>
}

/**
 * How dossiers went that were settled in a span, page by page, so that a year of a province needs no more memory than a
 * page of it: what was done until the clock ended. Steps that were taken away by an undone deed are no part of it.
 */
export async function* readHistories(
  db: Db | Tx, { from, before, unitIds, versionIds }: SettledIn,
): AsyncGenerator<CaseHistory> {
  const isWanted = sql`settled_at >= ${from} and settled_at < ${before} and known_until = 'infinity' and held_until = 'infinity'
    and ${isAnyOf(sql`unit_id`, unitIds)} and ${isAnyOf(sql`procedure_version_id`, versionIds)}`
  for (let after = 0n; ;) {
    const { rows } = await sql<Omit<CaseHistory, 'steps' | 'waits'>>`
      select dossier_id as case_id, procedure_version_id, unit_id, received_at, settled_at, outcome from reporting.fact
      where ${isWanted} and dossier_id > ${after} order by dossier_id limit ${PAGE}`.execute(db)
    const found = await readSteps(db, rows.map(({ caseId }) => caseId))
    for (const row of rows) yield {
      ...row,
      steps: (found.steps.get(row.caseId) ?? []).flatMap((step) =>
        step.until && step.until <= row.settledAt ? [{ ...step, until: step.until }] : []),
      // One that is not over ended with the dossier.
      waits: (found.waits.get(row.caseId) ?? []).flatMap((wait) => wait.from < row.settledAt
        ? [{ ...wait, until: wait.until && wait.until < row.settledAt ? wait.until : row.settledAt }] : []),
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.caseId
  }
}

/** Of some dossiers all steps and waits, in the order in which they began. */
export async function readSteps(db: Db | Tx, caseIds: readonly bigint[]): Promise<StepsAndWaits> {
  const [steps, waits] = await Promise.all([
    sql<{ caseId: bigint; node: string; name: string; from: Date; until: Date | null }>`
      select case_id, node_id as node, name, opens_at as "from",
        case when done_at is not null then greatest(done_at, opens_at) end as until from workflow.task
      where case_id = any(${caseIds}::bigint[]) and outcome is distinct from 'cancelled' order by case_id, id`.execute(db),
    sql<{ caseId: bigint; reason: string; from: Date; until: Date | null }>`
      select case_id, reason, from_at as "from", until_at as until from workflow.pause
      where case_id = any(${caseIds}::bigint[]) order by case_id, id`.execute(db),
  ])
  return { steps: byCase(steps.rows), waits: byCase(waits.rows) }
}

function byCase<One extends { readonly caseId: bigint }>(
  rows: readonly One[],
): ReadonlyMap<bigint, readonly Omit<One, 'caseId'>[]> {
  const found = new Map<bigint, Omit<One, 'caseId'>[]>()
  for (const { caseId, ...row } of rows) {
    const own = found.get(caseId) ?? []
    own.push(row)
    found.set(caseId, own)
  }
  return found
}

/** That a column is one of these, where any are named. */
export function isAnyOf(column: RawBuilder<unknown>, ids: readonly bigint[] | undefined): RawBuilder<unknown> {
  return ids === undefined ? sql`true` : sql`${column} = any(${ids}::bigint[])`
}
