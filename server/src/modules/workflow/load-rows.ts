import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type StepOfCatalogue, compileSteps } from './domain/compile-steps.ts'
import { type ProcessProblem, problemsOf } from './domain/prove-process.ts'
import type { ProcessModel } from './domain/process-model.ts'
import { keyOfVersion } from './give-process.ts'
import { insertProcesses } from './store/process-store.ts'

export interface ProcessRow {
  readonly procedureVersionId: bigint
  readonly procedure: string
  readonly steps: readonly StepOfCatalogue[]
}
export interface LoadedProcesses {
  readonly added: number
  readonly refused: readonly { readonly procedure: string; readonly problems: readonly ProcessProblem[] }[]
}

/**
 * Compiles and stores the processes of procedure versions (quy trình nội bộ) that have none yet. What does not prove is
 * left out and named: a version without a process cannot be received. Leaves `workflow.loaded` if anything was added.
 */
export async function loadRows(ctx: Ctx, rows: readonly ProcessRow[]): Promise<Result<LoadedProcesses, never>> {
  const good: { procedureVersionId: bigint; model: ProcessModel }[] = []
  const refused: { procedure: string; problems: readonly ProcessProblem[] }[] = []
  for (const { procedureVersionId, procedure, steps } of rows) {
    const model = compileSteps(keyOfVersion(procedureVersionId), procedure, steps)
    const problems = await problemsOf(model)
    if (problems.length > 0) refused.push({ procedure, problems })
    else good.push({ procedureVersionId, model })
  }
  const added = await insertProcesses(ctx.tx, good, ctx.now)
  if (added > 0) {
    await recordEvent(ctx, {
      type: 'workflow.loaded', subjectKind: 'catalogue', subjectId: 0n, data: { processes: added },
    })
  }
  return ok({ added, refused })
}
