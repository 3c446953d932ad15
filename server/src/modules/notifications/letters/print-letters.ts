import { type Result, ok } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { getPeople } from '../../identity/public.ts'
import { goByNextWay } from '../go-by-next-way.ts'
import { type HoldLettersRefusal, type OnLetters, holdLetters, tellLetter } from './hold-letters.ts'
import { dropLetter, notePrinted } from './letter-store.ts'

export interface LettersPrinted {
  /** By which they are printed as one file. */
  readonly batch: string
  readonly printed: number
  /** Of these the address is gone: they go by the next way. */
  readonly left: number
}

/**
 * Puts letters into one batch for the printer, each to the name and address of this moment, which stay as printed. One
 * that was printed and not posted may be printed again. Leaves `letter.printed` of each; of one whose address is gone
 * `message.failed`, and it goes by the next way. Refuses as `holdLetters` does.
 */
export async function printLetters(
  ctx: Ctx, { letters: publicIds, batch, ...who }: OnLetters & {
    readonly letters: readonly string[]
    readonly batch: string
  },
): Promise<Result<LettersPrinted, HoldLettersRefusal>> {
  const held = await holdLetters(ctx, publicIds, who, ['to-print', 'printed'])
  if (!held.ok) return held
  const found = await getPeople(ctx.tx, held.value.map(({ toPerson }) => toPerson))
  const people = new Map(found.map((one) => [one.id, one]))
  let left = 0
  for (const letter of held.value) {
    const { fullName: addressee = '', address = null } = people.get(letter.toPerson) ?? {}
    if (address === null) {
      left += 1
      await dropLetter(ctx.tx, letter.id)
      await tellLetter(ctx, letter, 'message.failed', { why: 'no-address' })
      await goByNextWay(ctx, letter)
      continue
    }
    await notePrinted(ctx.tx, letter.id, { batch, addressee, address, at: ctx.now, by: ctx.actorId })
    await tellLetter(ctx, letter, 'letter.printed')
  }
  return ok({ batch, printed: held.value.length - left, left })
}
