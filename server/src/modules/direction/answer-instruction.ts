import type { Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type TakeStep, type TakeStepRefusal, stepOfInstruction } from './step-of-instruction.ts'

/**
 * Says in words what was done about it; whoever gave it accepts that, or sends it back. Leaves
 * `instruction.answered`.
 */
export async function answerInstruction(ctx: Ctx, step: TakeStep): Promise<Result<string, TakeStepRefusal>> {
  return stepOfInstruction(ctx, step, 'answer', 'answered', 'instruction.answered')
}
