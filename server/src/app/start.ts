import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defaultDataSet } from '../cli/data-set.ts'
import { readPassword } from '../cli/data-set/read-password.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { hasHistory, openPartitions, openProductClock } from '../modules/audit/public.ts'
import { systemClock } from '../platform/clock.ts'
import { type Config, type Environment, environment, readConfig } from '../platform/config.ts'
import { openDb } from '../platform/db.ts'
import { makeDatabase } from '../platform/embedded-database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { keepRunning } from '../platform/keep-running.ts'
import { logCrash, openLog } from '../platform/log.ts'
import type { Certificate } from '../platform/own-certificate.ts'
import { ensureBuilt } from './build.ts'
import { DATABASE, defaultFolder, foldersOfDatabase, placesIn } from './data-folder.ts'
import { type OurSettings, type SandboxPlaces, hostSandbox, writeSandboxBegun, writeSandboxPartners } from './host-sandbox.ts'
import { migrateAll } from './migrate-all.ts'
import { settingsOfDataSet } from './sandbox-own-settings.ts'
import { publishedAtSandbox } from './sandbox-procedures.ts'
import { serve } from './serve.ts'

export interface StartOptions {
  readonly port?: number | undefined
  /** Folder of the embedded database and the files. */
  readonly data?: string | undefined
  readonly dataSet?: string | undefined
  /** A moment from which the demonstration's clock runs on, or `real`. */
  readonly clock?: Date | 'real' | undefined
  /** Speaks TLS, with a certificate made now; without, plain HTTP on loopback. */
  readonly isHttps?: boolean | undefined
  /** Whether the systems of a nation that is made up are hosted beside it, unless others are named. */
  readonly hasSandbox?: boolean | undefined
}

const ENTRY = fileURLToPath(new URL('../../bin/motcua.mjs', import.meta.url))
/** Of the worker, whose jobs are short and few: V8 would take 32 MB for young objects. */
const SMALL_NURSERY = '--max-semi-space-size=4'
/** When the province, its districts and the plan were in force: the demonstration's first morning. */
const FIRST_MORNING = '2021-06-25T08:00:00+07:00'

/**
 * `motcua start`: the whole demonstration in one process group. Embedded PostgreSQL unless DATABASE_URL names another,
 * migrations, the province as data at the first start, server here and worker beside it. Ctrl-C stops all, in order,
 * and so does a failure, which is thrown when nothing is left running. It may come at any moment of the start, too.
 */
export async function start(options: StartOptions): Promise<void> {
  const stop = listenForStop()
  const undo: (() => Promise<void>)[] = []
  try {
    await startAll(options, undo, stop)
  } catch (error) {
    if (!stop.isAsked()) throw error
  } finally {
    for (const one of undo.reverse()) await one()
    stop.forget()
  }
}

/**
 * Starts one after the other, waits for the end, and leaves in `undo` how to stop what was started, whatever happens.
 */
async function startAll(options: StartOptions, undo: (() => Promise<void>)[], stop: Stop): Promise<void> {
  const env = environment()
  const folder = options.data ?? defaultFolder()
  // Not cut short by a stop: half a server could not be found again.
  const embedded = env['DATABASE_URL']
    ? undefined
    : await startEmbeddedPostgres(`${folder}/postgres`, { isExclusive: true })
  if (embedded) undo.push(() => embedded.stop())
  const sandbox = await sandboxOf(options, env, folder, () => settingsOfDataSet(dataSetOf(options, env)))
  if (sandbox) undo.push(() => sandbox.release())
  const overrides = {
    ...await overridesOf(options, folder, embedded), ...sandbox && { MOTCUA_PARTNERS: sandbox.file },
  }
  const read = readConfig(env, overrides)
  if (!read.ok) throw new Error(read.refusal.text)
  const config = read.value
  const certificate = options.isHttps ? await makeCertificate(config, folder) : undefined
  await stop.check()
  await migrateAll(config)
  await stop.check()
  if (await prepare(config, options)) await importProvince(config.dataSet, { ...env, ...overrides })
  await stop.check()
  await ensureBuilt()
  await stop.check()
  const log = openLog(config.logLevel)
  logCrash(log)
  const running = await serve(config, log, certificate)
  undo.push(() => running.stop())
  const worker = keepWorker(() => startWorker(env, { ...overrides, LOG_LEVEL: config.logLevel }))
  undo.push(worker.stop)
  tell(config, running.url, folder)
  if (sandbox) {
    const begun = writeSandboxBegun(folder, publishedAtSandbox(running.catalogue, dayOf(running.clock.now())))
    await sandbox.release()
    undo.push(hostSandbox(ENTRY, { file: sandbox.file, begun, home: running.url }, env).stop)
  }
  await stop.asked
}

/** The places of the sandbox's systems, unless it is not wanted or an installation has partners of its own. */
async function sandboxOf(
  { hasSandbox }: StartOptions, env: Environment, folder: string, ours: () => OurSettings,
): Promise<SandboxPlaces | undefined> {
  const isDemonstration = (env['MOTCUA_PROFILE'] ?? 'demonstration') === 'demonstration'
  if (!hasSandbox || !isDemonstration || env['MOTCUA_PARTNERS']) return undefined
  return writeSandboxPartners(folder, ours())
}

function dataSetOf({ dataSet }: StartOptions, env: Environment): string {
  return dataSet ?? (env['MOTCUA_DATA_SET'] || defaultDataSet())
}

/**
 * Beside the data lies the certificate, for whoever must trust it; the key stays in memory, and goes with the process.
 */
async function makeCertificate({ port, publicUrl }: Config, folder: string): Promise<Certificate> {
  if (port === 0) throw new Error('--https cần một cổng xác định. Hãy chọn cổng bằng --port.')
  if (!publicUrl?.startsWith('https:')) throw new Error('PUBLIC_URL phải là địa chỉ https://… khi chạy với --https.')
  const { makeOwnCertificate } = await import('../platform/own-certificate.ts')
  const certificate = await makeOwnCertificate(systemClock.now())
  writeFileSync(`${folder}/certificate.pem`, certificate.cert)
  return certificate
}

interface Stop {
  /** Resolves at the first signal. */
  readonly asked: Promise<void>
  isAsked(): boolean
  /** Throws once a stop was asked for; lets a signal that waits come in first. */
  check(): Promise<void>
  forget(): void
}

/** Listens from the first moment, and to a second Ctrl-C too, which else would end the program before its database. */
function listenForStop(): Stop {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  let isAsked = false
  let ask: () => void = () => undefined
  const asked = new Promise<void>((done) => {
    ask = () => {
      isAsked = true
      done()
    }
  })
  for (const signal of signals) process.on(signal, ask)
  return {
    asked, isAsked: () => isAsked,
    async check() {
      await new Promise((done) => setImmediate(done))
      if (isAsked) throw new Error('stopped while starting')
    },
    forget() {
      for (const signal of signals) process.off(signal, ask)
    },
  }
}

async function overridesOf(
  options: StartOptions, folder: string, embedded: EmbeddedPostgres | undefined,
): Promise<Environment> {
  const port = String(options.port ?? (environment()['MOTCUA_PORT'] || 8080))
  const own = embedded && (await makeDatabase(embedded, DATABASE))
  const host = environment()['MOTCUA_HOST'] || '127.0.0.1'
  return {
    MOTCUA_PROFILE: environment()['MOTCUA_PROFILE'] ?? 'demonstration', MOTCUA_PORT: port,
    ...placesIn(folder, environment()), LOG_LEVEL: environment()['LOG_LEVEL'] ?? 'warn',
    ...(options.isHttps && { PUBLIC_URL: environment()['PUBLIC_URL'] || `https://${host}:${port}` }),
    ...(options.dataSet === undefined ? {} : { MOTCUA_DATA_SET: options.dataSet }),
    ...(own && {
      MOTCUA_WATCHED_FOLDERS: foldersOfDatabase(folder), DATABASE_URL: own.appUrl, DATABASE_OWNER_URL: own.ownerUrl,
    }),
  }
}

/** Partitions and the clock. Answers whether this is the first start, and the province is yet to come. */
async function prepare(config: Config, options: StartOptions): Promise<boolean> {
  const db = openDb(config.databaseUrl ?? '', () => undefined, { max: 2 })
  try {
    await openPartitions(db, systemClock.now())
    const clock = await openProductClock(db)
    const isFirst = !await hasHistory(db)
    if (config.profile === 'demonstration') {
      if (options.clock === 'real') await clock.set(systemClock.now())
      else if (options.clock !== undefined) await clock.set(options.clock)
      else if (isFirst) await clock.set(new Date(FIRST_MORNING))
    }
    return isFirst
  } finally {
    await db.destroy()
  }
}

/**
 * `motcua import` in a process of its own, since the server would keep its memory as long as it lives, and in a group
 * of its own, since Ctrl-C must not leave half a province. Throws what it said.
 */
async function importProvince(dataSet: string, env: Environment): Promise<void> {
  const child = spawn(process.execPath, [ENTRY, 'import', '--data-set', dataSet], {
    stdio: ['ignore', 'ignore', 'pipe'], detached: true, env,
  })
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const [code] = await once(child, 'close') as [number | null]
  if (code !== 0) throw new Error(said.join('').trim())
}

/** With a line on which nothing is said: the worker ends when it is cut, since nobody could stop it any more. */
function startWorker(env: Environment, overrides: Environment): ChildProcess {
  return spawn(process.execPath, [SMALL_NURSERY, ENTRY, 'work'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...env, ...overrides },
  })
}

function tell(config: Config, url: string, folder: string): void {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (config.profile === 'demonstration') {
    say(`Bản trình diễn. Dữ liệu nằm ở ${folder}`)
    say(`Cổng dịch vụ công: ${url}/   Bàn làm việc: ${url}/ban-lam-viec/   API: ${url}/docs`)
    say(
      `Tài khoản cán bộ (mật khẩu ${readPassword(config.dataSet)}): xem README, ví dụ tiepnhan.… (tiếp nhận), chuyenvien.…, lanhdao.…`,
    )
    say(`Người dân: số định danh 000xxx99xxxx, điện thoại 0500 000 0xx; mã đăng nhập hiện ở ${url}/demo/tin-nhan`)
  }
  say(`motcua ready ${url}`)
}

/**
 * Without a worker no message leaves and nobody is reminded: one that ends untold, as it does when the database can
 * store nothing, is started again, and the people at the screens do not notice.
 */
function keepWorker(begin: () => ChildProcess): { stop(): Promise<void> } {
  const kept = keepRunning({
    begin, soonest: 500, latest: 10_000,
    ended: async (worker) => once(worker, 'exit'),
    tell() {
      process.stderr.write('Việc nền đã dừng ngoài dự kiến, đang chạy lại. Nguyên nhân có trong nhật ký ở trên.\n')
    },
  })
  return {
    async stop() {
      const worker = await kept.stop()
      if (worker === undefined || worker.exitCode !== null || worker.signalCode !== null) return
      const gone = once(worker, 'exit')
      worker.kill('SIGTERM')
      await gone
    },
  }
}
