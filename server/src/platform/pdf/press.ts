import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { holdProcess } from '../hold-process.ts'
import { fontPaths } from './fonts.ts'

/** What is sent to the process that prints; `inputs` is `sys.inputs` of the template. */
export interface PressOrder {
  readonly templates: ReadonlyMap<string, string>
  readonly main: string
  readonly inputs: Readonly<Record<string, string>>
  /** Pictures that stand beside the templates while this is printed, by name. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  readonly at: Date
}

export interface Press {
  /** In turn. Throws what the press complains of, or `PressFailed` if it cannot print just now. */
  print(order: PressOrder): Promise<Uint8Array>
}

/** Not the paper's fault: too many wait, or the process was ended from outside. Asking again later helps. */
export class PressFailed extends Error {
  readonly code = 'PRESS_FAILED'
}

export interface PressOptions {
  /** So many orders may wait; the next one is refused, so that a rush cannot eat the memory. */
  readonly mostWaiting: number
  /** Milliseconds without an order after which the process ends and its memory is given back. */
  readonly restsAfter: number
  /** Behind everything else on the machine: for work nobody stands at a counter for. */
  readonly isPatient?: boolean
}

interface Job {
  readonly order: PressOrder
  readonly done: (pdf: Uint8Array) => void
  readonly fail: (error: Error) => void
}
interface Answer { readonly pdf?: Uint8Array; readonly fault?: string }

const PROGRAM = fileURLToPath(new URL('press-process.mjs', import.meta.url))
const PATIENT = 10

/**
 * Prints in a process of its own, which begins with the first order and ends when there is nothing to do. Not on the
 * event loop: a book of 2,000 rows takes over three seconds, in which nobody else would be answered. Not in a thread:
 * such a book takes a gigabyte, and the compiler gives it back only with its process.
 */
export function openPress({ mostWaiting, restsAfter, isPatient = false }: PressOptions): Press {
  const waiting: Job[] = []
  let current: Job | undefined
  let child: ChildProcess | undefined
  let given: PressOrder['templates'] | undefined
  let resting: NodeJS.Timeout | undefined

  function begin(): ChildProcess {
    // No environment: what stands in ours, the database's password for one, is no business of a template's.
    const begun = fork(PROGRAM, [...fontPaths()], { env: {}, execArgv: [], serialization: 'advanced' })
    begun.on('message', (answer) => { if (begun === child) settle(answer as Answer) })
    begun.once('error', () => { lose(begun) })
    begun.once('exit', () => { lose(begun) })
    if (isPatient && begun.pid !== undefined) setPriority(begun.pid, PATIENT)
    given = undefined
    return child = begun
  }

  function next(): void {
    if (current) return
    clearTimeout(resting)
    current = waiting.shift()
    if (!current) {
      holdProcess(child, false)
      resting = setTimeout(end, restsAfter).unref()
      return
    }
    const press = child ?? begin()
    holdProcess(child, true)
    const { templates, ...rest } = current.order
    // The press keeps templates; they are sent to each process once.
    const order = templates === given ? rest : { templates, ...rest }
    given = templates
    press.send(order, (error) => { if (error) lose(press) })
  }

  function settle({ pdf, fault }: Answer): void {
    const job = current
    current = undefined
    if (pdf) job?.done(pdf)
    else job?.fail(new Error(fault))
    next()
  }

  function end(): void {
    const ended = child
    child = undefined
    if (ended?.connected) ended.disconnect()
  }

  /** It was ended from outside: what it had in hand is lost, the next order begins another. */
  function lose(lost: ChildProcess): void {
    if (lost !== child) return
    child = undefined
    const job = current
    current = undefined
    job?.fail(new PressFailed('the press ended while it printed'))
    next()
  }

  return {
    print: (order) => new Promise((done, fail) => {
      if (waiting.length >= mostWaiting) {
        fail(new PressFailed('too many papers wait for the press'))
        return
      }
      waiting.push({ order, done, fail })
      next()
    }),
  }
}
