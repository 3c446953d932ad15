import { readQuarantine } from '../modules/documents/public.ts'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { CommandIo, ExitCode } from '../cli/batch.ts'
import { BPMN_PUBLISH_HELP, readBpmnPublishUse, runBpmnPublish } from '../cli/bpmn-publish.ts'
import {
  type Backlog, type BackupAge, DOCTOR_HELP, type Finding, checkAntivirus, checkBacklog, checkCalendars,
  checkCatalogue, checkClock,
  checkLastBackup, checkSeals, checkSpace, checkWorkers, tellFindings,
} from '../cli/doctor.ts'
import { checkGhostscript } from '../cli/doctor-ghostscript.ts'
import { checkPartnerSettings, checkPartners } from '../cli/doctor-partners.ts'
import { checkDuties, checkStaff } from '../cli/doctor-staff.ts'
import { checkStore } from '../cli/doctor-store.ts'
import { CALENDAR_HELP, readCalendarUse, runCalendar } from '../cli/calendar-recount.ts'
import { explainUse } from '../cli/explain-use.ts'
import { EXCHANGE_HELP, readExchangeUse, runExchange } from '../cli/exchange.ts'
import { METRICS_HELP, readMetricsUse, runMetrics } from '../cli/metrics-command.ts'
import { PAYMENTS_HELP, readPaymentsUse, runPayments } from '../cli/payments-command.ts'
import { PROJECTIONS_HELP, readProjectionsUse, runProjections } from '../cli/projections-command.ts'
import { QUEUE_PLAN_HELP, readQueuePlanUse, runQueuePlan } from '../cli/queue-plan.ts'
import { refuseUse } from '../cli/refuse.ts'
import { REPORT_HELP, readReportUse, runReport } from '../cli/report-command.ts'
import { REPORTS_HELP, readReportsUse, runReports } from '../cli/reports-command.ts'
import { SCORE_HELP, readScoreUse, runScore } from '../cli/score-command.ts'
import { SEED_HELP, readSeedUse, runSeed } from '../cli/seed.ts'
import { TARGETS_HELP, readTargetsUse, runTargetsOfUnit } from '../cli/targets-command.ts'
import { UNITS_HELP, readUnitsUse, runUnits } from '../cli/units.ts'
import { USER_HELP, readUserUse, runUser } from '../cli/user.ts'
import { DEEDS } from '../jobs/deeds-of-program.ts'
import { DISPATCHER } from '../jobs/dispatch.ts'
import { succeedNext } from '../jobs/succeed-units.ts'
import {
  lastRecordedAt, readCursor, readEventFigures, readLogStanding, readSealFigures, sealLogIn,
} from '../modules/audit/public.ts'
import { readCopyFigures } from '../modules/documents/public.ts'
import { readBackupAge } from '../platform/backup/last-backup.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { findFault, openDb, readConnectedAt } from '../platform/db.ts'
import { readFreeSpace } from '../platform/free-space.ts'
import { openLog } from '../platform/log.ts'
import { readPartners } from '../platform/partner/read-partners.ts'
import { missingMigrations, readMigrations } from '../platform/migrate.ts'
import { ROOMS } from '../platform/rooms.ts'
import { readJobFigures } from '../platform/work-queue/add-jobs.ts'
import { countLivingWorkers } from '../platform/work-queue/living-workers.ts'
import { attach } from './data-folder.ts'
import { type Rooms, openRooms } from './open-rooms.ts'
import { OUTSIDE_SYSTEMS } from './outside-systems.ts'

/** How a command is used: its help, its words read, or what is wrong with them, and what it does then. */
interface Operator<T extends { readonly data: string | undefined }> {
  readonly help: string
  read(args: readonly string[], io: CommandIo): T | string
  run(use: T, io: CommandIo, rooms: Rooms): Promise<ExitCode>
}

/** `motcua seed`. */
export const runSeedCommand = onInstallation({ help: SEED_HELP, read: readSeedUse, run: runSeed })

/** `motcua user`. */
export const runUserCommand = onInstallation({ help: USER_HELP, read: readUserUse, run: runUser })

/** `motcua units`. */
export const runUnitsCommand = onInstallation({
  help: UNITS_HELP, read: readUnitsUse,
  run: (use, io, rooms) => runUnits(use, io, { ...rooms, succeedNext: (one) => succeedNext(rooms, one) }),
})

/** `motcua calendar`. */
export const runCalendarCommand = onInstallation({ help: CALENDAR_HELP, read: readCalendarUse, run: runCalendar })

/** `motcua queue plan`. */
export const runQueueCommand = onInstallation({ help: QUEUE_PLAN_HELP, read: readQueuePlanUse, run: runQueuePlan })

/** `motcua payments`. */
export const runPaymentsCommand = onInstallation({ help: PAYMENTS_HELP, read: readPaymentsUse, run: runPayments })

/** `motcua exchange`. */
export const runExchangeCommand = onInstallation({ help: EXCHANGE_HELP, read: readExchangeUse, run: runExchange })

/** `motcua metrics`. */
export const runMetricsCommand = onInstallation({ help: METRICS_HELP, read: readMetricsUse, run: runMetrics })

/** `motcua targets --unit`; without a unit it needs no database. */
export const runTargetsCommand = onInstallation({ help: TARGETS_HELP, read: readTargetsUse, run: runTargetsOfUnit })

/** `motcua score`. */
export const runScoreCommand = onInstallation({ help: SCORE_HELP, read: readScoreUse, run: runScore })

/** `motcua report`. */
export const runReportCommand = onInstallation({ help: REPORT_HELP, read: readReportUse, run: runReport })

/** `motcua reports`. */
export const runReportsCommand = onInstallation({ help: REPORTS_HELP, read: readReportsUse, run: runReports })

/** `motcua projections`. */
export const runProjectionsCommand = onInstallation({
  help: PROJECTIONS_HELP, read: readProjectionsUse, run: runProjections,
})

/** `motcua bpmn publish`. */
export const runBpmnPublishCommand = onInstallation({
  help: BPMN_PUBLISH_HELP, read: readBpmnPublishUse,
  run: (use, io, rooms) => runBpmnPublish(use, io, { ...rooms, deeds: DEEDS.map(({ name }) => name) }),
})

/**
 * A command on an installation: `--data FOLDER` says which, where the environment names no database. Wrong use is told
 * before any database is opened, or started.
 */
export function onInstallation<T extends { readonly data: string | undefined }>(
  { help, read, run }: Operator<T>,
): (args: readonly string[], io: CommandIo) => Promise<ExitCode> {
  return async (args, io) => {
    if (args.includes('--help')) {
      io.stdout(help)
      return 0
    }
    const use = read(args, io)
    if (typeof use === 'string') return refuseUse(io, args, use, help)
    const { config, detach } = await attach(use.data)
    try {
      const rooms = await openRooms(config, openLog('warn'))
      try { return await run(use, io, rooms) } finally { await rooms.close() }
    } finally {
      await detach()
    }
  }
}

/** `motcua doctor`. */
export async function runDoctorCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = readArgs(args)
  if (typeof read === 'string') return refuseUse(io, args, read, DOCTOR_HELP)
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
    return parseArgs({
      args: [...args], options: { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    }).values
  } catch (error) {
    return explainUse(error)
  }
}

/** All findings, from the ground up: where the ground is broken, nothing above it is asked. */
async function examine(config: Config): Promise<Finding[]> {
  const folders = [config.filesFolder, ...config.watchedFolders]
  const ground = [
    ...await checkDatabase(config), await checkFiles(config), checkSpace(await readFreeSpace(folders)),
    checkLastBackup(await readAge(config), config.backupHours),
    ...checkPartnersFile(config),
  ]
  if (ground.some(({ health }) => health === 'broken')) return ground
  const rooms = await openRooms(config, openLog('silent')).catch(() => undefined)
  if (!rooms)
    return [
      ...ground,
      {
        check: 'province', health: 'broken',
        text: 'Không đọc được dữ liệu của tỉnh. Hãy chạy motcua migrate rồi motcua import.',
      },
    ]
  try {
    const { clock, machineClock, isDemonstration } = rooms
    const time = checkClock({
      now: machineClock.now(), skew: await readSkew(config, machineClock), lastEventAt: await lastRecordedAt(rooms.db),
    })
    const shown =
      isDemonstration && time.health === 'ok'
        ? { ...time, text: `${clock.now().toISOString()}, của bản trình diễn; máy: ${time.text}` }
        : time
    const above = [
      checkCalendars(rooms), checkCatalogue(rooms), await checkStaff(rooms), await checkDuties(rooms),
      await checkStore(
        rooms.storage, await readCopyFigures(rooms.db, machineClock.now()), config.store.keysFolder !== undefined,
      ),
      await checkGhostscript(config.ghostscript),
      checkAntivirus(config.clamd !== undefined, await readQuarantine(rooms.db)),
      checkWorkers(await countLivingWorkers(rooms.db)),
      checkSeals(
        await readSealFigures(rooms.db, machineClock.now()),
        await readLogStanding(rooms.db, sealLogIn(config.sealsFolder)).catch(() => undefined),
      ),
    ]
    const partners = checkPartners(readPartners(config.partnersFile), OUTSIDE_SYSTEMS)
    return [...ground, shown, ...above, ...checkBacklog(await readBacklog(rooms)), ...await partners]
  } finally {
    await rooms.close()
  }
}

function checkPartnersFile({ partnersFile }: Config): Finding[] {
  try {
    return checkPartnerSettings(readPartners(partnersFile), OUTSIDE_SYSTEMS)
  } catch (error) {
    return [{ check: 'partners', health: 'broken', text: error instanceof Error ? error.message : 'MOTCUA_PARTNERS' }]
  }
}

async function checkDatabase({ databaseUrl = '', ownerUrl }: Config): Promise<Finding[]> {
  const db = openDb(databaseUrl, () => undefined, { max: 1 })
  // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
  const fault = await findFault(db).finally(() => db.destroy())
  if (fault !== undefined) return [{ check: 'database', health: 'broken', text: explainFault(fault, 'DATABASE_URL') }]
  const reached: Finding = { check: 'database', health: 'ok', text: 'trả lời' }
  if (ownerUrl === undefined)
    return [reached, { check: 'migrations', health: 'warning', text: 'Không xem được: thiếu DATABASE_OWNER_URL.' }]
  const owner = openDb(ownerUrl, () => undefined, { max: 1 })
  // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
  const ownerFault = await findFault(owner).finally(() => owner.destroy())
  if (ownerFault !== undefined)
    return [
      reached,
      {
        check: 'migrations', health: 'warning',
        text: `Không xem được. ${explainFault(ownerFault, 'DATABASE_OWNER_URL')}`,
      },
    ]
  const missing = await missingMigrations(ownerUrl, readMigrations(new URL('../modules/', import.meta.url), ROOMS))
  if (missing.length > 0)
    return [
      reached,
      {
        check: 'migrations', health: 'broken',
        text:
          `Thiếu ${missing.length} bước, từ ${missing[0] ?? ''} đến ${missing.at(-1) ?? ''}. Hãy chạy motcua migrate.`,
      },
    ]
  return [reached, { check: 'migrations', health: 'ok', text: 'đủ' }]
}

/** What to do about a fault of the driver or of PostgreSQL. */
function explainFault(code: string, variable: string): string {
  if (/^28/.test(code)) return `Cơ sở dữ liệu không nhận tên hoặc mật khẩu. Hãy sửa ${variable}.`
  if (code === '3D000')
    return `Máy chủ PostgreSQL chạy nhưng không có cơ sở dữ liệu này. Hãy tạo nó, hoặc sửa ${variable}.`
  if (code === '57P03' || code === '53300')
    return 'Cơ sở dữ liệu đang khởi động hoặc hết kết nối. Hãy đợi một phút rồi thử lại.'
  return `Cơ sở dữ liệu không trả lời (${code}). Hãy xem PostgreSQL có chạy không và ${variable} có đúng không.`
}

/** Seconds that this machine is ahead of the database, measured on a connection opened for it. */
async function readSkew({ databaseUrl = '' }: Config, machineClock: Clock): Promise<number> {
  const db = openDb(databaseUrl, () => undefined, { max: 1 })
  try {
    const before = machineClock.now().getTime()
    const at = (await readConnectedAt(db))?.getTime() ?? before
    const after = machineClock.now().getTime()
    return at < before ? (before - at) / 1000 : at > after ? (after - at) / 1000 : 0
  } finally {
    await db.destroy()
  }
}

/** By writing: a right that the system shows says nothing of a full disk, or of one that only reads. */
async function checkFiles({ filesFolder }: Config): Promise<Finding> {
  const probe = join(filesFolder, `.doctor-${crypto.randomUUID()}`)
  const code = await mkdir(filesFolder, { recursive: true })
    .then(() => writeFile(probe, 'doctor', { flush: true })).then(() => rm(probe))
    .then(
      () => undefined, (error: unknown) => (Object(error) as { readonly code?: string }).code ?? 'unknown',
    )
  if (code === undefined) return { check: 'files', health: 'ok', text: `ghi được vào ${filesFolder}` }
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return { check: 'files', health: 'broken', text: `Đĩa của ${filesFolder} đầy. Hãy dọn chỗ.` }
  return {
    check: 'files', health: 'broken',
    text:
      `Không ghi được vào ${filesFolder} (${code}). Hãy cấp quyền cho tài khoản chạy chương trình, hoặc sửa MOTCUA_FILES.`,
  }
}

async function readAge({ lastBackup }: Config): Promise<BackupAge> {
  if (lastBackup === undefined) return 'unwatched'
  return readBackupAge(lastBackup, systemClock.now()).then((age) => age ?? 'none', () => 'unreadable')
}

async function readBacklog({ db, machineClock }: Rooms): Promise<Backlog> {
  const now = machineClock.now()
  const [events, jobs] = await Promise.all([
    readEventFigures(db, await readCursor(db, DISPATCHER), now), readJobFigures(db, now),
  ])
  return { ...events, ...jobs }
}
