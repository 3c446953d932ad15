import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { cleanLines } from '../../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../../platform/db.ts'
import { deskOf } from '../../dossiers/public.ts'
import { endPetitionRow } from '../store/petitions.ts'
import { type OnPetition, type PetitionRefusal, type PetitionRooms, holdPetition, tellOfPetition } from './hold-petition.ts'

export interface AnswerPetition extends OnPetition { readonly words: string }

/**
 * Answers what somebody asked or reported (trả lời), where they asked it: of the national portal it is told there.
 * Refuses as `holdPetition`; `petition-not-taken` where another has it, or nobody; `nothing-said`. Leaves
 * `petition.answered`.
 */
export async function answerPetition(
  ctx: Ctx, rooms: PetitionRooms, { words: raw, ...on }: AnswerPetition,
): Promise<Result<string, PetitionRefusal | { readonly code: 'petition-not-taken' | 'nothing-said' }>> {
  const held = await holdPetition(ctx, rooms, on)
  if (!held.ok) return held
  const desk = deskOf(on.viewer)
  if (held.value.takenBy !== desk) return refuse({ code: 'petition-not-taken' })
  const words = cleanLines(raw)
  if (words === '') return refuse({ code: 'nothing-said' })
  await endPetitionRow(ctx.tx, held.value.id, { state: 'answered', words }, { at: ctx.now, accountId: desk })
  await tellOfPetition(ctx, 'petition.answered', held.value)
  return ok(held.value.publicId)
}
