import { type ProcessModel, flowsFrom, modelNode } from '../process-model.ts'
import { hear } from './hear.ts'
import {
  type Instance, type Run, type RunPorts, type Said, type Token, type Variables, changeToken, failAt,
  newInstance, putDown, putToken, takeUp,
} from './instance.ts'
import { neverJoined } from './joins.ts'
import { beginScope, breakOff } from './scopes.ts'
import { settle } from './settle.ts'
import { throwFrom } from './throw.ts'
import { setVariables, takeAnswer } from './variables.ts'

/** What came of one move of a case. */
export interface Moved {
  readonly instance: Instance
  /** Nodes in the order in which they were passed. */
  readonly passed: readonly string[]
  readonly said: readonly Said[]
  /** False: more than one transaction may hold was to be done; `goOn` takes it up. */
  readonly isAtRest: boolean
}

/** Begins a case at its plain start, or at the one that a message, a signal or a moment is for. */
export async function begin(
  model: ProcessModel, variables: Variables, ports: RunPorts, startId?: string,
): Promise<Moved> {
  const run = takeUp(model, newInstance(variables), ports)
  await beginScope(run, 0, null)
  if (startId !== undefined) standAtStart(run, startId)
  return rest(run)
}

/** A case that could not be begun: it stands at its start with a fault, and goes on from there once that is mended. */
export async function beginAtFault(
  model: ProcessModel, variables: Variables, ports: RunPorts, { startId, text }: { startId: string; text: string },
): Promise<Instance> {
  const run = takeUp(model, newInstance(variables), ports)
  await beginScope(run, 0, null)
  failAt(run, standAtStart(run, startId), 'begin-failed', text)
  return putDown(run)
}

function standAtStart(run: Run, startId: string): Token {
  for (const token of run.tokens.values()) if (!token.isListening) run.tokens.delete(token.id)
  return putToken(run, { node: modelNode(run.model, startId).id, scope: 0, at: 'leaving' })
}

/** A step of people or of the program is done, with what it answered. */
export async function answer(
  model: ProcessModel, instance: Instance, tokenId: number, given: Variables, ports: RunPorts,
): Promise<Moved> {
  const run = takeUp(model, instance, ports)
  const token = waiting(run, tokenId, ['user', 'service'])
  const node = modelNode(model, token.node)
  takeAnswer(run, token.scope, node.kind === 'task' && node.task === 'service' ? node.answer : null, given)
  changeToken(run, token, { at: 'leaving' })
  return rest(run)
}

/** What a token waited for has come, with what it brought. */
export async function bring(
  model: ProcessModel, instance: Instance, tokenId: number, brought: Variables, ports: RunPorts,
): Promise<Moved> {
  const run = takeUp(model, instance, ports)
  hear(run, waiting(run, tokenId, ['message', 'signal', 'timer']), brought)
  return rest(run)
}

/** A step ended with an error that the model may catch on its edge; one that it does not catch ends the case. */
export async function breakWith(
  model: ProcessModel, instance: Instance, tokenId: number, code: string, ports: RunPorts,
): Promise<Moved> {
  const run = takeUp(model, instance, ports)
  const token = waiting(run, tokenId, ['user', 'service'])
  if (!throwFrom(run, token, 'error', code)) {
    run.tokens.clear()
    run.state = 'failed'
    run.error = code
  }
  return rest(run)
}

/**
 * Puts a token that waits for people back on a step of people before it (trả lại bước trước), in the same scope: what
 * waited on the edge of its step is waited for no longer.
 */
export async function sendBack(
  model: ProcessModel, instance: Instance, tokenId: number, node: string, ports: RunPorts,
): Promise<Moved> {
  const run = takeUp(model, instance, ports)
  const token = waiting(run, tokenId, ['user'])
  breakOff(run, token)
  putToken(run, { node: modelNode(model, node).id, scope: token.scope, at: 'entering' })
  return rest(run)
}

/** Tries a step again that had a fault, with what was mended in the variables. */
export async function retry(
  model: ProcessModel, instance: Instance, tokenId: number, mended: Variables, ports: RunPorts,
): Promise<Moved> {
  const run = takeUp(model, instance, ports)
  const token = waiting(run, tokenId, ['fault'])
  setVariables(run, token.scope, mended)
  changeToken(run, token, { at: token.fault?.was ?? 'entering', fault: null })
  return rest(run)
}

/**
 * Goes on behind a step that had a fault as if it was done (bỏ qua bước), with what was put right. What stood on its
 * edge and within it ends; of what only listens there, nothing is waited for any more.
 */
export async function skip(
  model: ProcessModel, instance: Instance, tokenId: number, mended: Variables, ports: RunPorts,
): Promise<Moved> {
  const run = takeUp(model, instance, ports)
  const token = waiting(run, tokenId, ['fault'])
  setVariables(run, token.scope, mended)
  const { node, scope, via, isRound, isPassed, isListening } = token
  breakOff(run, token)
  if (!isListening) putToken(run, { node, scope, via, isRound, isPassed, at: 'leaving' })
  return rest(run)
}

/** A deed of the program failed as often as it is tried: the step stops there for an administrator. */
export async function giveUp(
  model: ProcessModel, instance: Instance, tokenId: number, text: string, ports: RunPorts,
): Promise<Moved> {
  const run = takeUp(model, instance, ports)
  failAt(run, waiting(run, tokenId, ['service']), 'deed-failed', text)
  return rest(run)
}

/** Takes up a case that had more to do than one transaction may hold. */
export async function goOn(model: ProcessModel, instance: Instance, ports: RunPorts): Promise<Moved> {
  return rest(takeUp(model, instance, ports))
}

/** Stops a case that runs on and on without coming to rest: each step that would move has a fault. */
export function stopShort(model: ProcessModel, instance: Instance, ports: RunPorts, after: number): Instance {
  const run = takeUp(model, instance, ports)
  for (const token of run.tokens.values()) {
    if (token.at !== 'entering' && token.at !== 'leaving') continue
    failAt(run, token, 'without-end', `${String(after)} nodes were passed and nobody was waited for`)
  }
  return putDown(run)
}

function waiting(run: Run, id: number, at: readonly Token['at'][]): Token {
  const token = run.tokens.get(id)
  if (!token || !at.includes(token.at)) throw new Error(`token ${String(id)} waits for nothing of the kind`)
  return token
}

async function rest(run: Run): Promise<Moved> {
  const isAtRest = await settle(run, run.ports.mostMoves)
  if (isAtRest) {
    for (const token of neverJoined(run)) {
      const ways = flowsFrom(run.model, token.node).map(({ id }) => id).join(', ')
      failAt(run, token, 'never-joined', `nothing can come any more by the other ways; beyond it: ${ways}`)
    }
  }
  return { instance: putDown(run), passed: run.passed, said: run.said, isAtRest }
}
