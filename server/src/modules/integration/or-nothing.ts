import { sql } from 'kysely'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Tx } from '../../platform/db.ts'

/**
 * Work of which nothing stays where it is refused, within a transaction that goes on: of a message that is held only
 * that it is held is kept.
 */
export async function orNothing<T, R extends Refusal>(
  tx: Tx, work: () => Promise<Result<T, R>>,
): Promise<Result<T, R>> {
  await sql`savepoint or_nothing`.execute(tx)
  const done = await work()
  await (done.ok ? sql`release savepoint or_nothing` : sql`rollback to savepoint or_nothing`).execute(tx)
  return done
}
