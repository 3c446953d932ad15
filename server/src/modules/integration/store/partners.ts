import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** How a partner stands when its lease is taken. */
export interface Standing {
  /** In a row, until now. */
  readonly failures: number
  readonly answeredAt: Date | null
}

/**
 * Takes or renews the lease of a partner for a process; undefined while another has it, while the partner rests after a
 * failure, or while somebody paused it. By the clock of the machine.
 */
export async function leasePartner(
  db: Db, partner: string, { by, now, until }: { readonly by: string; readonly now: Date; readonly until: Date },
): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    update integration.partner set leased_by = ${by}, leased_until = ${until}
    where code = ${partner} and paused_at is null and coalesce(retry_at <= ${now}, true)
      and (leased_by is null or leased_by = ${by} or leased_until < ${now})
    returning failures, answered_at`.execute(db)
  return rows[0]
}

/** Gives a lease back, so that another process need not wait for its end. */
export async function endLease(db: Db, partner: string, by: string): Promise<void> {
  await sql`update integration.partner set leased_by = null, leased_until = null
    where code = ${partner} and leased_by = ${by}`.execute(db)
}

/**
 * The partner answered. `unlessFailed`: after so many failures in a row it rests, and an answer to what was asked
 * before ends no rest.
 */
export async function noteAnswered(
  db: Db, partner: string, now: Date, { unlessFailed }: { readonly unlessFailed?: number | undefined } = {},
): Promise<void> {
  await sql`update integration.partner set failures = 0, retry_at = null, fault = null, answered_at = ${now}
    where code = ${partner} and coalesce(failures < ${unlessFailed ?? null}::integer, true)`.execute(db)
}

/**
 * The partner did not answer, or nothing that could be read; counts as so many failures in a row. A rest that it has is
 * made no shorter by a call that was already out.
 */
export async function noteFailed(
  db: Db, partner: string, fault: string, retryAt: Date, failures = 1,
): Promise<void> {
  await sql`update integration.partner set failures = failures + ${failures}::integer, fault = ${fault},
      retry_at = greatest(retry_at, ${retryAt}::timestamptz)
    where code = ${partner}`.execute(db)
}
