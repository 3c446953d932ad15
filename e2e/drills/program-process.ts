import { readFileSync } from 'node:fs'
import type { Instance } from '../instance.ts'

/** The program and its worker; what else they start comes and goes. */
export function processesOf({ pid }: Pick<Instance, 'pid'>): readonly number[] {
  return [pid, ...workersOf({ pid })]
}

/** Its worker, a process beside it. */
export function workersOf({ pid }: Pick<Instance, 'pid'>): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return children.filter((child) => /motcua\.mjs\0work/.test(readFileSync(`/proc/${child}/cmdline`, 'utf8')))
}
