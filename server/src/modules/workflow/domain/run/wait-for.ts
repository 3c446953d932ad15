import { isSlowCycle, momentOfDate } from '../moment-after.ts'
import type { AwaitedEvent, Timer } from '../process-model.ts'
import {
  type Counted, type Evaluated, type Run, type RunPorts, type Token, type Variables, changeToken, failAt,
} from './instance.ts'
import { variablesIn } from './variables.ts'

/** What a token of these waits for from now on. An expression or a moment that gives nothing is a fault. */
export async function waitFor(run: Run, token: Token, event: AwaitedEvent): Promise<void> {
  switch (event.type) {
    case 'message': await waitForMessage(run, token, event); break
    case 'signal': changeToken(run, token, { at: 'signal', name: event.name }); break
    case 'timer': await waitForMoment(run, token, event.timer); break
  }
}

/** Waits for a message of this name, of those for this case if it says what they are about. */
export async function waitForMessage(
  run: Run, token: Token, { name, correlation }: { name: string; correlation: string | null },
): Promise<void> {
  const about = await correlate(run, token, correlation)
  if (about.ok) changeToken(run, token, { at: 'message', name, correlation: about.value })
  else failAt(run, token, 'expression-failed', about.text)
}

/** Whom a message is about, as text; null where the model does not say. */
export async function correlate(
  run: Run, token: Token, correlation: string | null,
): Promise<Evaluated<string | null>> {
  if (correlation === null) return { ok: true, value: null }
  const found = await run.ports.evaluate(correlation, variablesIn(run, token.scope))
  if (!found.ok) return found
  const { value } = found
  return typeof value === 'string' || typeof value === 'number'
    ? { ok: true, value: String(value) }
    : { ok: false, text: `${correlation} gives nothing that a message could be about` }
}

async function waitForMoment(run: Run, token: Token, timer: Timer): Promise<void> {
  const due = await firstMoment(timer, token.node, run.ports, variablesIn(run, token.scope))
  if (due.ok) changeToken(run, token, { at: 'timer', ...due.value })
  else failAt(run, token, 'timer-invalid', due.text)
}

/** When something comes, and how often after that; null: for ever. */
export interface Due {
  readonly dueAt: Date
  readonly more: number | null
  /** Of working time: by what it is counted. */
  readonly counted: Counted | null
}

/** When a timer comes for the first time, counted from now. */
export async function firstMoment(
  timer: Timer, node: string, ports: RunPorts, variables: Variables = {},
): Promise<Evaluated<Due>> {
  const text = await writtenOut(timer.value, ports, variables)
  if (!text.ok) return text
  if (timer.form === 'date') {
    const dueAt = momentOfDate(text.value)
    return dueAt ? { ok: true, value: { dueAt, more: 0, counted: null } } : { ok: false, text: `${text.value} is no moment` }
  }
  const [, times, span] = CYCLE.exec(text.value) ?? []
  const duration = timer.form === 'cycle' ? span : text.value
  if (duration === undefined) return { ok: false, text: `${text.value} is no cycle` }
  if (timer.form === 'cycle' && !isSlowCycle(duration)) {
    return { ok: false, text: `${text.value} comes more often than once a minute` }
  }
  const dueAt = ports.dueAfter(duration, ports.now, { isWorkingTime: timer.isWorkingTime, node })
  if (!dueAt.ok) return dueAt
  const more = timer.form === 'duration' ? 0 : times ? Number(times) - 1 : null
  return { ok: true, value: { dueAt: dueAt.value, more, counted: countedBy(timer, ports.now, duration) } }
}

function countedBy({ isWorkingTime }: Timer, from: Date, span: string): Counted | null {
  return isWorkingTime ? { from: from.toISOString(), span } : null
}

/** `R3/PT10M`: three times; `R/PT10M`: for ever. */
const CYCLE = /^R(\d*)\/(P.+)$/
const isWritten = /^(P[0-9T]|-P|R\d*\/|\d{4}-\d\d-\d\d)/

async function writtenOut(value: string, ports: RunPorts, variables: Variables): Promise<Evaluated<string>> {
  if (isWritten.test(value)) return { ok: true, value }
  const found = await ports.evaluate(value, variables)
  if (!found.ok) return found
  return typeof found.value === 'string'
    ? { ok: true, value: found.value }
    : { ok: false, text: `${value} gives no moment and no duration` }
}

/**
 * When a cycle that has come comes again, counted from when it was due; undefined if that was the last. One that FEEL
 * worked out comes once: what it was is not kept.
 */
export function momentAfterThat(
  timer: Timer, node: string, { dueAt, more }: Omit<Due, 'counted'>, ports: RunPorts,
): Evaluated<Due | undefined> {
  if (timer.form !== 'cycle' || more === 0) return { ok: true, value: undefined }
  const [, , duration] = CYCLE.exec(timer.value) ?? []
  if (duration === undefined) return { ok: true, value: undefined }
  const next = ports.dueAfter(duration, dueAt, { isWorkingTime: timer.isWorkingTime, node })
  if (!next.ok) return next
  const counted = countedBy(timer, dueAt, duration)
  return { ok: true, value: { dueAt: next.value, more: more === null ? null : more - 1, counted } }
}
