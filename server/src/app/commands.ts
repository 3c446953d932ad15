import { parseArgs } from 'node:util'
import { type CommandIo, type ExitCode, quoted } from '../cli/batch.ts'
import { explainUse } from '../cli/explain-use.ts'
import { readImportUse, runImport } from '../cli/import.ts'
import { readMoment } from '../cli/read-moment.ts'
import { type Config, type Environment, environment, readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { buildWorker } from './build-worker.ts'
import { importParts } from './import-parts.ts'
import { migrateAll } from './migrate-all.ts'
import { openRooms } from './open-rooms.ts'
import { serve } from './serve.ts'
import { start } from './start.ts'

const START = `motcua start [--port N] [--data FOLDER] [--data-set FOLDER] [--clock ISO|real] [--no-sandbox]

Chạy toàn bộ bản trình diễn. Không có DATABASE_URL thì dùng PostgreSQL nhúng trong FOLDER. Ctrl-C dừng tất cả.`

const SERVE = 'motcua serve [--port N]'

/** Reads options, or says how the command is used; `--help` of each command comes here, too. */
function options<T extends Readonly<Record<string, { type: 'string' | 'boolean' }>>>(args: readonly string[], known: T, usage: string, io: CommandIo) {
  try {
    const { values } = parseArgs({ args: [...args], options: { ...known, help: { type: 'boolean' } } })
    if (!(values as { help?: boolean }).help) return { values: values as Partial<Record<keyof T, string>> }
    io.stdout(usage)
    return { exit: 0 as const }
  } catch (error) {
    return { exit: wrongUse(io, explainUse(error), usage) }
  }
}

function wrongUse(io: CommandIo, text: string, usage: string): 2 {
  io.stderr(`${text}\n\n${usage}`)
  return 2
}

/** What is wrong with a port, if anything. */
function faultOfPort(port: string | undefined): string | undefined {
  if (port === undefined || /^\d{1,5}$/.test(port) && Number(port) <= 65_535) return undefined
  return `--port không nhận ${quoted(port)}. Cần một số từ 0 đến 65535.`
}

/** `motcua start`. */
export async function runStart(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const known = { 'port': { type: 'string' }, 'data': { type: 'string' }, 'data-set': { type: 'string' }, 'clock': { type: 'string' }, 'no-sandbox': { type: 'boolean' } } as const
  const read = options(args, known, START, io)
  if (!read.values) return read.exit
  const { port, data, clock, 'data-set': dataSet } = read.values
  const fault = faultOfPort(port)
  if (fault !== undefined) return wrongUse(io, fault, START)
  const moment = clock === undefined || clock === 'real' ? clock : readMoment(clock)
  if (clock !== undefined && moment === undefined) {
    return wrongUse(io, `--clock không nhận ${quoted(clock)}. Cần real hoặc một thời điểm, ví dụ 2021-06-25T08:00.`, START)
  }
  try {
    await start({ port: port === undefined ? undefined : Number(port), data, dataSet, clock: moment })
    return 0
  } catch (error) {
    io.stderr(`Không khởi động được. ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

function configured(overrides: Environment = {}): Config {
  const read = readConfig(environment(), overrides)
  if (!read.ok) throw new Error(read.refusal.text)
  return read.value
}

function untilStopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
}

/** `motcua serve`: one server process, stopped by a signal. */
export async function runServe(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = options(args, { port: { type: 'string' } } as const, SERVE, io)
  if (!read.values) return read.exit
  const fault = faultOfPort(read.values.port)
  if (fault !== undefined) return wrongUse(io, fault, SERVE)
  const config = configured(read.values.port === undefined ? {} : { MOTCUA_PORT: read.values.port })
  const running = await serve(config, openLog(config.logLevel))
  io.stdout(`motcua ready ${running.url}`)
  await untilStopped()
  await running.stop()
  return 0
}

/** `motcua work`: one worker process, stopped by a signal. */
export async function runWork(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = options(args, {}, 'motcua work', io)
  if (!read.values) return read.exit
  const config = configured()
  const rooms = await openRooms(config, openLog(config.logLevel))
  try {
    const worker = await buildWorker(rooms)
    await untilStopped()
    await worker.stop()
    return 0
  } finally {
    await rooms.close()
  }
}

/** `motcua migrate`. */
export async function runMigrate(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = options(args, { json: { type: 'boolean' } } as const, 'motcua migrate [--json]', io)
  if (!read.values) return read.exit
  const { applied, present } = await migrateAll(configured())
  io.stdout(read.values.json ? JSON.stringify({ applied, present }) : applied.length === 0 ? `Đã đủ ${present} bước, không có gì mới.` : `Đã chạy: ${applied.join(', ')}`)
  return 0
}

/** `motcua import`. */
export async function runImportCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readImportUse(args)
  if (typeof use === 'string' || use.help) return runImport(args, io, undefined as never) // before a database is opened
  const config = configured()
  const rooms = await openRooms(config, openLog('warn'))
  try {
    return await runImport(args, io, rooms, importParts(config))
  } finally {
    await rooms.close()
  }
}
