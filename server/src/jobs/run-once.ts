import type { Result } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import { PROGRAM } from './on-event.ts'

/**
 * One transaction of a poller, as the program: what it does twice has no effect, so each look is a request of its own.
 */
export async function runOnce(
  rooms: Backing, name: string, work: (ctx: Ctx) => Promise<Result<boolean, never>>,
): Promise<boolean> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf(name) }
  const done = await inTransaction(
    rooms, sender, work, (found) => ({ status: 200, body: found }),
  )
  return done.ok && done.value.body
}
