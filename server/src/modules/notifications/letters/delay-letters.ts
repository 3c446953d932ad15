import { type Result, ok } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { type WatchedLetter, noteDelayed } from './letter-store.ts'
import { tellLetter } from './hold-letters.ts'

/**
 * Says of letters that nobody printed them in time, of each once: one that was printed meanwhile, or told of by another
 * worker, is left out. Leaves `letter.delayed` of each. Answers whether there was any.
 */
export async function delayLetters(ctx: Ctx, letters: readonly WatchedLetter[]): Promise<Result<boolean, never>> {
  const delayed = new Set(await noteDelayed(ctx.tx, letters.map(({ id }) => id), ctx.now))
  for (const letter of letters) if (delayed.has(letter.id)) await tellLetter(ctx, letter, 'letter.delayed')
  return ok(delayed.size > 0)
}
