import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { recordEvent } from '../../audit/public.ts'
import { type HeldLetter, type LetterState, lockLetters } from './letter-store.ts'

/** Whoever acts on letters works for their sections. */
export interface OnLetters { readonly isReached: (sectionId: bigint) => boolean }

export type HoldLettersRefusal = { readonly code: 'letter-unknown' } | { readonly code: 'letter-moved-on' }

/**
 * Locks letters for a deed, all or none. Refuses with `letter-unknown` (none, or of another section: the same words)
 * and with `letter-moved-on` where one does not stand so any more.
 */
export async function holdLetters(
  ctx: Ctx, publicIds: readonly string[], { isReached }: OnLetters, states: readonly LetterState[],
): Promise<Result<readonly HeldLetter[], HoldLettersRefusal>> {
  const letters = await lockLetters(ctx.tx, publicIds)
  if (letters.length < publicIds.length || !letters.every(({ sectionId }) => isReached(sectionId)))
    return refuse({ code: 'letter-unknown' })
  return letters.every(({ state }) => states.includes(state)) ? ok(letters) : refuse({ code: 'letter-moved-on' })
}

/** Tells of one letter, by its message. */
export async function tellLetter(
  ctx: Ctx, { id, publicId, dossierId, sectionId }: Pick<HeldLetter, 'id' | 'publicId' | 'dossierId' | 'sectionId'>,
  type: 'letter.printed' | 'letter.delayed' | 'message.sent' | 'message.failed',
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await recordEvent({ ...ctx, unitId: sectionId }, {
    type, subjectKind: 'message', subjectId: id, dossierId, data: { message: publicId, channel: 'letter', ...more },
  })
}
