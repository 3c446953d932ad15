import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { holdProcess } from './hold-process.ts'

/** Why work was given up: it took too much memory, too much time, or its process ended by itself. */
export type GivenUp = 'memory' | 'time' | 'ended'

export interface SupervisedProcess<Order, Answer> {
  /** The answer of the work, or of what ended it. */
  ask(order: Order): Promise<Answer>
  /** Begins the process, so that the first order need not wait for that. */
  warm(): void
  /** Ends it; what it has in hand is given up. */
  close(): void
}

export interface SupervisedUse<Answer> {
  /** The module that exports `work`, which makes an answer of an order; both are copied between the processes. */
  readonly module: URL
  /** Of memory that is really taken (RSS), everything included. */
  readonly megabytes: number
  /** Of processor time for one order; three times that by the clock, or `patience` times. */
  readonly seconds: number
  /** More than three for long work that nobody waits for: on a busy machine it gets a small share of the processor. */
  readonly patience?: number
  /** How far it stands back behind others (`nice`, 0 to 19); not at all unless told. */
  readonly niceness?: number
  givenUp(why: GivenUp): Answer
}

const PROGRAM = fileURLToPath(new URL('supervised-process.mjs', import.meta.url))
const LOOK_EVERY = 50
/** On a machine that is busy with others, time by the clock is this many times that of the processor. */
const CLOCK = 3
/** The heap is held shorter than all of it, so that what fits nowhere is told by the language first. */
const HEAP_SHARE = 0.6
/** Nothing of ours; few pools of memory, or each thread of a library keeps one that it no longer needs. */
const OWN = { MALLOC_ARENA_MAX: '2' }
const MIB = 1_048_576
/** Pages of memory and ticks of the clock, in which Linux counts. */
const [PAGE, TICKS] = [4_096, 100]

interface Job<Order, Answer> { readonly order: Order; readonly done: (answer: Answer) => void }

/**
 * Work on files of others in a process of its own, begun when it is first needed, kept warm for the next, and killed
 * when a file takes more than it may: such a file ends its own order and nobody else's. A thread would not do: what
 * libraries take outside of the heap is bounded for a process alone. It gets no environment: the database's password is
 * no business of a file's.
 */
export function openSupervisedProcess<Order extends object, Answer>(
  { module, megabytes, seconds, patience = CLOCK, niceness = 0, givenUp }: SupervisedUse<Answer>,
): SupervisedProcess<Order, Answer> {
  const waiting: Job<Order, Answer>[] = []
  let child: ChildProcess | undefined
  let current: Job<Order, Answer> | undefined
  let isReady = false
  let watch: NodeJS.Timeout | undefined

  function begin(): ChildProcess {
    const begun = fork(PROGRAM, [module.href], {
      env: OWN, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${String(Math.floor(megabytes * HEAP_SHARE))}`],
    })
    begun.on('message', (said) => { if (begun === child) hear(said as 'ready' | { readonly answer: Answer }) })
    begun.once('error', () => { lose(begun, 'ended') })
    begun.once('exit', () => { lose(begun, 'ended') })
    if (niceness > 0 && begun.pid !== undefined) stepBack(begun.pid, niceness)
    isReady = false
    return child = begun
  }

  function hear(said: 'ready' | { readonly answer: Answer }): void {
    if (said === 'ready') isReady = true
    else settle(said.answer)
    next()
  }

  function next(): void {
    if (current) return
    const working = child ?? (waiting.length > 0 ? begin() : undefined)
    holdProcess(working, waiting.length > 0)
    if (!working || !isReady) return
    current = waiting.shift()
    if (!current) return
    watchOver(working)
    working.send({ ...current.order }, (error) => { if (error) lose(working, 'ended') })
  }

  function watchOver(working: ChildProcess): void {
    const begun = performance.now()
    const before = cpuOf(working.pid) ?? 0
    watch = setInterval(() => {
      const [memory, cpu] = [memoryOf(working.pid) ?? 0, cpuOf(working.pid) ?? before]
      if (memory > megabytes * MIB) lose(working, 'memory')
      else if (cpu - before > seconds || performance.now() - begun > seconds * patience * 1_000) lose(working, 'time')
    }, LOOK_EVERY)
  }

  function settle(answer: Answer): void {
    clearInterval(watch)
    const job = current
    current = undefined
    job?.done(answer)
  }

  /** One that dies before it was ready gives up the first that waits, or it would be begun for ever. */
  function lose(lost: ChildProcess, why: GivenUp): void {
    if (lost !== child) return
    child = undefined
    lost.kill('SIGKILL')
    const job = current ?? waiting.shift()
    clearInterval(watch)
    current = undefined
    job?.done(givenUp(why))
    next()
  }

  return {
    ask: async (order) => new Promise<Answer>((done) => {
      waiting.push({ order, done })
      next()
    }),
    warm() {
      if (!child) begin()
    },
    close() {
      const ended = child
      child = undefined
      ended?.kill('SIGKILL')
      settle(givenUp('ended'))
      for (const job of waiting.splice(0)) job.done(givenUp('ended'))
    },
  }
}

function stepBack(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness)
  } catch {
    // it has ended already, which is told by itself
  }
}

function memoryOf(pid: number | undefined): number | undefined {
  const pages = fieldsOf(pid, 'statm')?.[1]
  return pages === undefined ? undefined : Number(pages) * PAGE
}

function cpuOf(pid: number | undefined): number | undefined {
  const fields = fieldsOf(pid, 'stat')
  return fields && (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** Of `stat` the fields behind the name, which may hold anything. */
function fieldsOf(pid: number | undefined, file: 'stat' | 'statm'): string[] | undefined {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8').split(') ').at(-1)?.split(' ')
  } catch {
    return undefined // it has ended, or this is no Linux: then the heap alone is bounded
  }
}
