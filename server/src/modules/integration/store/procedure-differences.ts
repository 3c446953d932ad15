import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { insertRows } from '../../../platform/insert-rows.ts'
import type { FoundProcedureDifference } from '../domain/procedure-difference.ts'

export type DifferenceStanding = 'open' | 'accepted' | 'declined'

/** One that was found, and what somebody decided of it. */
export interface ProcedureDifference extends FoundProcedureDifference {
  readonly id: bigint
  readonly publicId: string
  readonly partner: string
  readonly day: Day
  readonly foundAt: Date
  /** It holds no more. */
  readonly endedAt: Date | null
  readonly standing: DifferenceStanding
  readonly decidedAt: Date | null
  readonly decidedBy: bigint | null
  readonly reason: string | null
  /** The package that was begun of it. */
  readonly packageId: string | null
}

const COLUMNS = sql`id, public_id, partner, code, kind, name, procedure, version_id, lines, day, found_at, ended_at,
  standing, decided_at, decided_by, reason, package_id`

/** Notes that a day was compared, whatever failed before; whoever compares it meanwhile waits until `tx` ends. */
export async function noteComparison(
  tx: Tx, { partner, day, at, compared }: {
    readonly partner: string; readonly day: Day; readonly at: Date; readonly compared: number
  },
): Promise<void> {
  await sql`insert into integration.procedure_comparison (partner, day, at, compared)
    values (${partner}, ${day}::date, ${at}, ${compared})
    on conflict (partner, day) do update set at = excluded.at, compared = excluded.compared`.execute(tx)
  await sql`update integration.partner set compare_failures = 0, compare_failed_at = null, compare_fault = null,
    compare_retry_at = null where code = ${partner} and compare_failures > 0`.execute(tx)
}

/** Whether the catalogue was compared on a day. */
export async function isCompared(db: Db, partner: string, day: Day): Promise<boolean> {
  const { rows } = await sql`select from integration.procedure_comparison
    where partner = ${partner} and day = ${day}::date`.execute(db)
  return rows.length > 0
}

/** How often the catalogue could not be compared in a row, and when by the clock of the machine it is tried again. */
export async function findFailures(
  db: Db, partner: string,
): Promise<{ readonly failures: number; readonly retryAt: Date | null }> {
  const { rows: [row] } = await sql<{ failures: number; retryAt: Date | null }>`
    select compare_failures as failures, compare_retry_at as retry_at from integration.partner
    where code = ${partner}`.execute(db)
  return row ?? { failures: 0, retryAt: null }
}

/** Notes that the catalogue could not be compared: when, why, and when it is tried again. */
export async function noteNotCompared(
  db: Db, partner: string,
  { at, fault, retryAt }: { readonly at: Date; readonly fault: string; readonly retryAt: Date },
): Promise<void> {
  await sql`insert into integration.partner as known
      (code, compare_failures, compare_failed_at, compare_fault, compare_retry_at)
    values (${partner}, 1, ${at}, ${fault.slice(0, 100)}, ${retryAt})
    on conflict (code) do update set compare_failures = known.compare_failures + 1,
      compare_failed_at = excluded.compare_failed_at, compare_fault = excluded.compare_fault,
      compare_retry_at = excluded.compare_retry_at`.execute(db)
}

/** How it stands with the comparison of a catalogue. */
export interface ComparisonStanding {
  readonly partner: string
  /** The last one that was whole; null before the first. */
  readonly at: Date | null
  /** Procedures that the partner listed then. */
  readonly compared: number | null
  readonly failedAt: Date | null
  readonly fault: string | null
  /** By the clock of the machine. */
  readonly retryAt: Date | null
}

/** Of the catalogues of these partners, each, in this order. */
export async function listComparisons(db: Db, partners: readonly string[]): Promise<ComparisonStanding[]> {
  const { rows } = await sql<ComparisonStanding>`
    select asked.partner, at, compared, compare_failed_at as failed_at, compare_fault as fault,
      compare_retry_at as retry_at
    from unnest(${partners}::text[]) with ordinality asked (partner, nth)
      left join integration.partner on code = asked.partner
      left join lateral (select at, compared from integration.procedure_comparison
        where procedure_comparison.partner = asked.partner order by day desc limit 1) last on true
    order by nth`.execute(db)
  return rows
}

/** All that hold, by their codes; nobody decides on one until `tx` ends. */
export async function lockHolding(tx: Tx, partner: string): Promise<ReadonlyMap<string, ProcedureDifference>> {
  const { rows } = await sql<ProcedureDifference>`select ${COLUMNS} from integration.procedure_difference
    where partner = ${partner} and ended_at is null order by id for update`.execute(tx)
  return new Map(rows.map((one) => [one.code, one]))
}

/** Ends some, and adds others. */
export async function replaceDifferences(
  tx: Tx, { partner, day, at, ended, added }: {
    readonly partner: string; readonly day: Day; readonly at: Date
    readonly ended: readonly bigint[]; readonly added: readonly FoundProcedureDifference[]
  },
): Promise<void> {
  await sql`update integration.procedure_difference set ended_at = ${at} where id = any(${ended}::bigint[])`.execute(tx)
  await insertRows(tx, 'integration.procedure_difference', added.map((one) =>
    ({ publicId: crypto.randomUUID(), partner, ...one, day, foundAt: at, standing: 'open' })))
}

/** One by its address. */
export async function findProcedureDifference(db: Db | Tx, publicId: string): Promise<ProcedureDifference | undefined> {
  const { rows: [row] } = await sql<ProcedureDifference>`select ${COLUMNS} from integration.procedure_difference
    where public_id = ${publicId}`.execute(db)
  return row
}

/** The same, and nobody else decides on it until `tx` ends. */
export async function lockProcedureDifference(tx: Tx, publicId: string): Promise<ProcedureDifference | undefined> {
  const { rows: [row] } = await sql<ProcedureDifference>`select ${COLUMNS} from integration.procedure_difference
    where public_id = ${publicId} for update`.execute(tx)
  return row
}

/** Those that hold and stand so, in the order in which they were found, after one. */
export async function listProcedureDifferences(
  db: Db, { standing, after = 0n, limit }: {
    readonly standing: DifferenceStanding; readonly after?: bigint | undefined; readonly limit: number
  },
): Promise<ProcedureDifference[]> {
  const { rows } = await sql<ProcedureDifference>`select ${COLUMNS} from integration.procedure_difference
    where standing = ${standing} and ended_at is null and id > ${after} order by id limit ${limit}`.execute(db)
  return rows
}

/** Writes down what was decided. */
export async function decideDifference(
  tx: Tx, id: bigint, { standing, at, by, reason = null, packageId = null }: {
    readonly standing: Exclude<DifferenceStanding, 'open'>; readonly at: Date; readonly by: bigint
    readonly reason?: string | null; readonly packageId?: string | null
  },
): Promise<void> {
  await sql`update integration.procedure_difference set standing = ${standing}, decided_at = ${at}, decided_by = ${by},
    reason = ${reason}, package_id = ${packageId} where id = ${id}`.execute(tx)
}
