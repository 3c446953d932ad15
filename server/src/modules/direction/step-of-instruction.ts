import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type InstructionStep, partyOf, stateAfter } from './domain/instruction.ts'
import { type Party, partOf } from './reach.ts'
import { type StepKind, insertStep, lockInstruction, moveInstruction } from './store/instructions.ts'

export interface TakeStep {
  /** Public id of the instruction. */
  readonly publicId: string
  readonly party: Party
  readonly words: string
}

export type TakeStepRefusal =
  | { readonly code: 'instruction-unknown' }
  | { readonly code: 'instruction-not-yours' }
  | { readonly code: 'instruction-moved-on' }

/**
 * Takes a step of an instruction, whichever it is: held, looked at, changed and told. Whoever may not see it learns
 * nothing of it; whoever sees it without being the one whose step this is, is refused.
 */
export async function stepOfInstruction(
  ctx: Ctx, { publicId, party, words }: TakeStep, step: InstructionStep, kind: StepKind,
  type: `instruction.${string}`,
): Promise<Result<string, TakeStepRefusal>> {
  const found = await lockInstruction(ctx.tx, publicId)
  const part = found && partOf(party, found)
  if (!found || !part?.isSeen) return refuse({ code: 'instruction-unknown' })
  if (!(partyOf(step) === 'giver' ? part.isGiver : part.isAddressee)) return refuse({ code: 'instruction-not-yours' })
  const state = stateAfter(found.state, step)
  if (!state) return refuse({ code: 'instruction-moved-on' })
  await moveInstruction(ctx.tx, found.id, state)
  await insertStep(ctx.tx, found.id, { kind, words, at: ctx.now, byId: ctx.actorId })
  await recordEvent(ctx, {
    type, subjectKind: 'instruction', subjectId: found.id, data: { instruction: publicId, from: found.state },
  })
  return ok(publicId)
}
