import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openClient } from '../../client.ts'

const PROGRAM = '/usr/bin/slowhttptest'
/** Seconds that each attack lasts, and lines that it opens. */
const [SECONDS, LINES] = [10, 900]

/** Heads, bodies, ranges, and answers that are taken drop by drop. */
const ATTACKS: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['slow heads', ['-H', '-i', '5']], ['slow bodies', ['-B', '-i', '5', '-s', '8192']],
  ['ranges', ['-R', '-a', '10', '-b', '3000']],
  ['slow reading', ['-X', '-w', '10', '-y', '20', '-n', '5', '-z', '32', '-k', '3']],
]

export interface SlowClients {
  readonly attacks: number
  /** Requests of others that were not answered with what was asked for. */
  readonly failed: number
  readonly waits: readonly number[]
}

/** Attacks one after the other while somebody reads a page four times a second. */
export async function attackSlowly(url: string, tell: (line: string) => void): Promise<SlowClients> {
  if (!existsSync(PROGRAM)) {
    tell('slowhttptest is missing: apt-get install slowhttptest')
    return { attacks: 0, failed: 0, waits: [] }
  }
  const found = { attacks: 0, failed: 0, waits: [] as number[] }
  for (const [name, args] of ATTACKS) {
    const before = found.failed
    const child = spawn(PROGRAM, [
      ...args, '-c', String(LINES), '-r', '300', '-l', String(SECONDS), '-p', '3', '-u',
      `${url}/tim-thu-tuc?q=khai+sinh`,
    ], { stdio: 'ignore' })
    const ended = new Promise<void>((done) => child.once('exit', () => { done() }))
    const late = setTimeout(() => child.kill('SIGKILL'), (SECONDS + 10) * 1_000)
    const client = openClient(url)
    while (child.exitCode === null && child.signalCode === null) {
      const begun = performance.now()
      const { status } = await client.send('GET', '/thu-tuc').catch(() => ({ status: 0 }))
      if (status !== 200) found.failed += 1
      found.waits.push(performance.now() - begun)
      await pause(250)
    }
    await ended
    clearTimeout(late)
    client.close()
    found.attacks += 1
    tell(`${name}: ${String(LINES)} lines, others failed ${String(found.failed - before)} times`)
  }
  return found
}
