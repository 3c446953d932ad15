import { spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

const SLOWEST = 60_000
const EVERY = 20

/** The server of an instance's embedded database, as whoever runs the machine sees it: a process with its arguments. */
export interface PostgresProcess {
  readonly pid: number
  readonly program: string
  readonly args: readonly string[]
  /** The owner of its data, who also runs it. */
  readonly user: { readonly uid: number; readonly gid: number }
  readonly data: string
}

/** That runs on the data of an instance's folder. */
export function postgresOf(folder: string): PostgresProcess {
  const data = join(folder, 'postgres/data')
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
  const { uid, gid } = statSync(data)
  return { pid, program, args, user: { uid, gid }, data }
}

/**
 * An immediate stop: nothing is written any more, the next start recovers as after a power cut. Waits until it is gone.
 */
export async function stopAtOnce({ pid }: PostgresProcess): Promise<void> {
  process.kill(pid, 'SIGQUIT')
  await until(`PostgreSQL ${pid} gone`, async () => !isThere(pid))
}

/**
 * Starts the same program with the same arguments, as the same user, and waits until it takes connections at `url`; in
 * surroundings of its own, if some are given.
 */
export async function startAgain(
  { program, args, user, data }: PostgresProcess, url: string, env: Readonly<Record<string, string>> = {},
): Promise<void> {
  spawn(program, args, {
    ...process.getuid?.() === 0 && user, env: { LC_ALL: 'C.UTF-8', ...env }, cwd: data, stdio: 'ignore', detached: true,
  }).unref()
  await until('PostgreSQL takes connections', async () => {
    const client = new pg.Client(url)
    client.on('error', () => undefined)
    return client.connect().then(() => client.end()).then(() => true, () => false)
  })
}

/** Waits until it is so; throws when it takes too long. */
export async function until(what: string, isSo: () => Promise<boolean>, limit = SLOWEST): Promise<void> {
  const begun = performance.now()
  while (!await isSo()) {
    if (performance.now() - begun > limit) throw new Error(`not in ${limit / 1_000} s: ${what}`)
    await pause(EVERY)
  }
}

export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
