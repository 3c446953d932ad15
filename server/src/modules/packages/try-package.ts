import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import type { DecisionModel } from '../../platform/dmn/model.ts'
import type { Feel } from '../../platform/feel/open-feel.ts'
import {
  type Instance, type ProcessModel, type RunMoved, type StoredModel, type Token, beginRun, moveRun, ownIdOf, portsOf,
  storeTrial,
} from '../workflow/public.ts'

export interface TryPackage {
  readonly model: ProcessModel
  readonly decisions: Readonly<Record<string, DecisionModel>>
  readonly feel: Feel
  /** In which working time is counted; what the receiving unit's would be nobody knows in a trial. */
  readonly calendar?: WorkCalendar | undefined
  readonly input: Readonly<Record<string, Json>>
  /** What each step brought so far, in order. */
  readonly answers: readonly { readonly node: string; readonly answer: Readonly<Record<string, Json>> }[]
}

export interface TriedPackage {
  readonly state: Instance['state'] | 'waiting' | 'incident'
  /** Elements of the file in the order in which they were passed, with what people call them. */
  readonly passed: readonly { readonly node: string; readonly name: string }[]
  readonly waiting: readonly {
    readonly node: string; readonly for: Token['at']; readonly name: string; readonly role: string
    readonly unit: string; readonly minutes: number
  }[]
  readonly faults: readonly {
    readonly node: string; readonly name: string; readonly code: string; readonly text: string
  }[]
  readonly variables: Readonly<Record<string, Json>>
}

/**
 * Runs a process as far as the answers go, on the real engine and in the caller's transaction, which is to be undone:
 * nothing of a trial stays, and no dossier is touched. What the program would do for a service task answers nothing.
 */
export async function tryPackage(ctx: Ctx, given: TryPackage): Promise<TriedPackage> {
  const { model, decisions, feel, calendar, input, answers } = given
  const stored = await storeTrial(ctx, { model, xml: '', decisions })
  const ports = ({ decisions: tables }: StoredModel) => portsOf({
    feel, now: ctx.now, decisions: tables, calendarOf: () => calendar,
    deeds: async () => Promise.resolve({ ok: true, value: {} }),
  })
  let run: RunMoved = await beginRun(ctx, ports(stored), { model: stored, caseId: null, variables: input })
  const passed = [...run.passed]
  const move = async (by: Parameters<typeof moveRun>[2]['move']) => {
    const moved = await moveRun(ctx, run.id, {
      modelOf: async () => Promise.resolve(stored), portsOf: ports, move: by, isDue: () => true,
    })
    if (!moved) throw new Error(`the trial run ${String(run.id)} is gone`)
    run = moved
    passed.push(...moved.passed)
  }
  for (const { node, answer } of answers) {
    await rest(() => run, async () => move({ by: 'rest' }))
    const token = run.instance.tokens.find((one) => ownIdOf(one.node) === node && WAITS.has(one.at))
    if (!token) continue
    const by = token.at === 'user' || token.at === 'service' ? 'answer' : 'event'
    await move({ by, tokenId: token.id, variables: answer })
  }
  await rest(() => run, async () => move({ by: 'rest' }))
  return show(run, passed, model)
}

/** Steps after which a process that goes on and on is left where it is. */
const MOST_RESTS = 100
const WAITS: ReadonlySet<Token['at']> = new Set<Token['at']>(['user', 'service', 'message', 'signal', 'timer'])

async function rest(run: () => RunMoved, move: () => Promise<void>): Promise<void> {
  const isRestless = () => run().instance.state === 'running'
    && run().instance.tokens.some(({ at }) => at === 'entering' || at === 'leaving')
  for (let times = 0; times < MOST_RESTS && isRestless(); times += 1) await move()
}

function show({ instance }: RunMoved, passed: readonly string[], model: ProcessModel): TriedPackage {
  const { state, tokens, scopes } = instance
  const faults = tokens.flatMap(({ node, fault }) =>
    fault
      ? [{ node: ownIdOf(node), name: model.nodes[node]?.name ?? '', code: fault.code, text: fault.text }] : [])
  const waiting = tokens.filter(({ at }) => WAITS.has(at)).map(({ node, at }) => {
    const drawn = model.nodes[node]
    const work = drawn?.kind === 'task' ? drawn.work : null
    return {
      node: ownIdOf(node), for: at, name: drawn?.name ?? '', role: work?.role ?? '', unit: work?.unitRule ?? '',
      minutes: work?.minutes ?? 0,
    }
  })
  const isOpen = state === 'running'
  return {
    state: isOpen ? faults.length > 0 ? 'incident' : 'waiting' : state, waiting, faults,
    passed: passed.map((node) => ({ node: ownIdOf(node), name: model.nodes[node]?.name ?? '' })),
    variables: scopes.find(({ id }) => id === 0)?.variables ?? {},
  }
}
