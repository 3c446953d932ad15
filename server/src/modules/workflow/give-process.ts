import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { PublishProcess } from './publish-process.ts'
import { insertModel } from './store/model-store.ts'
import { insertProcess } from './store/process-store.ts'

/**
 * Gives a procedure version the process that was drawn for it, under a key of its own, unless it has one: a version
 * keeps its process for ever. The caller has had it proved. Leaves `workflow.loaded` where it was given.
 */
export async function giveProcess(ctx: Ctx, procedureVersionId: bigint, given: PublishProcess): Promise<boolean> {
  const model = { ...given.model, key: keyOfVersion(procedureVersionId) }
  const stored = await insertModel(ctx.tx, { ...given, model, storedAt: ctx.now })
  const isGiven = await insertProcess(ctx.tx, procedureVersionId, stored.id)
  if (isGiven) {
    await recordEvent(ctx, {
      type: 'workflow.loaded', subjectKind: 'catalogue', subjectId: 0n, data: { processes: 1 },
    })
  }
  return isGiven
}

/** What belongs to a version of a procedure is nobody else's process. */
export function keyOfVersion(procedureVersionId: bigint): string {
  return `version/${String(procedureVersionId)}`
}
