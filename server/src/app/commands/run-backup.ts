import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type CommandIo, type ExitCode, quoted } from '../../cli/batch.ts'
import { explainUse } from '../../cli/explain-use.ts'
import { readMoment } from '../../cli/read-moment.ts'
import { refuseUse } from '../../cli/refuse.ts'
import { BackupDamaged, makeBackupKey, readBackupKey } from '../../platform/backup/cipher.ts'
import { makeBackup } from '../../platform/backup/make-backup.ts'
import { checkBackup } from '../../platform/backup/read-backup.ts'
import { systemClock } from '../../platform/clock.ts'
import { environment } from '../../platform/config.ts'
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts'
import { defaultFolder, placesIn } from '../data-folder.ts'
import { restore } from '../restore.ts'
import { againAndAgain } from './again-and-again.ts'
import { untilStopped } from './command-options.ts'

const BACKUP_HELP = `motcua backup FOLDER --key FILE [--every SECONDS] [--full] [--data FOLDER] [--json]
motcua backup verify FOLDER --key FILE [--json]
motcua backup key FILE

Adds to an enciphered backup what is new since its last run: database log, files, log of seals; a base copy once a
day, or with --full. Work goes on meanwhile. --every runs again until it is stopped, also after a run that failed: at
most that much is lost. verify reads every byte. key makes a key; keep it apart from the backup, without it nobody
restores. Of the embedded database only; an outside one is backed up with pgBackRest
(docs/runbook/backup-and-restore.md).

Exit 0 = done; 1 = refused or damaged; 2 = wrong use.`

const RESTORE_HELP = `motcua restore FOLDER --key FILE --data NEW_FOLDER [--at MOMENT] [--json]

Makes an installation in a new folder of a backup, as it was at its last run or at a moment; opens an era, signs
everybody out, tells the log of seals, and holds everything against it. A damaged or incomplete backup is refused, and
nothing is left.

Exit 0 = restored and everything fits; 1 = refused, or something does not fit; 2 = wrong use.`

const OPTIONS = {
  'key': { type: 'string' }, 'every': { type: 'string' }, 'full': { type: 'boolean' }, 'data': { type: 'string' },
  'json': { type: 'boolean' }, 'at': { type: 'string' }, 'help': { type: 'boolean' },
} as const

/** Well below the five minutes that may be lost at worst. */
const MEANWHILE_SECONDS = 60

/** `motcua backup`. */
export async function runBackup(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, BACKUP_HELP)
  const { values, positionals: [first, second] } = use
  if (values.help) {
    io.stdout(BACKUP_HELP)
    return 0
  }
  if (first === 'key' && second !== undefined) {
    await makeBackupKey(second)
    io.stdout(`Đã tạo khóa sao lưu ${second}. Hãy cất một bản ở nơi khác: mất khóa là mất bản sao lưu.`)
    return 0
  }
  const folder = first === 'verify' ? second : first
  const every = values.every === undefined ? undefined : Number(values.every)
  if (folder === undefined) return refuseUse(io, args, 'Thiếu thư mục sao lưu.', BACKUP_HELP)
  if (values.key === undefined) return refuseUse(io, args, 'Thiếu --key, tệp khóa sao lưu.', BACKUP_HELP)
  if (every !== undefined && !(every >= 1 && every <= 300))
    return refuseUse(io, args, `--every không nhận ${quoted(values.every ?? '')}. Cần từ 1 đến 300 giây.`, BACKUP_HELP)
  const key = await readBackupKey(values.key)
  return orDamaged(io, async () => {
    if (first === 'verify') return verifyBackup(resolve(folder), key, values.json ?? false, io)
    const { full: isFull = false, data, json = false } = values
    return backUp({ folder: resolve(folder), key, every, isFull, data, json }, io)
  })
}

/** `motcua restore`. */
export async function runRestore(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, RESTORE_HELP)
  const { values, positionals: [folder] } = use
  if (values.help) {
    io.stdout(RESTORE_HELP)
    return 0
  }
  if (folder === undefined || values.key === undefined || values.data === undefined)
    return refuseUse(io, args, 'Cần thư mục sao lưu, --key và --data.', RESTORE_HELP)
  const at = values.at === undefined ? undefined : readMoment(values.at)
  if (values.at !== undefined && !at)
    return refuseUse(
      io, args, `--at không nhận ${quoted(values.at)}. Cần một thời điểm, ví dụ 2021-06-25T08:00.`, RESTORE_HELP,
    )
  const { key, data, json } = values
  return orDamaged(io, async () => {
    const done = await restore({
      folder: resolve(folder), key: await readBackupKey(key), home: resolve(data), at, env: environment(),
    })
    const { findings, rows, seals } = done.report
    if (json) io.stdout(JSON.stringify({ ok: findings.length === 0, ...done, report: { findings, rows, seals } }))
    else {
      io.stdout(`Đã khôi phục đến ${done.until} vào ${data}: kỷ nguyên ${done.era}, ${done.files} tệp, `
        + `${done.sealsTakenBack} niêm phong không còn hiệu lực.`)
      io.stdout(findings.length === 0
        ? `${rows} dòng khớp với ${seals} niêm phong.`
        : `${findings.length} chỗ không khớp với niêm phong. Hãy chạy motcua audit verify --data ${data}.`)
    }
    return findings.length === 0 ? 0 : 1
  })
}

function readUse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    return explainUse(error)
  }
}

async function orDamaged(io: CommandIo, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BackupDamaged)) throw error
    io.stderr(`Bản sao lưu hỏng hoặc không đủ, không dùng được. ${error.message}`)
    return 1
  }
}

interface BackUp {
  readonly folder: string
  readonly key: Buffer
  readonly every: number | undefined
  readonly isFull: boolean
  readonly data: string | undefined
  readonly json: boolean
}

async function backUp({ folder, key, every, isFull, data, json }: BackUp, io: CommandIo): Promise<ExitCode> {
  const env = environment()
  if (env['DATABASE_URL']) {
    io.stderr('Cơ sở dữ liệu này không phải của chương trình. Hãy sao lưu bằng pgBackRest, '
      + 'xem docs/runbook/backup-and-restore.md.')
    return 1
  }
  const home = resolve(data ?? defaultFolder())
  if (!existsSync(`${home}/postgres/data/PG_VERSION`)) throw new Error(`${home} không có cơ sở dữ liệu nào.`)
  const places = placesIn(home, env)
  if (env['MOTCUA_STORE_FIRST']) {
    throw new Error('Tệp nằm trong kho S3 (MOTCUA_STORE_FIRST), motcua backup không sao chép được. '
      + 'Hãy sao lưu kho đó bằng công cụ của nó, và cơ sở dữ liệu bằng pgBackRest.')
  }
  const server = await startEmbeddedPostgres(`${home}/postgres`)
  const ending = new AbortController()
  if (every !== undefined) void untilStopped().then(() => { ending.abort() })
  let isFirst = true
  try {
    await againAndAgain({ every, signal: ending.signal, onFailure: (text) => { io.stderr(text) } }, async () => {
      const { point, isBase, bytes } = await makeBackup({
        folder, key, adminUrl: server.adminUrl, home, filesFolder: places.MOTCUA_FILES,
        sealsFolder: places.MOTCUA_SEALS, lastBackup: places.MOTCUA_LAST_BACKUP, machineNow: () => systemClock.now(),
        isFull: isFull && isFirst, meanwhileSeconds: every ?? MEANWHILE_SECONDS,
      })
      isFirst = false
      const { number, at, files } = point
      io.stdout(json
        ? JSON.stringify({ ok: true, number, at, isBase, bytes, files: files.length })
        : `Lần ${number}${isBase ? ', bản gốc' : ''}: đủ đến ${at}, ${bytes} byte, ${files.length} tệp mới.`)
    })
    return 0
  } finally {
    await server.stop()
  }
}

async function verifyBackup(folder: string, key: Buffer, json: boolean, io: CommandIo): Promise<ExitCode> {
  const { points, last, files } = await checkBackup(folder, key)
  io.stdout(json
    ? JSON.stringify({ ok: true, runs: points.length, until: last.at, files: files.size })
    : `Bản sao lưu đầy đủ: ${points.length} lần, đến ${last.at}, ${files.size} tệp.`)
  return 0
}
