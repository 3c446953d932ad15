import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { importDataSet } from '../cli/import.ts'
import { readDataSet } from '../cli/data-set/read-data-set.ts'
import { hasHistory, once, openPartitions, openProductClock } from '../modules/audit/public.ts'
import { systemClock } from '../platform/clock.ts'
import { type Config, type Environment, environment, readConfig } from '../platform/config.ts'
import { openDb } from '../platform/db.ts'
import { makeDatabase } from '../platform/embedded-database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { openLog } from '../platform/log.ts'
import { ensureDesk } from './build-desk.ts'
import { DATABASE, defaultFolder } from './data-folder.ts'
import { importParts } from './import-parts.ts'
import { migrateAll } from './migrate-all.ts'
import { serve } from './serve.ts'

export interface StartOptions {
  readonly port?: number | undefined
  /** Folder of the embedded database and the files. */
  readonly data?: string | undefined
  readonly dataSet?: string | undefined
  /** A moment from which the demonstration's clock runs on, or `real`. */
  readonly clock?: string | undefined
}

/** When the province, its districts and the plan were in force: the demonstration's first morning. */
const FIRST_MORNING = '2021-06-25T08:00:00+07:00'

/**
 * `motcua start`: the whole demonstration in one process group. Embedded PostgreSQL unless DATABASE_URL names another,
 * migrations, the province as data at the first start, server here and worker beside it. Ctrl-C stops all, in order.
 */
export async function start(options: StartOptions): Promise<void> {
  const env = environment()
  const folder = options.data ?? defaultFolder()
  const embedded = env['DATABASE_URL'] ? undefined : await startEmbeddedPostgres(`${folder}/postgres`)
  const overrides = await overridesOf(options, folder, embedded)
  const read = readConfig(env, overrides)
  if (!read.ok) {
    await embedded?.stop()
    throw new Error(read.refusal.text)
  }
  const config = read.value
  const password = await prepare(config, options)
  await ensureDesk()
  const running = await serve(config, openLog(config.logLevel))
  const worker = startWorker(env, { ...overrides, LOG_LEVEL: config.logLevel })
  tell(config, running.url, folder, password)
  await stopped(worker)
  await running.stop()
  await endOf(worker)
  await embedded?.stop()
}

async function overridesOf(options: StartOptions, folder: string, embedded: EmbeddedPostgres | undefined): Promise<Environment> {
  const port = String(options.port ?? (environment()['MOTCUA_PORT'] || 8080))
  const own = embedded && await makeDatabase(embedded, DATABASE)
  return {
    MOTCUA_PROFILE: environment()['MOTCUA_PROFILE'] ?? 'demonstration', MOTCUA_PORT: port, MOTCUA_FILES: environment()['MOTCUA_FILES'] ?? `${folder}/files`,
    LOG_LEVEL: environment()['LOG_LEVEL'] ?? 'warn', ...options.dataSet === undefined ? {} : { MOTCUA_DATA_SET: options.dataSet },
    ...own && { DATABASE_URL: own.appUrl, DATABASE_OWNER_URL: own.ownerUrl },
  }
}

/** Migrations, and at the first start the province and the clock. Answers the password of the demonstration accounts. */
async function prepare(config: Config, options: StartOptions): Promise<string> {
  await migrateAll(config)
  const db = openDb(config.databaseUrl ?? '', () => undefined, { max: 2 })
  try {
    await openPartitions(db, systemClock.now())
    const clock = await openProductClock(db)
    const isFirst = !await hasHistory(db)
    if (config.profile === 'demonstration') {
      if (options.clock === 'real') await clock.set(systemClock.now())
      else if (options.clock !== undefined) await clock.set(new Date(options.clock))
      else if (isFirst) await clock.set(new Date(FIRST_MORNING))
    }
    if (isFirst) await importDataSet(config.dataSet, { db, clock: config.profile === 'demonstration' ? clock : systemClock, guard: once }, importParts(config))
    return config.profile === 'demonstration' ? readDataSet(config.dataSet).password : ''
  } finally {
    await db.destroy()
  }
}

function startWorker(env: Environment, overrides: Environment): ChildProcess {
  const entry = fileURLToPath(new URL('../../bin/motcua.mjs', import.meta.url))
  return spawn(process.execPath, [entry, 'work'], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...env, ...overrides } })
}

function tell(config: Config, url: string, folder: string, password: string): void {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (config.profile === 'demonstration') {
    say(`Bản trình diễn. Dữ liệu nằm ở ${folder}`)
    say(`Cổng dịch vụ công: ${url}/   Bàn làm việc: ${url}/ban-lam-viec/   API: ${url}/docs`)
    say(`Tài khoản cán bộ (mật khẩu ${password}): xem README, ví dụ tiepnhan.… (tiếp nhận), chuyenvien.…, lanhdao.…`)
    say(`Người dân: số định danh 000xxx99xxxx, điện thoại 0500 000 0xx; mã đăng nhập hiện ở ${url}/demo/tin-nhan`)
  }
  say(`motcua ready ${url}`)
}

/** Waits for Ctrl-C, a stop from outside, or the end of the worker, which is the end of all. */
function stopped(worker: ChildProcess): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
    worker.once('exit', () => done())
  })
}

async function endOf(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const gone = new Promise((done) => worker.once('exit', done))
  worker.kill('SIGTERM')
  await gone
}
