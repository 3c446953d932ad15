import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Instance } from '../e2e/instance.ts'

/** Clock ticks of Linux, in which /proc counts. */
const TICKS = 100

/**
 * Seconds of processor time that an instance has used since it began: server, worker and PostgreSQL, those that have
 * ended too. Unlike a rate it is the same on a busy machine and on a quiet one.
 */
export function cpuOf({ pid, folder }: Instance): number {
  return cpuOfTrees(pid, Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]))
}

/** Seconds of these processes and all below them. */
export function cpuOfTrees(...roots: readonly number[]): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => statOf(Number(name)))
  const isOf = (one: Stat, root: number): boolean =>
    one.pid === root || all.some((parent) => parent.pid === one.parent && isOf(parent, root))
  return all.filter((one) => roots.some((root) => isOf(one, root))).reduce((sum, one) => sum + one.seconds, 0)
}

interface Stat { readonly pid: number; readonly parent: number; readonly seconds: number }

function statOf(pid: number): Stat[] {
  try {
    const fields = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ')
    const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number)
    return [
      {
        pid, parent: Number(fields[1]),
        seconds: ((user ?? 0) + (system ?? 0) + (childrenUser ?? 0) + (childrenSystem ?? 0)) / TICKS,
      },
    ]
  } catch {
    return [] // it ended while we looked
  }
}
