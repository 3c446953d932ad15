import { randomUUID } from 'node:crypto'
import type { Refusal, Result } from '../src/kernel/result.ts'
import { bodyHashOf } from '../src/modules/audit/public.ts'
import { type Backing, type Ctx, type Sender, inTransaction } from '../src/platform/db.ts'

/** Does as a door would, but answers the value itself, and throws the code of a refusal. */
export async function inOneGo<T>(
  backing: Backing, work: (ctx: Ctx) => Promise<Result<T, Refusal>>, who: Partial<Sender> = {},
): Promise<T> {
  const sender = { actorId: 1n, requestId: randomUUID(), bodyHash: bodyHashOf('test'), ...who }
  const values: T[] = []
  const done = await inTransaction(backing, sender, work, (value) => ({ status: 200, body: values.push(value) }))
  if (!done.ok) throw new Error(done.refusal.code)
  return values[0] as T
}
