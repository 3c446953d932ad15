import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { environment } from './environment.ts'
import { freePort } from './free-port.ts'

/** The program as people start it. */
export const ENTRY = fileURLToPath(new URL('../server/bin/motcua.mjs', import.meta.url))
const SLOWEST_START = 180_000
const SLOWEST_STOP = 120_000

export interface InstanceOptions {
  readonly port?: number
  /** Kept after the end if it is given; otherwise a new one, taken away by `stop`. */
  readonly folder?: string
  /** A folder of an instance that has ended: the new one begins as its copy instead of empty. */
  readonly like?: string | undefined
  readonly env?: Readonly<Record<string, string>>
  readonly dataSet?: string
  /** The program itself, unless a copy without some guard is to be started. */
  readonly entry?: string | undefined
  /** As of `motcua start --clock`. */
  readonly clock?: string
  /** As of `motcua start --https`; its certificate lies in the folder. */
  readonly isHttps?: boolean
  /** As of `motcua start --no-sandbox`: no other system is there to say anything. */
  readonly isAlone?: boolean
  /** Takes each line that the program prints; nothing is printed here otherwise. */
  readonly onLine?: (line: string) => void
}

export interface Instance {
  readonly url: string
  readonly folder: string
  /** Seconds from the call to the line `motcua ready`. */
  readonly startedIn: number
  readonly pid: number
  /** Of the program's own embedded database, as the given role; not for writing what the program writes. */
  databaseUrl(role?: 'motcua_app' | 'motcua_owner' | 'postgres'): string
  /** The same on the way that the program itself goes, the socket in its folder: for figures. */
  socketUrl(): string
  /** Ctrl-C, and waits until everything has ended. */
  stop(): Promise<void>
  /** `kill -9` of server and worker at once, as a power cut does it; the database of its own process group lives on. */
  kill(): Promise<void>
}

/**
 * Starts the whole program as people start it (`motcua start`) on a free port and an empty folder, and waits for its
 * ready line. Throws with what it printed if it ends before, or is not ready in three minutes.
 */
export async function startInstance(options: InstanceOptions = {}): Promise<Instance> {
  const folder = options.folder ?? newFolder(options.like)
  const port = options.port ?? await freePort()
  const args = [
    'start', '--port', String(port), '--data', folder, ...flag('data-set', options.dataSet),
    ...flag('clock', options.clock), ...options.isHttps ? ['--https'] : [],
    ...options.isAlone ? ['--no-sandbox'] : [],
  ]
  const begun = performance.now()
  // A group of its own, so that a kill reaches the worker too.
  const child = spawn(process.execPath, [options.entry ?? ENTRY, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...withoutDatabase(environment()), ...options.env },
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const url = await readyUrl(child, options.onLine).catch((error: unknown) => {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    throw error
  })
  const startedIn = (performance.now() - begun) / 1_000
  const pid = child.pid ?? 0
  return {
    url, folder, startedIn, pid,
    databaseUrl: (role = 'motcua_app') => databaseUrl(folder, role),
    socketUrl: () => databaseUrl(folder, 'motcua_app')
      .replace(/@[^:]*/, `@${encodeURIComponent(join(folder, 'postgres/data'))}`),
    async stop() {
      await end(child, () => child.kill('SIGINT'))
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    kill: () => end(child, () => process.kill(-pid, 'SIGKILL')),
  }
}

/** For commands that work on an instance as `start` does, and make no database of their own. */
export function environmentOn({ folder, databaseUrl }: Pick<Instance, 'folder' | 'databaseUrl'>): NodeJS.ProcessEnv {
  return {
    ...environment(), DATABASE_URL: databaseUrl(), MOTCUA_PROFILE: 'demonstration',
    MOTCUA_FILES: join(folder, 'files'), MOTCUA_SEALS: join(folder, 'seals'),
    MOTCUA_KEYS: join(folder, 'keys'),
  }
}

/** Instances have process groups of their own, which Ctrl-C does not reach: whoever ends, ends them. */
const running = new Set<ChildProcess>()
process.once('exit', () => { for (const child of running) child.kill('SIGINT') })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/**
 * A folder for one instance, empty or a copy, outside of folders that only root may enter: PostgreSQL runs as another
 * user.
 */
export function newFolder(like?: string): string {
  // An empty name would copy the whole machine.
  if (like !== undefined && (like === '' || !existsSync(join(like, 'postgres/data'))))
    throw new Error(`no folder of an instance: “${like}”`)
  const shared = existsSync('/var/tmp') ? '/var/tmp' : tmpdir()
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? shared : tmpdir(), 'motcua-e2e-'))
  if (like) execFileSync('cp', ['-a', `${like}/.`, folder]) // with its owners, which Node does not keep
  return folder
}

function flag(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`--${name}`, value]
}

/** An instance has its own database, whatever the shell that starts it points to. */
function withoutDatabase(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(DATABASE_|MOTCUA_|PUBLIC_URL|NODE_ENV|VITEST)/.test(name)),
  )
}

/** The address that a program tells when it is ready. Throws with what it printed if it ends before, or never is. */
export function readyUrl(child: ChildProcess, onLine?: (line: string) => void): Promise<string> {
  const said: string[] = []
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`motcua was not ready in time:\n${said.join('\n')}`)), SLOWEST_START)
    const hear = (line: string) => {
      said.push(line)
      onLine?.(line)
      const url = /^motcua ready (\S+)$/.exec(line)?.[1]
      if (url === undefined) return
      clearTimeout(late)
      done(url)
    }
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', hear)
    child.once('error', fail)
    child.once('exit', (code, signal) => {
      clearTimeout(late)
      fail(new Error(`motcua ended (${String(code ?? signal)}) before it was ready:\n${said.join('\n')}`))
    })
  })
}

/** Lets a process be told to end, and waits until it has; two minutes, and it is killed. */
export async function end(child: ChildProcess, send: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  send()
  const late = setTimeout(() => child.kill('SIGKILL'), SLOWEST_STOP)
  await gone
  clearTimeout(late)
}

function databaseUrl(folder: string, role: string): string {
  const password = readFileSync(join(folder, 'postgres/superuser.secret'), 'utf8').trim()
  const port = readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[3] ?? ''
  return `postgres://${role}:${password}@127.0.0.1:${port}/motcua`
}
