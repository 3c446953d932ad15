import { Worker } from 'node:worker_threads'

export interface EndedThread<Order, Answer> {
  /** Answers of the work, or of what ended it. */
  ask(order: Order): Promise<Answer>
  close(): Promise<void>
}

export interface EndedThreadUse<Order, Answer> {
  /** The module that exports `work`, which makes an answer of an order. */
  readonly module: URL
  readonly megabytes: number
  /**
   * Milliseconds after which an order is given up, and the thread with it: of processor time, as far as the program can
   * tell its own from the thread's, so that a busy machine refuses nothing that is sound; ten times that by the clock.
   */
  longest(order: Order): number
  /** What an order has for an answer that was given up, in words. */
  givenUp(why: string): Answer
}

/** On a machine that is busy with others, time by the clock is this many times that of the processor. */
const CLOCK = 10
const PROGRAM = new URL('ended-thread.mjs', import.meta.url)

interface Job<Order, Answer> {
  readonly order: Order
  readonly done: (answer: Answer) => void
}

/**
 * Work on what others wrote, in a thread of its own that is begun when it is first needed. One order at a time; who is
 * late, or asks for too much memory, ends with the thread, and the next order begins another (ADR 0030).
 */
export function openEndedThread<Order, Answer>(
  { module, megabytes, longest, givenUp }: EndedThreadUse<Order, Answer>,
): EndedThread<Order, Answer> {
  const waiting: Job<Order, Answer>[] = []
  let [thread, current, late]: [Worker | undefined, Job<Order, Answer> | undefined, NodeJS.Timeout | undefined] =
    [undefined, undefined, undefined]
  let isReady = false

  /** Words of the machine are English, and tell a person nothing. */
  function wordsOf(error: unknown): string {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    return isMemory ? `cần hơn ${String(megabytes)} MB bộ nhớ` : 'phép tính làm luồng tính toán dừng giữa chừng'
  }

  function begin(): Worker {
    const begun = new Worker(PROGRAM, {
      workerData: module.href, env: {}, stdout: true, stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    })
    begun.on('message', (said: 'ready' | { readonly answer: Answer }) => {
      if (begun !== thread) return
      if (said === 'ready') isReady = true
      else settle(said.answer)
      next()
    })
    begun.on('error', (error) => { if (begun === thread) lose(wordsOf(error)) })
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
    const most = longest(job.order)
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    const look = () => {
      const { user, system } = process.cpuUsage(cpu)
      const left = Math.min(most - (user + system) / 1_000, most * CLOCK - (performance.now() - began))
      if (left <= 0) lose(`mất hơn ${String(most)} ms`)
      else late = setTimeout(look, Math.max(left, 5))
    }
    late = setTimeout(look, most)
    worker.postMessage(job.order)
  }

  function settle(answer: Answer): void {
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
    if (!current && waiting.length > 0 && !isReady) waiting.shift()?.done(givenUp(why))
    settle(givenUp(why))
    next()
  }

  return {
    ask: async (order) => new Promise<Answer>((done) => {
      waiting.push({ order, done })
      next()
    }),
    async close() {
      const ended = thread
      thread = undefined
      await ended?.terminate()
    },
  }
}
