import type { Ctx } from '../../platform/db.ts'
import { modelNode } from './domain/process-model.ts'
import type { RunPorts } from './domain/run/instance.ts'
import { momentAfterThat } from './domain/run/wait-for.ts'
import { beginRun } from './move-run.ts'
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
