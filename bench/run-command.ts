import { spawnSync } from 'node:child_process'
import { ENTRY, type Instance } from '../e2e/instance.ts'

/** Seconds that a command on an instance took. Throws what it said when it ended otherwise than well. */
export function runCommand({ folder }: Pick<Instance, 'folder'>, ...args: string[]): number {
  const begun = performance.now()
  const { status, stdout, stderr } =
    spawnSync(process.execPath, [ENTRY, ...args, '--data', folder], { encoding: 'utf8', maxBuffer: 1e9 })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stdout.slice(0, 2_000)} ${stderr}`)
  return (performance.now() - begun) / 1_000
}
