import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type SealReport, tellRestore, verifySeals } from '../modules/audit/public.ts'
import { openDb } from '../platform/db.ts'
import { choose, unpackBackup } from '../platform/backup/read-backup.ts'
import { endRecovery, isRecovering } from '../platform/backup/recovery.ts'
import { systemClock } from '../platform/clock.ts'
import { type Environment, readConfig } from '../platform/config.ts'
import { makeDatabase } from '../platform/embedded-database.ts'
import { giveToServer, startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { refuseClosedWay } from '../platform/way-to-folder.ts'
import { beginAnew } from './begin-anew.ts'
import { DATABASE } from './data-folder.ts'
import { SEALED_RECORDS, sealerOf } from './seals.ts'

export interface Restore {
  /** Of the backup. */
  readonly folder: string
  readonly key: Buffer
  /** Where the restored installation will lie; empty, or not there. */
  readonly home: string
  readonly at: Date | undefined
  readonly env: Environment
}

export interface Restored {
  /** Until when everything is there. */
  readonly until: string
  readonly era: number
  /** Seals that were taken back with what they sealed. */
  readonly sealsTakenBack: number
  readonly files: number
  readonly report: SealReport
}

/** Reading the log of a day may take so long. */
const PATIENCE_SECONDS = 3_600

/**
 * Makes an installation of a backup: base, log up to the moment, files; a new era, so that nobody passes over what is
 * written next, told in the log of seals; nobody signed in; then all of it against the seals. Nothing is left of a
 * restore that failed.
 */
export async function restore({ folder, key, home, at, env }: Restore): Promise<Restored> {
  if ((await readdir(home).catch(() => [])).length > 0)
    throw new Error(`${home} không trống. Hãy chọn một thư mục mới, để không đè lên dữ liệu đang có.`)
  refuseClosedWay(home)
  const chosen = await choose(folder, key, at)
  await mkdir(dirname(home), { recursive: true }) // those above must let the user of the server through
  await mkdir(home, { recursive: true, mode: 0o700 })
  try {
    await unpackBackup(folder, key, { chosen, home })
    await writeRecovery(home, at)
    await giveToServer(join(home, 'postgres'))
    const done = await recover(home, env)
    return { until: at?.toISOString() ?? chosen.last.at, files: chosen.files.size, ...done }
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    throw error
  }
}

async function writeRecovery(home: string, at: Date | undefined): Promise<void> {
  const data = join(home, 'postgres/data')
  const archive = join(home, 'postgres/restored-wal')
  const lines = [
    `restore_command = 'cp "${archive}/%f" "%p"'`, "recovery_target_action = 'promote'",
    ...at ? [`recovery_target_time = '${momentOf(at)}'`] : [],
  ]
  await appendFile(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`)
  await writeFile(join(data, 'recovery.signal'), '')
}

/** As this setting takes it: it is read before the server knows any name of a time zone, `Z` included. */
function momentOf(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '+00')
}

async function recover(home: string, env: Environment): Promise<Omit<Restored, 'until' | 'files'>> {
  const server = await startEmbeddedPostgres(join(home, 'postgres'), {
    isExclusive: true, isOnce: true, patienceSeconds: PATIENCE_SECONDS,
  })
  try {
    for (let tries = 0; await isRecovering(server.adminUrl); tries += 1) {
      if (tries > PATIENCE_SECONDS * 5) throw new Error('Cơ sở dữ liệu không kết thúc khôi phục.')
      await pause(200)
    }
    await endRecovery(server.adminUrl)
    await rm(join(home, 'postgres/restored-wal'), { recursive: true, force: true })
    const own = await makeDatabase(server, DATABASE)
    const read = readConfig(env, {
      MOTCUA_PROFILE: env['MOTCUA_PROFILE'] ?? 'demonstration', MOTCUA_FILES: `${home}/files`,
      MOTCUA_SEALS: env['MOTCUA_SEALS'] ?? `${home}/seals`, DATABASE_URL: own.appUrl, DATABASE_OWNER_URL: own.ownerUrl,
    })
    if (!read.ok) throw new Error(read.refusal.text)
    const owner = openDb(own.ownerUrl, () => undefined, { max: 1 })
    // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
    const { era } = await beginAnew(owner, 'restored').finally(() => owner.destroy())
    const sealer = sealerOf(read.value)
    const sealsTakenBack = await tellRestore(sealer, era)
    const { connectionString, log } = sealer
    const report = await verifySeals({ connectionString, log, sources: SEALED_RECORDS, machineNow: systemClock.now() })
    return { era, sealsTakenBack, report }
  } finally {
    await server.stop()
  }
}
