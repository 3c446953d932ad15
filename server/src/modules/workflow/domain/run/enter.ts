import {
  type EventResult, type GatewayNode, type SubProcessNode, type TaskNode, flowsFrom, flowsTo, isActivity, linkTarget,
  modelNode,
} from '../process-model.ts'
import type { Json } from '../json.ts'
import { compensate } from './compensate.ts'
import { type FaultCode, type Run, type Token, type Variables, changeToken, failAt, putToken } from './instance.ts'
import { joinParallel } from './joins.ts'
import { listen, listenOnEdge, offer } from './listen.ts'
import { beginRounds } from './rounds.ts'
import { beginScope, breakOffIn, openScope } from './scopes.ts'
import { sendSignal } from './signals.ts'
import { throwFrom } from './throw.ts'
import { takeAnswer, variablesIn } from './variables.ts'
import { correlate, waitFor, waitForMessage } from './wait-for.ts'

/** A token comes to a node: what can be done at once is done, and it leaves; otherwise it waits there. */
export async function enter(run: Run, token: Token): Promise<void> {
  if (token.isListening) return listen(run, token)
  const node = modelNode(run.model, token.node)
  if (isActivity(node) && node.loop && !token.isRound) {
    await listenOnEdge(run, token)
    return beginRounds(run, token, { ...node, loop: node.loop })
  }
  switch (node.kind) {
    case 'start': changeToken(run, token, { at: 'leaving' }); break
    case 'end': await end(run, token, node.event); break
    case 'throw': await raise(run, token, node.event); break
    case 'catch':
      if (node.event.type === 'link') leave(run, token)
      else await waitFor(run, token, node.event)
      break
    case 'boundary': leave(run, token); break
    case 'gateway': await enterGateway(run, token, node); break
    case 'task': await enterTask(run, token, node); break
    case 'sub-process': await enterSubProcess(run, token, node); break
  }
}

function leave(run: Run, token: Token): void {
  changeToken(run, token, { at: 'leaving' })
}

async function enterTask(run: Run, token: Token, node: TaskNode): Promise<void> {
  switch (node.task) {
    // Done outside of the system, which neither waits for it nor learns of its end (BPMN 2.0, 10.3.3).
    case 'manual': leave(run, token); break
    case 'script': answerWith(run, token, node, await run.ports.evaluate(node.does ?? '', seenBy(run, token))); break
    case 'rule': answerWith(run, token, node, await run.ports.decide(node.does ?? '', seenBy(run, token))); break
    case 'send': await send(run, token, { name: node.does ?? node.id, correlation: node.correlation }); break
    case 'service': {
      const answer = await run.ports.serve(node.does, node.id, seenBy(run, token))
      if (answer) {
        answerWith(run, token, node, answer)
        return
      }
      await listenOnEdge(run, token)
      changeToken(run, token, { at: 'service', name: node.does })
      break
    }
    case 'user':
      await listenOnEdge(run, token)
      changeToken(run, token, { at: 'user' })
      break
    case 'receive':
      await listenOnEdge(run, token)
      await waitForMessage(run, token, { name: node.does ?? node.id, correlation: node.correlation })
  }
}

function seenBy(run: Run, token: Token): Variables {
  return variablesIn(run, token.scope)
}

const FAILED: { readonly [K in TaskNode['task']]?: FaultCode } = { rule: 'decision-failed', service: 'deed-failed' }

function answerWith(
  run: Run, token: Token, node: TaskNode, found: { ok: true; value: Json } | { ok: false; text: string },
): void {
  if (!found.ok) {
    failAt(run, token, FAILED[node.task] ?? 'expression-failed', found.text)
    return
  }
  takeAnswer(run, token.scope, node.answer, found.value)
  leave(run, token)
}

async function enterSubProcess(run: Run, token: Token, node: SubProcessNode): Promise<void> {
  run.passed.push(node.id)
  await listenOnEdge(run, token)
  changeToken(run, token, { at: 'scope', isPassed: true })
  // What is called begins with all that its caller sees.
  const own = node.isCall ? { variables: seenBy(run, token), isHome: true } : {}
  const { id } = openScope(run, { parent: token.scope, owner: token.id, node: node.id, ...own })
  await beginScope(run, id, node.id)
}

async function enterGateway(run: Run, token: Token, node: GatewayNode): Promise<void> {
  switch (node.gateway) {
    case 'exclusive': leave(run, token); break
    case 'parallel': case 'inclusive':
      if (flowsTo(run.model, node.id).length <= 1) leave(run, token)
      else {
        changeToken(run, token, { at: 'join' })
        // An inclusive one is asked when nothing else moves any more.
        if (node.gateway === 'parallel') joinParallel(run, token)
      }
      break
    case 'event':
      run.passed.push(node.id)
      changeToken(run, token, { at: 'choice', isPassed: true })
      for (const { to } of flowsFrom(run.model, node.id)) await offer(run, token, to)
      break
  }
}

async function send(
  run: Run, token: Token, { name, correlation }: { name: string; correlation: string | null },
): Promise<void> {
  const about = await correlate(run, token, correlation)
  if (!about.ok) {
    failAt(run, token, 'expression-failed', about.text)
    return
  }
  run.said.push({ type: 'message', name, correlation: about.value, node: token.node, variables: seenBy(run, token) })
  leave(run, token)
}

async function end(run: Run, token: Token, event: EventResult | { readonly type: 'terminate' } | null): Promise<void> {
  if (event?.type !== 'terminate') return raise(run, token, event)
  run.passed.push(token.node)
  const { scope } = token
  breakOffIn(run, scope)
  if (run.scopes.get(scope)?.owner === null) run.state = 'terminated'
}

async function raise(
  run: Run, token: Token, event: EventResult | { readonly type: 'link'; readonly name: string } | null,
): Promise<void> {
  switch (event?.type) {
    case undefined: leave(run, token); break
    case 'message': await send(run, token, event); break
    case 'signal':
      // Passed before whoever hears it, who may break off the scope in which it was sent.
      run.passed.push(token.node)
      sendSignal(run, event.name, { node: token.node, variables: seenBy(run, token) })
      changeToken(run, token, { at: 'leaving', isPassed: true })
      break
    case 'escalation':
      run.passed.push(token.node)
      if (!throwFrom(run, token, 'escalation', event.code)) run.said.push({ ...event, node: token.node })
      // Whoever caught it may have broken off the scope in which it was thrown.
      changeToken(run, token, { at: 'leaving', isPassed: true })
      break
    case 'error': fail(run, token, event.code); break
    case 'compensate': compensate(run, token, event.activity); break
    case 'link': jump(run, token, event.name); break
  }
}

/** An error ends where it is thrown; what nobody catches ends the case. */
function fail(run: Run, token: Token, code: string | null): void {
  run.passed.push(token.node)
  if (throwFrom(run, token, 'error', code)) {
    run.tokens.delete(token.id)
    return
  }
  breakOffIn(run, 0)
  run.state = 'failed'
  run.error = code
}

function jump(run: Run, token: Token, name: string): void {
  const target = linkTarget(run.model, modelNode(run.model, token.node).parent, name)
  if (!target) {
    failAt(run, token, 'link-missing', `no link ${name} to go on from`)
    return
  }
  run.passed.push(token.node)
  run.tokens.delete(token.id)
  putToken(run, { node: target.id, scope: token.scope, at: 'entering', via: token.via })
}
