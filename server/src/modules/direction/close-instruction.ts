import type { Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type TakeStep, type TakeStepRefusal, stepOfInstruction } from './step-of-instruction.ts'

/**
 * Accepts the answer; before there is one, takes the instruction back. Leaves
 * `instruction.closed`.
 */
export async function closeInstruction(ctx: Ctx, step: TakeStep): Promise<Result<string, TakeStepRefusal>> {
  return stepOfInstruction(ctx, step, 'close', 'closed', 'instruction.closed')
}
