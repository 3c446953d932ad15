import type { Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type TakeStep, type TakeStepRefusal, stepOfInstruction } from './step-of-instruction.ts'

/**
 * Sends an answer back as not enough, and says why; the day by which it was wanted stays. Leaves
 * `instruction.sent-back`.
 */
export async function sendBackInstruction(ctx: Ctx, step: TakeStep): Promise<Result<string, TakeStepRefusal>> {
  return stepOfInstruction(ctx, step, 'send-back', 'sent-back', 'instruction.sent-back')
}
