import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { newFolder, startInstance } from '../e2e/instance.ts'
import { type Figure, figureOf } from './figure.ts'

/** Seconds to the ready line: the first start in an empty folder, and the next one. */
const [FIRST, NEXT] = [30, 6]
/** Megabytes of server and worker together, at rest. */
const MOST_MEMORY = 250
/** After which V8, which looks for a quiet moment, has given back what was only needed to start. */
const REST = 40_000

/** How long a start takes, and what the two processes hold at rest: proportional, each shared page counted in part. */
export async function benchStart(): Promise<Figure[]> {
  const folder = newFolder()
  try {
    const first = await startInstance({ folder })
    await first.stop()
    const next = await startInstance({ folder })
    await pause(REST)
    const bytes = [next.pid, ...childrenOf(next.pid)].map(memoryOf).reduce((sum, one) => sum + one, 0)
    await next.stop()
    return [
      figureOf('start', 'first', first.startedIn, 's', FIRST, true),
      figureOf('start', 'next', next.startedIn, 's', NEXT, true),
      figureOf('memory', 'server-and-worker', bytes / 1e6, 'MB', MOST_MEMORY, true),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Processes of node below this one; the compiler of tsx and the like are counted, PostgreSQL is not: it is no child of
 * a second start.
 */
function childrenOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name)).filter((name) => parentOf(name) === pid).map(Number)
  return children.flatMap((child) => [child, ...childrenOf(child)])
    .filter((child) => !read(`/proc/${child}/comm`).startsWith('postgres'))
}

function parentOf(pid: string): number {
  const afterName = read(`/proc/${pid}/stat`).split(') ').at(-1) ?? ''
  return Number(afterName.split(' ')[1])
}

/** Bytes. */
function memoryOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1_024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // gone meanwhile
  }
}
