import { Worker } from 'node:worker_threads'
import type { Json } from '../db.ts'
import type { DecisionModel } from '../dmn/model.ts'
import { type FeelAnswer, askFeel } from './ask-feel.ts'
import { isPlainFeel } from './check-feel.ts'

export type FeelOrder = { readonly now: Date } & (
  | { readonly kind: 'expression'; readonly expression: string; readonly variables: Readonly<Record<string, Json>> }
  | {
    readonly kind: 'decision'; readonly model: DecisionModel; readonly decision: string
    readonly variables: Readonly<Record<string, Json>>
  }
)

export interface Feel {
  /** One expression, with what is wrong in words if it has no answer. Ended after 200 ms. */
  evaluate(expression: string, variables: Readonly<Record<string, Json>>, now: Date): Promise<FeelAnswer>
  /** A decision of a model with all that it rests on. Ended after a second. */
  decide(
    model: DecisionModel, decision: string, variables: Readonly<Record<string, Json>>, now: Date,
  ): Promise<FeelAnswer>
  close(): Promise<void>
}

const [LONGEST_EXPRESSION, LONGEST_DECISION] = [200, 1_000]
const MOST_MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }
const PROGRAM = new URL('feel-thread.mjs', import.meta.url)

interface Job {
  readonly order: FeelOrder
  readonly done: (answer: FeelAnswer) => void
}

/**
 * FEEL of models that others wrote. What is plainly short is asked at once; everything else in a thread of its own,
 * which is ended when it takes too long: `matches("aaaa…!", "^(a+)+$")` would hold up a whole program for minutes.
 */
export function openFeel(): Feel {
  const waiting: Job[] = []
  let [thread, current, late]: [Worker | undefined, Job | undefined, NodeJS.Timeout | undefined] =
    [undefined, undefined, undefined]
  let isReady = false

  function begin(): Worker {
    const begun = new Worker(PROGRAM, { resourceLimits: MOST_MEMORY, env: {}, stdout: true, stderr: true })
    begun.on('message', (said: 'ready' | FeelAnswer) => {
      if (begun !== thread) return
      if (said === 'ready') isReady = true
      else settle(said)
      next()
    })
    begun.on('error', (error) => { if (begun === thread) lose(error.message) })
    begun.on('exit', () => { if (begun === thread) lose('luồng tính toán đã dừng') })
    begun.unref()
    isReady = false
    return thread = begun
  }

  function next(): void {
    if (current || waiting.length === 0) return
    const worker = thread ?? begin()
    worker.ref()
    if (!isReady) return
    const job = waiting.shift()
    if (!job) return
    current = job
    const longest = job.order.kind === 'expression' ? LONGEST_EXPRESSION : LONGEST_DECISION
    late = setTimeout(() => { lose(`mất hơn ${String(longest)} ms`) }, longest)
    worker.postMessage(job.order)
  }

  function settle(answer: FeelAnswer): void {
    clearTimeout(late)
    const job = current
    current = undefined
    thread?.unref()
    job?.done(answer)
  }

  /** What it had in hand has no answer; the next order begins another. */
  function lose(why: string): void {
    const lost = thread
    thread = undefined
    void lost?.terminate()
    if (!current && waiting.length > 0 && !isReady) waiting.shift()?.done({ ok: false, text: why })
    settle({ ok: false, text: why })
    next()
  }

  const ask = async (order: FeelOrder) => new Promise<FeelAnswer>((done) => {
    waiting.push({ order, done })
    next()
  })

  return {
    async evaluate(expression, variables, at) {
      if (isPlainFeel(expression)) return askFeel(expression, variables, at)
      return ask({ kind: 'expression', expression, variables, now: at })
    },
    async decide(model, decision, variables, at) {
      return ask({ kind: 'decision', model, decision, variables, now: at })
    },
    async close() {
      const ended = thread
      thread = undefined
      await ended?.terminate()
    },
  }
}
