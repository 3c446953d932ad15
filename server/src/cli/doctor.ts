import { addDays, dayOf } from '../kernel/civil-day.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import type { LogStanding, SealFigures } from '../modules/audit/public.ts'
import type { QuarantineFigures } from '../modules/documents/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import type { ProcessSource } from '../modules/workflow/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { FreeSpace } from '../platform/free-space.ts'
import type { CommandIo, ExitCode } from './batch.ts'

export const DOCTOR_HELP = `motcua doctor [--data FOLDER] [--json]

Looks whether this installation can work: database, migrations, files and their copies, room on disks, age of the last backup, clock,
calendars, catalogue, staff, partitions, outside systems that MOTCUA_PARTNERS names, whether somebody works off what waits, and how much that is, and how far the
seals are behind. ok: as it should be; warning: look at it soon; broken: it does not work.

Exit 0 = nothing is broken; 1 = something is; 2 = wrong use.`

export type Health = 'ok' | 'warning' | 'broken'
export interface Finding { readonly check: string; readonly health: Health; readonly text: string }

/** What the doctor is handed; what only `app` can look at comes as findings of its own. */
export interface DoctorRooms {
  readonly db: Db
  readonly clock: Clock
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
  readonly processes: ProcessSource
}

export interface Backlog {
  readonly eventsWaiting: number
  readonly eventsInRest: number
  readonly oldestTransactionSeconds: number
  readonly jobsWaiting: number
  readonly oldestJobSeconds: number
  readonly jobsGivenUp: number
}

/** Prints findings, from the ground up; exit 1 if something is broken. */
export function tellFindings(findings: readonly Finding[], json: boolean, io: Pick<CommandIo, 'stdout'>): ExitCode {
  const isBroken = findings.some(({ health }) => health === 'broken')
  if (json) io.stdout(JSON.stringify({ ok: !isBroken, findings }))
  else for (const { check, health, text } of findings) io.stdout(`${MARKS[health]} ${check.padEnd(12)} ${text}`)
  return isBroken ? 1 : 0
}

const MARKS: Readonly<Record<Health, string>> = { ok: 'ok     ', warning: 'CHÚ Ý  ', broken: 'HỎNG   ' }
/** A calendar is renewed by decree late in the year; a due date may lie a year ahead. */
const [CALENDAR_SHORT, CALENDAR_SOON] = [60, 365]
const [MANY_EVENTS, SLOW_JOB, SLOW_TRANSACTION] = [5_000, 600, 60]

/** Calendars reach far enough that what is received today gets a date. */
export function checkCalendars({ directory: source, clock }: Pick<DoctorRooms, 'directory' | 'clock'>): Finding {
  const today = dayOf(clock.now())
  const directory = source.on(today)
  const ends = directory.units.filter(({ kind }) => kind === 'agency' || kind === 'division')
    .map(({ id }) => directory.calendarOf(id).calendar.until).sort()
  const [first] = ends
  if (first === undefined)
    return {
      check: 'calendars', health: 'broken',
      text: 'Hôm nay không có đơn vị nào. Hãy nhập dữ liệu của tỉnh, hoặc xem lại đồng hồ.',
    }
  const health =
    first < addDays(today, CALENDAR_SHORT) ? 'broken' : first < addDays(today, CALENDAR_SOON) ? 'warning' : 'ok'
  return { check: 'calendars', health, text: `lịch làm việc ngắn nhất đến ${first}` }
}

/** How complete the catalogue in force is; what is not published is counted, not hidden. */
export function checkCatalogue({ catalogue: source, clock }: Pick<DoctorRooms, 'catalogue' | 'clock'>): Finding {
  const today = dayOf(clock.now())
  const versions = source.on(today).list()
  const count = (of: (version: (typeof versions)[number]) => boolean) => versions.filter(of).length
  const parts = [
    `${versions.length} thủ tục đang áp dụng`,
    `${count(({ decision }) => decision === null)} chưa có quyết định công bố`,
    `${count(({ content }) => content.fee.state === 'unpublished')} chưa công bố phí`,
    `${count(({ procedure }) => source.formFor(procedure, today) === undefined)} chưa có mẫu`,
    `${count(({ content }) => content.serviceLevel === 'full')} toàn trình`,
  ]
  return {
    check: 'catalogue',
    health: versions.length === 0 ? 'broken' : 'ok',
    text:
      versions.length === 0
        ? 'Hôm nay không có thủ tục nào. Hãy chạy motcua import, hoặc xem lại đồng hồ.'
        : parts.join(', '),
  }
}

const [SKEW_SEEN, SKEW_BROKEN] = [2, 60]

/**
 * The clock of the machine, by which sessions and codes go, and all terms in production: held against that of the
 * database and the last event. `skew` is in seconds, as far as the machine is ahead of the database.
 */
export function checkClock({
  now, skew, lastEventAt,
}: {
  readonly now: Date
  readonly skew: number
  readonly lastEventAt: Date | undefined
}): Finding {
  const off = Math.round(Math.abs(skew))
  const health = off >= SKEW_BROKEN ? 'broken' : off >= SKEW_SEEN ? 'warning' : 'ok'
  if (health !== 'ok') {
    return {
      check: 'clock', health,
      text:
        `Máy này ${skew > 0 ? 'nhanh' : 'chậm'} ${off} giây so với máy cơ sở dữ liệu. Hãy bật đồng bộ giờ (NTP) ở cả hai máy.`,
    }
  }
  const behind = lastEventAt ? Math.round((lastEventAt.getTime() - now.getTime()) / 1000) : 0
  if (behind >= SKEW_BROKEN) {
    return {
      check: 'clock', health: 'broken',
      text:
        `Đồng hồ đã bị lùi: sự kiện cuối ghi lúc ${lastEventAt?.toISOString() ?? ''}, sau bây giờ ${behind} giây. Hãy chỉnh lại giờ máy trước khi làm tiếp.`,
    }
  }
  return { check: 'clock', health: 'ok', text: now.toISOString() }
}

/**
 * Parts of a disk that must be free: below the first somebody should make room, below the second writes will soon fail.
 */
const [ROOM_SOON, ROOM_NOW] = [0.15, 0.03]

const WHY: Readonly<Record<string, string>> = {
  'unreachable': 'không kết nối được', 'too-slow': 'không trả lời kịp', 'faulty': 'trả lời không hiểu được',
  'too-large': 'tệp lớn hơn StreamMaxLength của clamd, hãy tăng mức này',
}

/** Files that wait for the antivirus; nobody is shown them until it has spoken. */
export function checkAntivirus(isConfigured: boolean, { waiting, since, why }: QuarantineFigures): Finding {
  if (waiting === 0) {
    return { check: 'antivirus', health: 'ok', text: isConfigured ? 'không tệp nào chờ kiểm tra' : 'không dùng' }
  }
  const text = `${waiting} tệp chờ kiểm tra mã độc, lâu nhất từ ${since?.toISOString() ?? ''}: ${WHY[why ?? ''] ?? ''}.`
  const deed = isConfigured ? 'Hãy xem lại clamd.' : 'Hãy đặt MOTCUA_CLAMD.'
  return { check: 'antivirus', health: 'warning', text: `${text} ${deed}` }
}

/** Room on the disks that are written to, the fullest first; one line tells the worst. */
export function checkSpace(disks: readonly FreeSpace[]): Finding {
  const [fullest] = disks
  if (!fullest) return { check: 'disk', health: 'warning', text: 'Không xem được chỗ trống của ổ đĩa nào.' }
  const { folder, freeBytes, ratio } = fullest
  const health = ratio < ROOM_NOW ? 'broken' : ratio < ROOM_SOON ? 'warning' : 'ok'
  const left = `ổ đĩa của ${folder} còn trống ${Math.floor(ratio * 100)} % (${Math.floor(freeBytes / 1_048_576)} MB)`
  return { check: 'disk', health, text: health === 'ok' ? left : `${left}. Hãy dọn chỗ hoặc thêm ổ đĩa.` }
}

/** Seconds since the last backup; `none` was told yet, nobody watches (`unwatched`), or what was told is no moment. */
export type BackupAge = number | 'none' | 'unwatched' | 'unreadable'

/** Whether a backup succeeded within so many hours. */
export function checkLastBackup(age: BackupAge, hours: number): Finding {
  const check = 'backup'
  const see = 'xem docs/runbook/backup-and-restore.md'
  switch (age) {
    case 'none':
      return { check, health: 'warning', text: `Chưa có lần sao lưu nào xong. Hãy chạy motcua backup, ${see}.` }
    case 'unwatched':
      return {
        check, health: 'warning',
        text: 'Không biết lần sao lưu cuối. Hãy đặt MOTCUA_LAST_BACKUP và để việc sao lưu ghi thời điểm vào tệp đó, '
          + `${see}.`,
      }
    case 'unreadable':
      return {
        check, health: 'warning',
        text: `Tệp MOTCUA_LAST_BACKUP không có thời điểm nào đã qua. Hãy xem tệp đó và đồng hồ của máy, ${see}.`,
      }
  }
  const minutes = Math.floor(age / 60)
  const ago = minutes < 120 ? `${minutes} phút` : `${Math.floor(minutes / 60)} giờ`
  const text = `mọi thứ đến ${ago} trước đã được sao lưu`
  if (age <= hours * 3_600) return { check, health: 'ok', text }
  return { check, health: 'warning', text: `${text}, quá ${hours} giờ. Hãy tìm vì sao các lần sau không xong, ${see}.` }
}

/** Somebody must do what follows from events: messages, drafts of form 04, keeping house. */
export function checkWorkers(living: number): Finding {
  if (living > 0) return { check: 'worker', health: 'ok', text: `${living} đang chạy` }
  return {
    check: 'worker', health: 'warning',
    text:
      'Không có tiến trình nào làm việc nền: tin nhắn không đi, không ai nhắc sắp trễ hạn. Hãy chạy motcua work (bản trình diễn: npm start).',
  }
}

/** Sealing comes every ten seconds; so long it never takes. */
const SLOW_SEAL = 120

/** How far the seals are behind, and whether the log outside of the database is still the one that goes with it. */
export function checkSeals({ unsealedSeconds, lastSeal }: SealFigures, log: LogStanding | undefined): Finding {
  const text = `niêm phong cuối số ${lastSeal}; sự kiện chưa niêm phong lâu nhất ${Math.round(unsealedSeconds)} giây`
  if (log === 'ahead' || log === 'parted') {
    const what = log === 'ahead'
      ? 'đi trước cơ sở dữ liệu: cơ sở dữ liệu đã bị đưa về trước'
      : 'không khớp với cơ sở dữ liệu'
    return {
      check: 'seals', health: 'broken',
      text:
        `Nhật ký niêm phong bên ngoài ${what}. Không niêm phong nữa cho đến khi có người xem: hãy chạy motcua audit verify (docs/runbook/incident.md).`,
    }
  }
  if (log === undefined) return { check: 'seals', health: 'warning', text: `${text}; không đọc được MOTCUA_SEALS` }
  if (unsealedSeconds <= SLOW_SEAL) return { check: 'seals', health: 'ok', text }
  return {
    check: 'seals', health: 'warning',
    text: `${text}. Hãy xem motcua work có chạy không, và nhật ký của nó có nhắc đến seals không`,
  }
}

/** What waits, and what holds it up. */
export function checkBacklog(backlog: Backlog): Finding[] {
  const { eventsWaiting, eventsInRest, oldestTransactionSeconds, jobsWaiting, oldestJobSeconds, jobsGivenUp } = backlog
  return [
    {
      check: 'partitions',
      health: eventsInRest > 0 ? 'warning' : 'ok',
      text:
        eventsInRest > 0
          ? `${eventsInRest} sự kiện nằm ngoài các phân vùng tháng`
          : 'mọi sự kiện nằm trong phân vùng của tháng',
    },
    {
      check: 'events',
      health: eventsWaiting > MANY_EVENTS || oldestTransactionSeconds > SLOW_TRANSACTION ? 'warning' : 'ok',
      text:
        `${eventsWaiting} sự kiện chờ chuyển; giao dịch lâu nhất ${Math.round(oldestTransactionSeconds)} giây${oldestTransactionSeconds > SLOW_TRANSACTION ? '. Hãy tìm và kết thúc giao dịch treo (docs/runbook/incident.md)' : eventsWaiting > MANY_EVENTS ? '. Hãy xem motcua work có chạy không' : ''}`,
    },
    {
      check: 'jobs', health: jobsGivenUp > 0 || oldestJobSeconds > SLOW_JOB ? 'warning' : 'ok',
      text:
        `${jobsWaiting} việc chờ, lâu nhất ${Math.round(oldestJobSeconds)} giây; ${jobsGivenUp} việc đã bỏ cuộc${jobsGivenUp > 0 ? '. Hãy xem nhật ký (docs/runbook/incident.md)' : oldestJobSeconds > SLOW_JOB ? '. Hãy xem motcua work có chạy không' : ''}`,
    },
  ]
}
