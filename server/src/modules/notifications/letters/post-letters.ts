import { type Result, ok } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { goByNextWay } from '../go-by-next-way.ts'
import { type HoldLettersRefusal, type OnLetters, holdLetters, tellLetter } from './hold-letters.ts'
import { type ReturnReason, notePosted, noteReturned } from './letter-store.ts'

export interface PostLetters extends OnLetters {
  /** Each with the number that the post gave, where it gave one. */
  readonly letters: readonly { readonly id: string; readonly number?: string | undefined }[]
}

/**
 * Says that the post has these letters: with that they are sent. All or none; of letters that were printed. Leaves
 * `message.sent` of each. Refuses as `holdLetters` does.
 */
export async function postLetters(
  ctx: Ctx, { letters, ...who }: PostLetters,
): Promise<Result<readonly string[], HoldLettersRefusal>> {
  const held = await holdLetters(ctx, letters.map(({ id }) => id), who, ['printed'])
  if (!held.ok) return held
  const numbers = new Map(letters.map(({ id, number }) => [id, number ?? null]))
  for (const letter of held.value) {
    await notePosted(ctx.tx, letter.id, numbers.get(letter.publicId) ?? null, ctx.now, ctx.actorId)
    await tellLetter(ctx, letter, 'message.sent')
  }
  return ok(held.value.map(({ publicId }) => publicId))
}

/**
 * Says that the post brought a letter back, and why: it goes by the next way, and where there is none the dossier
 * stands among those of which somebody was not reached. Leaves `message.failed`. Refuses as `holdLetters` does.
 */
export async function returnLetter(
  ctx: Ctx, { letter: publicId, why, ...who }: OnLetters & { readonly letter: string; readonly why: ReturnReason },
): Promise<Result<string, HoldLettersRefusal>> {
  const held = await holdLetters(ctx, [publicId], who, ['posted'])
  if (!held.ok) return held
  for (const letter of held.value) {
    await noteReturned(ctx.tx, letter.id, why, ctx.now, ctx.actorId)
    await tellLetter(ctx, letter, 'message.failed', { why: 'returned' })
    await goByNextWay(ctx, letter)
  }
  return ok(publicId)
}
