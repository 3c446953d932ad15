import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'
import type { Point } from '../domain/step-input.ts'

export type Verdict = 'granted' | 'upheld' | 'silent'

/** What an officer contests of a step, and what came of it. */
export interface Contest {
  readonly id: bigint
  readonly publicId: string
  readonly taskId: bigint
  readonly point: Point
  readonly period: string
  readonly accountId: bigint
  readonly unitId: bigint
  readonly reason: string
  readonly at: Date
  /** Null until somebody decided. */
  readonly verdict: Verdict | null
  readonly answer: string | null
  readonly decidedAt: Date | null
}

const CONTEST = sql`
  c.id, c.public_id, c.task_id, c.point, c.period, c.account_id, c.unit_id, c.reason, c.at, d.verdict, d.reason as answer,
    d.at as decided_at
  from evaluation.contest c left join evaluation.contest_decision d on d.contest_id = c.id`

/** Keeps what is contested; undefined where that point of the step was contested before (contest_once). */
export async function insertContest(
  { tx, now, actorId }: Ctx, one: Pick<Contest, 'taskId' | 'point' | 'period' | 'accountId' | 'unitId' | 'reason'>,
): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { rows: [made] } = await sql<{ id: bigint; publicId: string }>`
    insert into evaluation.contest (task_id, point, period, account_id, unit_id, reason, at, by_id)
    values (${one.taskId}, ${one.point}, ${one.period}, ${one.accountId}, ${one.unitId}, ${one.reason}, ${now}, ${actorId})
    on conflict do nothing returning id, public_id`.execute(tx)
  return made
}

/** One by its address, taken until `tx` ends, so that it is decided once. */
export async function lockContest(tx: Tx, publicId: string): Promise<Contest | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evaluation contest ${publicId}`}, 0))`.execute(tx)
  const { rows: [found] } = await sql<Contest>`select ${CONTEST} where c.public_id = ${publicId}`.execute(tx)
  return found
}

/** What is contested of these steps. */
export async function contestsOf(db: Db | Tx, taskIds: readonly bigint[]): Promise<Contest[]> {
  if (taskIds.length === 0) return []
  const { rows } = await sql<Contest>`
    select ${CONTEST} where c.task_id = any(${taskIds}::bigint[]) order by c.id`.execute(db)
  return rows
}

/** What is contested in a period at these units, oldest first, at most `limit` (contest_of_unit). */
export async function listContests(
  db: Db,
  { period, unitIds, limit }: { readonly period: string; readonly unitIds: readonly bigint[]; readonly limit: number },
): Promise<Contest[]> {
  const { rows } = await sql<Contest>`
    select ${CONTEST} where c.period = ${period} and c.unit_id = any(${unitIds}::bigint[])
    order by d.verdict is not null, c.id limit ${limit}`.execute(db)
  return rows
}

/** What was contested of these steps and granted, by a head or by silence. */
export async function grantedOf(db: Db | Tx, taskIds: readonly bigint[]): Promise<ReadonlyMap<bigint, Point[]>> {
  const granted = new Map<bigint, Point[]>()
  if (taskIds.length === 0) return granted
  const { rows } = await sql<Pick<Contest, 'taskId' | 'point'>>`
    select c.task_id, c.point from evaluation.contest c join evaluation.contest_decision d on d.contest_id = c.id
    where c.task_id = any(${taskIds}::bigint[]) and d.verdict in ('granted', 'silent') order by c.id`.execute(db)
  for (const { taskId, point } of rows) granted.set(taskId, [...granted.get(taskId) ?? [], point])
  return granted
}

/** What was decided of one. */
export async function insertDecision(
  { tx, now, actorId, onBehalfOfId }: Ctx, contestId: bigint,
  { verdict, reason }: { readonly verdict: Exclude<Verdict, 'silent'>; readonly reason: string },
): Promise<void> {
  await sql`
    insert into evaluation.contest_decision (contest_id, verdict, reason, at, by_id, for_id)
    values (${contestId}, ${verdict}, ${reason}, ${now}, ${actorId}, ${onBehalfOfId ?? null})`.execute(tx)
}

/** Grants all of a period that nobody decided; answers how many. */
export async function grantBySilence({ tx, now, actorId }: Ctx, period: string): Promise<number> {
  const { rows } = await sql`
    insert into evaluation.contest_decision (contest_id, verdict, at, by_id)
    select c.id, 'silent', ${now}, ${actorId} from evaluation.contest c
    where c.period = ${period} and not exists (select from evaluation.contest_decision d where d.contest_id = c.id)
    returning contest_id`.execute(tx)
  return rows.length
}
