import type { Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type TakeStep, type TakeStepRefusal, stepOfInstruction } from './step-of-instruction.ts'

/**
 * Says that one has read what one was told to do, before anything is done. Leaves
 * `instruction.acknowledged`.
 */
export async function acknowledgeInstruction(ctx: Ctx, step: Omit<TakeStep, 'words'>): Promise<Result<string, TakeStepRefusal>> {
  return stepOfInstruction(ctx, { ...step, words: '' }, 'acknowledge', 'acknowledged', 'instruction.acknowledged')
}
