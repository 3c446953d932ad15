import { access, constants, mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { CommandIo, ExitCode } from '../cli/batch.ts'
import { type Backlog, DOCTOR_HELP, type Finding, checkBacklog, checkCalendars, checkCatalogue, checkStaff, tellFindings } from '../cli/doctor.ts'
import { SEED_HELP, runSeed } from '../cli/seed.ts'
import { USER_HELP, runUser } from '../cli/user.ts'
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

type Operator = (args: readonly string[], io: CommandIo, rooms: Rooms) => Promise<ExitCode>

/** `motcua seed`. */
export const runSeedCommand = onInstallation(SEED_HELP, runSeed)

/** `motcua user`. */
export const runUserCommand = onInstallation(USER_HELP, runUser)

/** A command on an installation: `--data FOLDER` says which, where the environment names no database. */
function onInstallation(help: string, run: Operator): (args: readonly string[], io: CommandIo) => Promise<ExitCode> {
  return async (args, io) => {
    if (args.includes('--help') || args.length === 0) {
      (args.length === 0 ? io.stderr : io.stdout)(help)
      return args.length === 0 ? 2 : 0
    }
    const { folder, rest } = splitFolder(args)
    const { config, detach } = await attach(folder)
    try {
      const rooms = await openRooms(config, openLog('warn'))
      return await run(rest, io, rooms).finally(() => rooms.close())
    } finally {
      await detach()
    }
  }
}

function splitFolder(args: readonly string[]): { folder: string | undefined; rest: string[] } {
  const place = args.indexOf('--data')
  return place < 0 ? { folder: undefined, rest: [...args] } : { folder: args[place + 1], rest: args.toSpliced(place, 2) }
}

/** `motcua doctor`. */
export async function runDoctorCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = readArgs(args)
  if (!read || read.help) {
    (read ? io.stdout : io.stderr)(DOCTOR_HELP)
    return read ? 0 : 2
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
  } catch {
    return undefined
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
