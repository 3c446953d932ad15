import type { DecisionModel } from '../../platform/dmn/model.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ProcessModel, TRIAL_KEYS, nodesWithin } from './domain/process-model.ts'
import type { RunPorts } from './domain/run/instance.ts'
import { firstMoment } from './domain/run/wait-for.ts'
import { type NewListener, replaceListeners } from './store/listener-store.ts'
import { type StoredModel, insertModel } from './store/model-store.ts'

export interface PublishProcess {
  readonly model: ProcessModel
  readonly xml: string
  readonly decisions: Readonly<Record<string, DecisionModel>>
  /** Whoever drew it, where that is not whoever publishes it. */
  readonly authorId?: bigint | undefined
}

/**
 * Publishes a process as the next version of its key (công bố quy trình). Runs go on in the version they have; what a
 * message, a signal or a moment begins, begins in this one from now on. Leaves `process.published`. A moment that FEEL
 * does not give throws: whoever publishes has had the model checked.
 */
export async function publishProcess(ctx: Ctx, ports: RunPorts, given: PublishProcess): Promise<StoredModel> {
  const stored = await insertModel(ctx.tx, { ...given, storedAt: ctx.now })
  const listeners: NewListener[] = []
  for (const node of nodesWithin(given.model, null)) {
    if (node.kind !== 'start' || !node.event) continue
    const { id: nodeId, event } = node
    const of = { modelId: stored.id, nodeId, name: null, dueAt: null, more: null, counted: null }
    if (event.type === 'message' || event.type === 'signal') listeners.push({ ...of, at: event.type, name: event.name })
    if (event.type !== 'timer') continue
    const first = await firstMoment(event.timer, nodeId, ports)
    if (!first.ok) throw new Error(`${nodeId}: ${first.text}`)
    listeners.push({ ...of, at: 'timer', ...first.value })
  }
  await replaceListeners(ctx.tx, given.model.key, listeners)
  await recordEvent(ctx, {
    type: 'process.published', subjectKind: 'model', subjectId: stored.id,
    data: {
      model: stored.publicId, key: stored.key, version: stored.version,
      ...given.authorId !== undefined && { author: String(given.authorId) },
    },
  })
  return stored
}

/** Stores a process to be tried out, under a key that no published one has: nothing begins it by itself. */
export async function storeTrial(ctx: Ctx, given: PublishProcess): Promise<StoredModel> {
  const model = { ...given.model, key: `${TRIAL_KEYS}${given.model.key}` }
  const stored = await insertModel(ctx.tx, { ...given, model, storedAt: ctx.now })
  await recordEvent(ctx, {
    type: 'process.tried', subjectKind: 'model', subjectId: stored.id,
    data: { model: stored.publicId, key: stored.key, version: stored.version },
  })
  return stored
}
