import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type TaskSurveyed, insertDeed, insertModel } from './store/models.ts'

export interface ProposeModel {
  /** An agency or the public post, for which whoever asks speaks; for the door to say. */
  readonly proposer: { readonly id: bigint; readonly publicId: string }
  readonly title: string
  readonly summary: string
  /** One-stop sections in force at which it is to be piloted. */
  readonly unitIds: readonly bigint[]
  readonly tasks: readonly TaskSurveyed[]
}

export type ProposeModelRefusal = { readonly code: 'model-without-section' } | { readonly code: 'model-task-twice' }

/**
 * Submits how sections are to work (phương án, KH 1107 II.6.2, II.6.7), with the survey of who can take over which
 * task of which procedure. Refuses with `model-without-section` one that names no section, with `model-task-twice` a
 * task of a procedure that is given to two. Leaves `model.submitted`.
 */
export async function proposeModel(ctx: Ctx, input: ProposeModel): Promise<Result<string, ProposeModelRefusal>> {
  const { proposer, title, summary, tasks } = input
  const unitIds = [...new Set(input.unitIds)]
  if (unitIds.length === 0) return refuse({ code: 'model-without-section' })
  if (new Set(tasks.map(({ procedureId, task }) => `${String(procedureId)} ${task}`)).size < tasks.length)
    return refuse({ code: 'model-task-twice' })
  const { id, publicId } = await insertModel(ctx.tx, {
    proposerId: proposer.id, title, summary, unitIds, tasks, submittedAt: ctx.now, submittedBy: ctx.actorId,
    submittedFor: ctx.onBehalfOfId ?? null,
  })
  await insertDeed(ctx.tx, { modelId: id, state: 'submitted', note: '', at: ctx.now, by: ctx.actorId })
  await recordEvent({ ...ctx, unitId: proposer.id }, {
    type: 'model.submitted', subjectKind: 'model', subjectId: id,
    data: { model: publicId, proposer: proposer.publicId, sections: unitIds.length, tasks: tasks.length },
  })
  return ok(publicId)
}
