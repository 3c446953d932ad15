import { type Ctx, leaveToCommit } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type Moved, answer, begin, breakWith, bring, giveUp, goOn, retry, sendBack, skip, stopShort,
} from './domain/run/drive.ts'
import { MOST_MOVES } from './domain/run/settle.ts'
import type { Instance, RunPorts, Said, Token, Variables } from './domain/run/instance.ts'
import { type ProcessModel, hearsOutside } from './domain/process-model.ts'
import { insertMessages, takeMessage } from './store/message-store.ts'
import {
  type InstanceRow, type LockedInstance, insertInstance, lockInstance, updateInstance,
} from './store/instance-store.ts'
import type { StoredModel } from './store/model-store.ts'
import { tellSignals } from './store/hearing-store.ts'

/** So often in a row a run may move on without waiting for anybody; then it has a fault where it stands. */
const MOST_RESTLESS = 9

/** A run after it has moved, with the nodes that it passed. */
export interface RunMoved extends InstanceRow {
  /** Where it stood; nowhere before it began. */
  readonly before: Instance | undefined
  readonly instance: Instance
  readonly passed: readonly string[]
  /** Whether others were told something, which cannot be untold. */
  readonly hasSpoken: boolean
}

export interface BeginRun {
  readonly model: StoredModel
  readonly caseId: bigint | null
  readonly variables: Variables
  /** One that a message, a signal or a moment begins; otherwise the plain start. */
  readonly startId?: string | undefined
}

/** Begins a run of a process (mở quy trình) and moves it as far as it goes. Leaves `process.begun`. */
export async function beginRun(
  ctx: Ctx, ports: RunPorts, { model, caseId, variables, startId }: BeginRun,
): Promise<RunMoved> {
  const moved = await begin(model.model, variables, ports, startId)
  const row = await insertInstance(ctx.tx, { modelId: model.id, caseId, startedAt: ctx.now, made: moved.instance })
  await recordEvent(ctx, {
    type: 'process.begun', subjectKind: 'process', subjectId: row.id,
    data: { process: row.publicId, key: model.key, version: model.version, passed: moved.passed.join(' ') },
  })
  const settled = await settleMessages(ctx, row, model.model, ports, moved, [])
  if (settled !== moved) await write(ctx, { ...row, instance: moved.instance }, model.model, ports, settled)
  return { ...row, ...told(undefined, settled), instance: settled.instance }
}

/** What a run is moved by. */
export type Move =
  | { readonly by: 'answer' | 'event' | 'retry' | 'skip'; readonly tokenId: number; readonly variables: Variables }
  | { readonly by: 'error'; readonly tokenId: number; readonly code: string }
  | { readonly by: 'give-up'; readonly tokenId: number; readonly text: string }
  | { readonly by: 'send-back'; readonly tokenId: number; readonly node: string }
  | { readonly by: 'rest' }

/**
 * Moves a run on: a step was done, what was waited for has come, a mended step is tried again. `isDue` looks, once the
 * run is locked, whether the token still waits for that: if not, nothing happens, and undefined is answered. Leaves
 * `process.moved`, with the nodes that were passed.
 */
export async function moveRun(
  ctx: Ctx, id: bigint, { modelOf, portsOf, move, isDue }: {
    modelOf(id: bigint): Promise<StoredModel>
    portsOf(model: StoredModel): RunPorts
    move: Move
    isDue(token: Token | undefined): boolean
  },
): Promise<RunMoved | undefined> {
  const locked = await lockInstance(ctx.tx, id)
  if (locked?.instance.state !== 'running') return undefined
  const token = move.by === 'rest' ? undefined : locked.instance.tokens.find((one) => one.id === move.tokenId)
  if (!isDue(token)) return undefined
  const model = await modelOf(locked.modelId)
  const found = await moveLocked(ctx, locked, model.model, portsOf(model), move)
  if (!found) return undefined
  await recordEvent(ctx, {
    type: 'process.moved', subjectKind: 'process', subjectId: id,
    data: { process: locked.publicId, by: move.by, passed: found.passed.join(' '), state: found.instance.state },
  })
  return found
}

/**
 * The same of a run that is locked and known to wait for that; whoever owns the case tells of it. Undefined if there
 * was nothing to do. The commit waits until it is written.
 */
export async function moveLocked(
  ctx: Ctx, locked: LockedInstance, model: ProcessModel, ports: RunPorts, move: Move,
): Promise<RunMoved | undefined> {
  const first = await moveBy(model, locked.instance, move, ports)
  // Who only looks whether there is something asks for all messages; whoever moved, for those it waits for since.
  const asked = move.by === 'rest' ? [] : waitingForMessages(locked.instance)
  const moved = await settleMessages(ctx, locked, model, ports, first, asked)
  if (move.by === 'rest' && moved.passed.length === 0) return undefined
  const after = await write(ctx, locked, model, ports, moved)
  return { ...locked, ...told(locked.instance, moved), instance: after }
}

function told(
  before: Instance | undefined, { passed, said }: Moved,
): Pick<RunMoved, 'before' | 'passed' | 'hasSpoken'> {
  return { before, passed, hasSpoken: said.length > 0 }
}

async function moveBy(model: ProcessModel, instance: Instance, move: Move, ports: RunPorts): Promise<Moved> {
  switch (move.by) {
    case 'answer': return answer(model, instance, move.tokenId, move.variables, ports)
    case 'event': return bring(model, instance, move.tokenId, move.variables, ports)
    case 'retry': return retry(model, instance, move.tokenId, move.variables, ports)
    case 'skip': return skip(model, instance, move.tokenId, move.variables, ports)
    case 'give-up': return giveUp(model, instance, move.tokenId, move.text, ports)
    case 'error': return breakWith(model, instance, move.tokenId, move.code, ports)
    case 'send-back': return sendBack(model, instance, move.tokenId, move.node, ports)
    case 'rest': return goOn(model, instance, ports)
  }
}

/**
 * Sends what was said, and brings the run what others have sent before: a message that came before its catch is kept,
 * and taken as soon as somebody waits for it. Answers the same object if nothing was to be done.
 */
async function settleMessages(
  ctx: Ctx, { id: runId, caseId }: Pick<InstanceRow, 'id' | 'caseId'>, model: ProcessModel, ports: RunPorts,
  moved: Moved, askedBefore: readonly Token[],
): Promise<Moved> {
  let all = moved
  let asked = new Set(askedBefore.map(({ id }) => id))
  for (let said = moved.said; ;) {
    await tellSaid(ctx, runId, said)
    if (said.some(({ type }) => type === 'message')) asked = new Set()
    const next = waitingForMessages(all.instance).find(({ id }) => !asked.has(id))
    if (!next || all.instance.state !== 'running') return all
    asked.add(next.id)
    const name = next.name ?? ''
    const about = { name, correlation: next.correlation, hearsOutside: hearsOutside(model, name) }
    const variables = await takeMessage(ctx.tx, about, { instanceId: runId, caseId, at: ctx.now })
    said = []
    if (!variables) continue
    const more = await bring(model, all.instance, next.id, variables, ports)
    all = { ...more, passed: [...all.passed, ...more.passed], said: [...all.said, ...more.said] }
    said = more.said
  }
}

function waitingForMessages({ tokens }: Instance): Token[] {
  return tokens.filter(({ at }) => at === 'message')
}

/** Sends what a run said: messages to whoever takes them, signals to all who wait. */
export async function tellSaid(ctx: Ctx, instanceId: bigint, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return
  await insertMessages(ctx.tx, said.flatMap((one) => one.type === 'message'
    ? [{ name: one.name, correlation: one.correlation, variables: one.variables, sentAt: ctx.now, sentBy: instanceId }]
    : []))
  await tellSignals(ctx.tx, instanceId, said.flatMap((one) => one.type === 'signal' ? [one] : []))
}

/** Writes where the run is now. One that has moved on and on and waits for nobody has a fault where it stands. */
async function write(
  ctx: Ctx, { id, restless, instance: before }: LockedInstance, model: ProcessModel, ports: RunPorts, moved: Moved,
): Promise<Instance> {
  const times = moved.isAtRest ? 0 : restless + 1
  const isEndless = times > MOST_RESTLESS
  const after = isEndless ? stopShort(model, moved.instance, ports, times * MOST_MOVES) : moved.instance
  await leaveToCommit(
    ctx.tx, updateInstance(ctx.tx, id, { before, after, at: ctx.now, restless: isEndless ? 0 : times }),
  )
  return after
}
