import { readFileSync } from 'node:fs'
import type { Instance } from '../instance.ts'

/** The worker of the program, a process beside it; what else it starts comes and goes. */
export function workersOf({ pid }: Pick<Instance, 'pid'>): readonly number[] {
  const children = readIfThere(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number)
  return children.filter((child) => /motcua\.mjs\0work/.test(readIfThere(`/proc/${child}/cmdline`)))
}

/** Empty for a process that has ended. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
