import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ProcessProblem, problemsOf } from './domain/prove-process.ts'
import { deedsIn } from './domain/steps-of-process.ts'
import type { PublishProcess } from './publish-process.ts'
import { insertModel } from './store/model-store.ts'
import { insertProcess } from './store/process-store.ts'

export type GiveProcessRefusal =
  | { readonly code: 'process-not-executable'; readonly problems: readonly ProcessProblem[] }
  | { readonly code: 'process-named' }

/**
 * Gives a procedure version the process that was drawn for it (gắn quy trình với phiên bản thủ tục), under a key of its
 * own, once and for ever: dossiers stay on what they began with. Its service tasks may ask for whatever the reader of
 * what is published knows (`readToPublish`). Refuses what does not prove
 * (`process-not-executable`), and a version that has one (`process-named`). Leaves `workflow.loaded`.
 */
export async function giveProcess(
  ctx: Ctx, procedureVersionId: bigint, given: PublishProcess,
): Promise<Result<undefined, GiveProcessRefusal>> {
  const problems = await problemsOf(given.model, deedsIn(given.model))
  if (problems.length > 0) return refuse({ code: 'process-not-executable', problems })
  const model = { ...given.model, key: keyOfVersion(procedureVersionId) }
  const stored = await insertModel(ctx.tx, { ...given, model, storedAt: ctx.now })
  if (!await insertProcess(ctx.tx, procedureVersionId, stored.id)) return refuse({ code: 'process-named' })
  await recordEvent(ctx, {
    type: 'workflow.loaded', subjectKind: 'catalogue', subjectId: 0n, data: { processes: 1 },
  })
  return ok(undefined)
}

/** What belongs to a version of a procedure is nobody else's process. */
export function keyOfVersion(procedureVersionId: bigint): string {
  return `version/${String(procedureVersionId)}`
}
