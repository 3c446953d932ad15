import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type GraphProblem, type StepOfCatalogue, compileSteps } from './domain/process-graph.ts'
import { insertProcesses } from './store/process-store.ts'

export interface ProcessRow {
  readonly procedureVersionId: bigint
  readonly procedure: string
  readonly steps: readonly StepOfCatalogue[]
}
export interface LoadedProcesses {
  readonly added: number
  readonly refused: readonly { readonly procedure: string; readonly problems: readonly GraphProblem[] }[]
}

/**
 * Compiles and stores the processes of procedure versions (quy trình nội bộ) that have none yet. What does not prove is
 * left out and named: a version without a process cannot be received. Leaves `workflow.loaded` if anything was added.
 */
export async function loadRows(ctx: Ctx, rows: readonly ProcessRow[]): Promise<Result<LoadedProcesses, never>> {
  const compiled = rows.map((row) => ({ ...row, graph: compileSteps(row.steps) }))
  const refused = compiled.flatMap(({ procedure, graph }) =>
    graph.ok ? [] : [{ procedure, problems: graph.refusal.problems }],
  )
  const good = compiled.flatMap(({ procedureVersionId, graph }) =>
    graph.ok ? [{ procedureVersionId, graph: graph.value }] : [],
  )
  const added = await insertProcesses(ctx.tx, good)
  if (added > 0) {
    await recordEvent(ctx, {
      type: 'workflow.loaded', subjectKind: 'catalogue', subjectId: 0n, data: { processes: added },
    })
  }
  return ok({ added, refused })
}
