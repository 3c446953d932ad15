import { readFileSync } from 'node:fs'
import type { Instance } from '../instance.ts'

/** The worker of the program, a process beside it; what else it starts comes and goes. */
export function workersOf({ pid }: Pick<Instance, 'pid'>): readonly number[] {
  return childrenOf(pid).filter((child) => /motcua\.mjs\0work/.test(commandOf(child)))
}

/** What a process has started and what lives still. */
export function childrenOf(pid: number): readonly number[] {
  return readIfThere(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number)
}

/** It, what it has started, and what these have. */
export function familyOf(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)]
}

/** Words of a process, as everybody on the machine reads them; NUL between them. */
export function commandOf(pid: number): string {
  return readIfThere(`/proc/${pid}/cmdline`)
}

/** Most megabytes that a process has held so far; not a number for one that has ended. */
export function mostMemoryOf(pid: number): number {
  return Number(/^VmHWM:\s*(\d+)/m.exec(readIfThere(`/proc/${pid}/status`))?.[1]) / 1_024
}

/** Empty for a process that has ended. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
