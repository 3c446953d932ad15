import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ProcessProblem, problemsOf } from './domain/prove-process.ts'
import type { StoredModel } from './store/model-store.ts'
import { insertProcess } from './store/process-store.ts'

export type NameProcessRefusal =
  | { readonly code: 'process-not-executable'; readonly problems: readonly ProcessProblem[] }
  | { readonly code: 'process-named' }

/**
 * Names the process in which dossiers of a procedure version run (gắn quy trình với phiên bản thủ tục), once and for
 * ever: dossiers stay on what they began with. Refuses what does not prove (`process-not-executable`), and a version
 * that has one (`process-named`). Leaves `process.named`.
 */
export async function nameProcess(
  ctx: Ctx, procedureVersionId: bigint, { id, publicId, key, version, model }: StoredModel,
): Promise<Result<undefined, NameProcessRefusal>> {
  const problems = await problemsOf(model)
  if (problems.length > 0) return refuse({ code: 'process-not-executable', problems })
  if (!await insertProcess(ctx.tx, procedureVersionId, id)) return refuse({ code: 'process-named' })
  await recordEvent(ctx, {
    type: 'process.named', subjectKind: 'procedure-version', subjectId: procedureVersionId,
    data: { model: publicId, key, version },
  })
  return ok(undefined)
}
