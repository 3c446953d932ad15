import type { Ctx } from '../../platform/db.ts'
import { messagesCaught } from './domain/messages-in.ts'
import type { ModelSource } from './model-source.ts'
import { findRunOfCase } from './store/instance-store.ts'
import { insertMessages } from './store/message-store.ts'

/**
 * Tells the run of a case that something happened to the case: a message for it alone, kept until its catch takes it,
 * which may still be to come. A process that awaits no such message is told nothing, so that nothing is kept in vain.
 * A job brings it; the move leaves its event. Answers whether it was told.
 */
export async function tellCase(
  ctx: Ctx, models: ModelSource, { caseId, name }: { readonly caseId: bigint; readonly name: string },
): Promise<boolean> {
  const run = await findRunOfCase(ctx.tx, caseId)
  if (!run) return false
  const { model } = await models.of(run.modelId, ctx.tx)
  if (!messagesCaught(model).some((one) => one.name === name)) return false
  await insertMessages(ctx.tx, [{
    name, correlation: null, variables: {}, sentAt: ctx.now, sentBy: null, caseId,
  }])
  return true
}
