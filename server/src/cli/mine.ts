import { parseArgs } from 'node:util'
import { type MinedLog, type MinedVariant, mineLog } from '../modules/reporting/public.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { ROLES, readEventLog } from './read-event-log.ts'
import { refuseDeed, refuseUse } from './refuse.ts'

const HELP = `motcua mine FILE.csv [--case C] [--activity A] [--timestamp T] [--json]
motcua mine --procedure CODE --from DAY --to DAY [--unit UNIT] [--json]   (motcua mine --procedure x --help)

What does an event log say of how work goes? Any log will do: CSV in UTF-8 with a line of headings and a line for each
event; comma, semicolon or tab. With --json one object:
{"cases", "events",
 "activities": [{"activity", "events", "cases", "asFirst", "asLast"}],
 "variants": [{"path": [activity], "cases", "share", "medianSeconds", "p95Seconds"}],
 "directlyFollows": [{"from", "to", "count", "cases", "medianSeconds", "p95Seconds", "meanSeconds"}]}

  --case C       the column that says which case; unless said ${ROLES.case.names.join(', ')}
  --activity A   what was done; unless said ${ROLES.activity.names.join(', ')}
  --timestamp T  when; unless said ${ROLES.timestamp.names.join(', ')}
  --json         the whole answer; in words, unless said, the ten most frequent of each

Columns are looked for in this order; the very name first, then whatever its capitals.
A timestamp is ISO 8601, such as 2021-06-25T08:00:00.123456+07:00, or 2021-06-25 08:00:00 or 2021/06/25 08:00:00;
without an offset it is Viet Nam time (+07:00), without a time the beginning of the day.
Events of one case are in the order of their timestamps, and of their lines where those are equal.
A variant is the path of a case from its first event to its last; it lasts from the one to the other, a case with one
event 0 seconds. "share" is of all cases, 0 to 1. A following counts each time that "to" came directly after "from" in
a case; its seconds are those between the two. Median and p95 are percentiles by nearest rank: the least value at or
below which lie 50 or 95 of a hundred; the median of two is the lesser. Most frequent first, then by name (Unicode).
Names are taken as they stand, but for Unicode's forms of the same letter (NFC). Lines on which nothing stands are
passed over.

Exit 0 = answered; 1 = refused, {"error": {"code", "text"}}: file-unreadable, column-missing, column-ambiguous,
case-missing, activity-missing, timestamp-missing, timestamp-invalid, cells-too-many, quote-open, row-too-long,
log-empty; 2 = wrong use.`

const OPTIONS = {
  case: { type: 'string' }, activity: { type: 'string' }, timestamp: { type: 'string' }, json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const HINT = 'Xem cách dùng: motcua mine --help'

/** `motcua mine`: `args` is what stands after that word; see `--help` for the contract. A file only, no database. */
export function runMine(args: readonly string[], io: CommandIo): ExitCode {
  let parsed
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  } catch (error) {
    return refuseUse(io, args, explainUse(error), HINT)
  }
  const { values: { json: isJson = false, help, ...columns }, positionals: [file, ...more] } = parsed
  if (help) { io.stdout(HELP); return 0 }
  if (file === undefined || more.length > 0) return refuseUse(io, args, 'Cần đúng một tệp: FILE.csv.', HINT)
  const log = readEventLog(file, columns)
  if (!log.ok) return refuseDeed(io, isJson, log.refusal.code, log.refusal.text)
  const mined = mineLog(log.value)
  io.stdout(isJson ? JSON.stringify(mined) : inWords(mined))
  return 0
}

const MOST_TOLD = 10
const numbers = new Intl.NumberFormat('vi-VN')
const percents = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 1 })

function inWords({ cases, events, activities, variants, directlyFollows }: MinedLog): string {
  return [
    `${numbers.format(events)} sự kiện của ${numbers.format(cases)} vụ việc, ${numbers.format(activities.length)} hoạt động, `
      + `${numbers.format(variants.length)} biến thể.`,
    ...listed('Hoạt động', activities, (one) => `${plain(one.activity)}: ${numbers.format(one.events)} lần trong `
      + `${numbers.format(one.cases)} vụ việc, ở đầu ${numbers.format(one.asFirst)}, ở cuối ${numbers.format(one.asLast)}`),
    ...listed('Biến thể', variants, (one) => `${numbers.format(one.cases)} vụ việc (${percents.format(one.share)}), `
      + `${lasting(one)}: ${one.path.map(plain).join(' → ')}`),
    ...listed('Nối tiếp trực tiếp', directlyFollows, (one) => `${plain(one.from)} → ${plain(one.to)}: `
      + `${numbers.format(one.count)} lần trong ${numbers.format(one.cases)} vụ việc, ${lasting(one)}, `
      + `trung bình ${durationOf(one.meanSeconds)}`),
  ].join('\n')
}

function listed<One>(title: string, all: readonly One[], say: (one: One) => string): string[] {
  if (all.length === 0) return []
  const left = all.length - MOST_TOLD
  const head = left > 0 ? `${title}, ${MOST_TOLD} nhiều nhất (còn ${numbers.format(left)}, xem bằng --json):` : `${title}:`
  return ['', head, ...all.slice(0, MOST_TOLD).map((one) => `- ${say(one)}`)]
}

function lasting({ medianSeconds, p95Seconds }: Pick<MinedVariant, 'medianSeconds' | 'p95Seconds'>): string {
  return `trung vị ${durationOf(medianSeconds)}, 95% không quá ${durationOf(p95Seconds)}`
}

const UNITS = [['ngày', 86_400], ['giờ', 3600], ['phút', 60], ['giây', 1]] as const

/** In the two largest units that there are, such as `2 ngày 3 giờ`; what is left over is cut off. */
function durationOf(seconds: number): string {
  if (seconds < 60) return `${numbers.format(seconds)} giây`
  const parts = UNITS.flatMap(([unit, each], nth) => {
    const [, larger = Infinity] = UNITS[nth - 1] ?? []
    const count = Math.floor(seconds % larger / each)
    return count > 0 ? [`${numbers.format(count)} ${unit}`] : []
  })
  return parts.slice(0, 2).join(' ')
}

/** A name on one line: signs that would steer the terminal are blanks. */
function plain(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
