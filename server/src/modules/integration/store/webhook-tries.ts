import { sql } from 'kysely'
import { groupBy } from '../../../kernel/group-by.ts'
import type { Db } from '../../../platform/db.ts'

/** One call to an endpoint: when it began, how long it took in milliseconds, and what was answered. */
export interface WebhookTry {
  readonly messageId: bigint
  readonly at: Date
  readonly tookMs: number
  /** Null where no answer came. */
  readonly status: number | null
  /** Null where it arrived. */
  readonly fault: string | null
}

/** Notes a call; of its message no more than `most` are kept, the newest, and of none at all nothing is noted. */
export async function noteTry(
  db: Db, { messageId, at, tookMs, status, fault }: WebhookTry, most: number,
): Promise<void> {
  if (most === 0) return
  await sql`insert into integration.webhook_try (message_id, at, took_ms, status, fault)
    values (${messageId}, ${at}, ${tookMs}, ${status}, ${fault?.slice(0, 100) ?? null})
    on conflict do nothing`.execute(db)
  await sql`delete from integration.webhook_try where message_id = ${messageId} and at <= (
    select at from integration.webhook_try where message_id = ${messageId} order by at desc offset ${most} limit 1)`
    .execute(db)
}

/** The calls of each of these messages that are kept, the newest first. */
export async function listTries(
  db: Db, messageIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly WebhookTry[]>> {
  const { rows } = await sql<WebhookTry>`select message_id, at, took_ms, status, fault from integration.webhook_try
    where message_id = any(${messageIds}::bigint[]) order by message_id, at desc`.execute(db)
  return groupBy(rows, ({ messageId }) => messageId)
}

/** Forgets calls that began before a moment, at most `limit` of them; answers how many (webhook_try_by_age). */
export async function forgetTries(
  db: Db, { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`delete from integration.webhook_try where (message_id, at) in (
    select message_id, at from integration.webhook_try where at < ${before} order by at limit ${limit})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
