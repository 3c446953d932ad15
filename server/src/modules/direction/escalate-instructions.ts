import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Directory } from '../organisation/public.ts'
import { headsOf } from './reach.ts'
import { type Instruction, insertStep, lockToEscalate, markEscalated } from './store/instructions.ts'

/** So many in one transaction. */
const AT_ONCE = 100

/**
 * Tells the head above of instructions whose day is over and that wait for the addressee, each once: of an officer the
 * head of their unit, of a unit, or of an officer who heads it, the unit above. Answers whether there may be more.
 * Leaves `instruction.escalated`.
 */
export async function escalateInstructions(
  ctx: Ctx, directory: Directory, limit = AT_ONCE,
): Promise<Result<boolean, never>> {
  const today = dayOf(ctx.now)
  const late = await lockToEscalate(ctx.tx, today, limit)
  for (const one of late) {
    const above = await unitAbove(ctx, directory, one, today)
    await markEscalated(ctx.tx, one.id, ctx.now, above?.id ?? null)
    await insertStep(ctx.tx, one.id, { kind: 'escalated', words: '', at: ctx.now, byId: ctx.actorId })
    await recordEvent(ctx, {
      type: 'instruction.escalated', subjectKind: 'instruction', subjectId: one.id,
      data: { instruction: one.publicId, ...above && { to: above.publicId } },
    })
  }
  return ok(late.length === limit)
}

async function unitAbove({ tx }: Ctx, directory: Directory, { unitId, toAccountId }: Instruction, today: Day) {
  const unit = directory.heirOf(unitId)
  if (unit && toAccountId !== null && !(await headsOf(tx, unit.id, today)).includes(toAccountId)) return unit
  return unit && unit.parentId !== null ? directory.byId(unit.parentId) : undefined
}
