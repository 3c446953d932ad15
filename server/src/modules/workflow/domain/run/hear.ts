import { modelNode, nodesWithin } from '../process-model.ts'
import { type Run, type Token, type Variables, changeToken, failAt, putToken } from './instance.ts'
import { beginEventSub, breakOff } from './scopes.ts'
import { setVariables } from './variables.ts'
import { momentAfterThat } from './wait-for.ts'

/**
 * What a token waited for has come: a message, a signal, its moment. On the edge of an activity it breaks it off, or
 * goes on beside it; of several events it is the one; at the start of an event sub-process it begins that.
 */
export function hear(run: Run, token: Token, brought: Variables): void {
  const node = modelNode(run.model, token.node)
  if (node.kind === 'start' && token.isListening) {
    setVariables(run, token.scope, brought)
    const sub = nodesWithin(run.model, node.parent === null ? null : modelNode(run.model, node.parent).parent)
      .find((one) => one.id === node.parent)
    if (sub?.kind !== 'sub-process') throw new Error(`${node.id} starts no event sub-process`)
    if (!node.interrupts) hearAgain(run, token)
    beginEventSub(run, token.scope, sub, node)
    return
  }
  setVariables(run, token.scope, brought)
  if (node.kind === 'boundary') {
    const activity = token.of === null ? undefined : run.tokens.get(token.of)
    if (!node.interrupts) hearAgain(run, token)
    else if (activity) breakOff(run, activity)
    putToken(run, { node: node.id, scope: token.scope, at: 'leaving' })
    return
  }
  const choice = token.of === null ? undefined : run.tokens.get(token.of)
  if (!choice) {
    changeToken(run, token, { at: 'leaving', dueAt: null })
    return
  }
  breakOff(run, choice)
  putToken(run, { node: node.id, scope: token.scope, at: 'leaving' })
}

/** What interrupts nothing may come again: messages and signals always, moments as often as the cycle says. */
function hearAgain(run: Run, token: Token): void {
  if (token.at !== 'timer') return
  const node = modelNode(run.model, token.node)
  const event = 'event' in node ? node.event : null
  if (event?.type !== 'timer') throw new Error(`${node.id} has no moment`)
  if (!token.dueAt) throw new Error(`${node.id} was never due`)
  const next = momentAfterThat(event.timer, token.node, { dueAt: token.dueAt, more: token.more }, run.ports)
  if (!next.ok) {
    failAt(run, token, 'timer-invalid', next.text)
    return
  }
  if (next.value) changeToken(run, token, next.value)
  else run.tokens.delete(token.id)
}
