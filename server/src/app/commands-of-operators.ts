import { access, constants, mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { CommandIo, ExitCode } from '../cli/batch.ts'
import { type Backlog, DOCTOR_HELP, type Finding, checkBacklog, checkCalendars, checkCatalogue, checkStaff, tellFindings } from '../cli/doctor.ts'
import { explainUse } from '../cli/explain-use.ts'
import { SEED_HELP, readSeedUse, runSeed } from '../cli/seed.ts'
import { USER_HELP, readUserUse, runUser } from '../cli/user.ts'
import { DISPATCHER } from '../jobs/dispatch.ts'
import { readCursor, readEventFigures } from '../modules/audit/public.ts'
import type { Config } from '../platform/config.ts'
import { isReachable, openDb } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { missingMigrations, readMigrations } from '../platform/migrate.ts'
import { ROOMS } from '../platform/rooms.ts'
import { readJobFigures } from '../platform/work-queue/add-jobs.ts'
import { attach } from './data-folder.ts'
import { type Rooms, openRooms } from './open-rooms.ts'

/** How a command is used: its help, its words read, or what is wrong with them, and what it does then. */
interface Operator<T extends { readonly data: string | undefined }> {
  readonly help: string
  read(args: readonly string[]): T | string
  run(use: T, io: CommandIo, rooms: Rooms): Promise<ExitCode>
}

/** `motcua seed`. */
export const runSeedCommand = onInstallation({ help: SEED_HELP, read: readSeedUse, run: runSeed })

/** `motcua user`. */
export const runUserCommand = onInstallation({ help: USER_HELP, read: readUserUse, run: runUser })

/**
 * A command on an installation: `--data FOLDER` says which, where the environment names no database. Wrong use is told
 * before any database is opened, or started.
 */
function onInstallation<T extends { readonly data: string | undefined }>(
  { help, read, run }: Operator<T>,
): (args: readonly string[], io: CommandIo) => Promise<ExitCode> {
  return async (args, io) => {
    if (args.includes('--help')) {
      io.stdout(help)
      return 0
    }
    const use = read(args)
    if (typeof use === 'string') return wrongUse(io, use, help)
    const { config, detach } = await attach(use.data)
    try {
      const rooms = await openRooms(config, openLog('warn'))
      return await run(use, io, rooms).finally(() => rooms.close())
    } finally {
      await detach()
    }
  }
}

function wrongUse(io: CommandIo, text: string, help: string): 2 {
  io.stderr(`${text}\n\n${help}`)
  return 2
}

/** `motcua doctor`. */
export async function runDoctorCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = readArgs(args)
  if (typeof read === 'string') return wrongUse(io, read, DOCTOR_HELP)
  if (read.help) {
    io.stdout(DOCTOR_HELP)
    return 0
  }
  const { config, detach } = await attach(read.data)
  try {
    return tellFindings(await examine(config), read.json ?? false, io)
  } finally {
    await detach()
  }
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } }).values
  } catch (error) {
    return explainUse(error)
  }
}

/** All findings, from the ground up: where the ground is broken, nothing above it is asked. */
async function examine(config: Config): Promise<Finding[]> {
  const ground = [...await checkDatabase(config), await checkFiles(config)]
  if (ground.some(({ health }) => health === 'broken')) return ground
  const rooms = await openRooms(config, openLog('silent'))
  try {
    const { clock, machineClock, isDemonstration } = rooms
    const time: Finding = { check: 'clock', health: 'ok', text: `${clock.now().toISOString()}${isDemonstration ? `, của bản trình diễn; máy: ${machineClock.now().toISOString()}` : ''}` }
    return [...ground, time, checkCalendars(rooms), checkCatalogue(rooms), await checkStaff(rooms), ...checkBacklog(await readBacklog(rooms))]
  } finally {
    await rooms.close()
  }
}

async function checkDatabase({ databaseUrl = '', ownerUrl }: Config): Promise<Finding[]> {
  const db = openDb(databaseUrl, () => undefined, { max: 1 })
  const isThere = await isReachable(db).finally(() => db.destroy())
  if (!isThere) return [{ check: 'database', health: 'broken', text: 'Cơ sở dữ liệu không trả lời. Hãy xem nó có chạy không và DATABASE_URL có đúng không.' }]
  const reached: Finding = { check: 'database', health: 'ok', text: 'trả lời' }
  if (ownerUrl === undefined) return [reached, { check: 'migrations', health: 'warning', text: 'Không xem được: thiếu DATABASE_OWNER_URL.' }]
  const missing = await missingMigrations(ownerUrl, readMigrations(new URL('../modules/', import.meta.url), ROOMS))
  if (missing.length > 0) return [reached, { check: 'migrations', health: 'broken', text: `Thiếu ${missing.join(', ')}. Hãy chạy motcua migrate.` }]
  return [reached, { check: 'migrations', health: 'ok', text: 'đủ' }]
}

async function checkFiles({ filesFolder }: Config): Promise<Finding> {
  const isWritable = await mkdir(filesFolder, { recursive: true }).then(() => access(filesFolder, constants.W_OK | constants.X_OK)).then(() => true, () => false)
  if (isWritable) return { check: 'files', health: 'ok', text: `ghi được vào ${filesFolder}` }
  return { check: 'files', health: 'broken', text: `Không ghi được vào ${filesFolder}. Hãy cấp quyền cho tài khoản chạy chương trình.` }
}

async function readBacklog({ db, machineClock }: Rooms): Promise<Backlog> {
  const now = machineClock.now()
  const [events, jobs] = await Promise.all([readEventFigures(db, await readCursor(db, DISPATCHER), now), readJobFigures(db, now)])
  return { ...events, ...jobs }
}
