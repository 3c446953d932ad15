import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { modelNode } from './domain/process-model.ts'
import { beginAtFault } from './domain/run/drive.ts'
import type { RunPorts, Variables } from './domain/run/instance.ts'
import { momentAfterThat } from './domain/run/wait-for.ts'
import { beginRun } from './move-run.ts'
import { insertInstance } from './store/instance-store.ts'
import { type Call, lockDueStart, moveStart, takeCalling } from './store/listener-store.ts'
import { lockMessage, takeMessageById } from './store/message-store.ts'
import type { StoredModel } from './store/model-store.ts'

/** Begins a run at a start whose moment has come, and says when it comes again. Twice it does nothing. */
export async function beginAtMoment(
  ctx: Ctx, ports: RunPorts, model: StoredModel, { id, nodeId }: Call,
): Promise<void> {
  const start = await lockDueStart(ctx.tx, id, ctx.now)
  if (!start) return
  const node = modelNode(model.model, nodeId)
  const event = node.kind === 'start' ? node.event : null
  if (event?.type !== 'timer') throw new Error(`${nodeId} begins at no moment`)
  const next = momentAfterThat(event.timer, nodeId, start, ports)
  if (!next.ok) throw new Error(`${nodeId}: ${next.text}`)
  await moveStart(ctx.tx, id, next.value)
  await beginRun(ctx, ports, { model, caseId: null, variables: {}, startId: nodeId })
}

/** Begins a run with a message that no run waits for. Twice it does nothing. */
export async function beginWithMessage(
  ctx: Ctx, ports: RunPorts, model: StoredModel, { id, nodeId }: Call,
): Promise<void> {
  const variables = await lockMessage(ctx.tx, id)
  if (!variables) return
  const run = await beginRun(ctx, ports, { model, caseId: null, variables, startId: nodeId })
  await takeMessageById(ctx.tx, id, { instanceId: run.id, at: ctx.now })
}

/** Begins a run with a signal. Twice it does nothing. */
export async function beginWithSignal(
  ctx: Ctx, ports: RunPorts, model: StoredModel, { id, nodeId }: Call,
): Promise<void> {
  const variables = await takeCalling(ctx.tx, id)
  if (variables) await beginRun(ctx, ports, { model, caseId: null, variables, startId: nodeId })
}

/** What a start waited for: a moment, a message or a signal. */
export type BeginsBy = 'timer' | 'message' | 'signal'

/**
 * Where a run could not be begun as often as it was tried: lets it stand with a fault at its start, for whoever mends
 * it. What would have begun it is taken, and comes no second time; a start whose next moment cannot be counted
 * begins none until its process is published anew. Leaves `process.begun`.
 */
export async function standAtFault(
  ctx: Ctx, ports: RunPorts, model: StoredModel, { id, nodeId, by, text }: Call & { by: BeginsBy; text: string },
): Promise<void> {
  const variables = await takeStart(ctx, ports, model, { id, nodeId, by })
  if (!variables) return
  const made = await beginAtFault(model.model, variables, ports, { startId: nodeId, text })
  const row = await insertInstance(ctx.tx, { modelId: model.id, caseId: null, startedAt: ctx.now, made })
  if (by === 'message') await takeMessageById(ctx.tx, id, { instanceId: row.id, at: ctx.now })
  await recordEvent(ctx, {
    type: 'process.begun', subjectKind: 'process', subjectId: row.id,
    data: { process: row.publicId, key: model.key, version: model.version, passed: '' },
  })
}

async function takeStart(
  ctx: Ctx, ports: RunPorts, { model }: StoredModel, { id, nodeId, by }: Pick<Call, 'id' | 'nodeId'> & { by: BeginsBy },
): Promise<Variables | undefined> {
  if (by === 'message') return lockMessage(ctx.tx, id)
  if (by === 'signal') return takeCalling(ctx.tx, id)
  const start = await lockDueStart(ctx.tx, id, ctx.now)
  if (!start) return undefined
  const node = modelNode(model, nodeId)
  const event = node.kind === 'start' ? node.event : null
  const next = event?.type === 'timer' ? momentAfterThat(event.timer, nodeId, start, ports) : undefined
  await moveStart(ctx.tx, id, next?.ok ? next.value : undefined)
  return {}
}
