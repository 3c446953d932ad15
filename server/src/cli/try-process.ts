import {
  type Instance, type ProcessModel, type RunMoved, type RunPorts, type StoredModel, type Token, beginRun,
  moveRun, ownIdOf, portsOf, storeTrial,
} from '../modules/workflow/public.ts'
import { ok } from '../kernel/result.ts'
import type { DecisionModel } from '../platform/dmn/model.ts'
import type { Backing } from '../platform/db.ts'
import type { Feel } from '../platform/feel/open-feel.ts'
import { asProgram } from './import.ts'
import { nextTrialStep } from './next-trial-step.ts'
import type { JsonObject } from './read-json-option.ts'

export interface Trial {
  readonly model: ProcessModel
  readonly xml: string
  readonly decisions: Readonly<Record<string, DecisionModel>>
  readonly feel: Feel
  readonly input: JsonObject
  readonly answers: readonly (readonly [node: string, answer: JsonObject])[]
  readonly errors: readonly (readonly [node: string, code: string])[]
}

export interface Tried {
  readonly state: Instance['state'] | 'waiting' | 'stuck' | 'incident'
  readonly error?: string | null
  readonly passed: readonly string[]
  readonly waiting: readonly { readonly node: string; readonly for: Token['at'] }[]
  readonly faults: readonly { readonly node: string; readonly code: string; readonly text: string }[]
  readonly variables: JsonObject
  /** Nodes of answers and errors that were given and that nothing asked for, once for each; left out where all were. */
  readonly unused?: readonly string[]
}

/** Steps after which a process that goes on and on is left where it is. */
const MOST_STEPS = 1_000

/** Runs a process as one who does every step at once, each in a transaction of its own, and moments come when asked. */
export async function tryProcess(rooms: Backing, trial: Trial): Promise<Tried> {
  const time = { now: rooms.clock.now() }
  const backing: Backing = { ...rooms, clock: { now: () => time.now } }
  const answers = [...trial.answers]
  const errors = [...trial.errors]
  const take = <T>(list: (readonly [string, T])[], node: string): T | undefined => {
    const at = list.findIndex(([name]) => name === ownIdOf(node))
    return at < 0 ? undefined : list.splice(at, 1)[0]?.[1]
  }
  const { model, xml, decisions } = trial
  const stored = await asProgram(backing, 'process trial', async (ctx) =>
    ok(await storeTrial(ctx, { model, xml, decisions })))
  const ports = (model: StoredModel): RunPorts => portsOf({
    feel: trial.feel, now: time.now, decisions: model.decisions,
    deeds: async (_deed, node) => errors.some(([name]) => name === ownIdOf(node))
      ? undefined
      : { ok: true, value: take(answers, node) ?? {} },
  })
  let run: RunMoved = await asProgram(backing, 'process trial', async (ctx) =>
    ok(await beginRun(ctx, ports(stored), { model: stored, caseId: null, variables: trial.input })))
  const passed = [...run.passed]
  for (let steps = 0; steps < MOST_STEPS && run.instance.state === 'running'; steps += 1) {
    const step = nextTrialStep(run.instance, { answers, errors })
    if (!step) break
    const { token } = step
    if (step.at && step.at > time.now) time.now = step.at
    const move = token === undefined
      ? { by: 'rest' } as const
      : step.error !== undefined
        ? { by: 'error', tokenId: token.id, code: step.error } as const
        : {
          by: token.at === 'user' || token.at === 'service' ? 'answer' : 'event', tokenId: token.id,
          variables: take(answers, token.node) ?? {},
        } as const
    if (step.error !== undefined && token) take(errors, token.node)
    const moved = await asProgram(backing, 'process trial', async (ctx) => ok(await moveRun(ctx, run.id, {
      modelOf: async () => Promise.resolve(stored), portsOf: ports, move, isDue: () => true,
    })))
    if (!moved) throw new Error(`somebody else moved run ${String(run.id)}`)
    run = moved
    passed.push(...moved.passed)
  }
  const unused = [...answers, ...errors].map(([node]) => node)
  return { ...showTried(run, passed), ...unused.length > 0 && { unused } }
}

function showTried({ instance }: RunMoved, passed: readonly string[]): Tried {
  const { state, error, tokens, scopes } = instance
  const faults = tokens.flatMap(({ node, fault }) =>
    fault ? [{ node: ownIdOf(node), code: fault.code, text: fault.text }] : [])
  const waiting = tokens.filter(({ at }) => ['user', 'service', 'message', 'signal', 'timer', 'join'].includes(at))
    .map(({ node, at }) => ({ node: ownIdOf(node), for: at }))
  const isStuck = faults.length > 0 && faults.every(({ code }) => code === 'never-joined')
  const standing = isStuck ? 'stuck' : faults.length > 0 ? 'incident' : 'waiting'
  return {
    state: state === 'running' ? standing : state, ...state === 'failed' ? { error } : {}, passed: passed.map(ownIdOf),
    waiting, faults, variables: scopes.find(({ id }) => id === 0)?.variables ?? {},
  }
}
