import { parseArgs } from 'node:util'
import { type TraceLine, deadlineOf, dueOf } from '../kernel/deadline.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import { openAgencyCalendars } from './agency-calendars.ts'
import { type AnswerError, type CommandIo, type ExitCode, type Question, answerError, answerLines } from './batch.ts'
import { openCountRules } from './count-rules.ts'
import { defaultDataSet } from './data-set.ts'
import { type CountData, DEADLINE_KEYS, readCount } from './deadline-question.ts'
import { explainUse } from './explain-use.ts'
import { writeMoment } from './read-moment.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua deadline --from ISO --amount N --unit UNIT [options]
motcua deadline --batch [--data-set FOLDER] [--no-trace]

When is a dossier due, and how was that counted? One JSON object:
{"due": ISO, "trace": [{"day", "why", "used", "left", "article"}]}

  --from ISO          received at; without an offset Viet Nam time
  --amount N          how many; hours may be halved; 0 or none for same-day
  --unit UNIT         working-day, day, working-hour, hour, half-day, month, same-day; "_" for "-", calendar_day for day
  --policy POLICY     end-of-day (unless said) or same-hour; only working days have the choice
  --agency ID         an id of organisation.yaml, whose timetable holds; else the first timetable of calendar.yaml
  --cutoff HH:MM      received later, it counts from the next working day; none = never (same-day: 15:00 unless said)
  --pause ISO/ISO     the clock stood still; may be given several times
  --extend N          the one lawful extension, more of the same unit; working days for same-day
  --after-pause WORD  resume (unless said) or restart: the whole amount anew from the end of the last pause
  --batch             JSON lines on stdin with these keys ("pause" is an array of "ISO/ISO"), one answer a line in order
  --no-trace          the due date alone
  --data-set FOLDER   where calendar.yaml and organisation.yaml are; the program's own unless said
  --json              on one line, as always

Exit 0 = answered, in a batch a refused line too ({"error": {"code", "text"}}); 1 = refused; 2 = wrong use.`

const OPTIONS = {
  'from': { type: 'string' }, 'amount': { type: 'string' }, 'unit': { type: 'string' }, 'policy': { type: 'string' },
  'agency': { type: 'string' }, 'cutoff': { type: 'string' }, 'pause': { type: 'string', multiple: true },
  'extend': { type: 'string' }, 'after-pause': { type: 'string' }, 'batch': { type: 'boolean' },
  'no-trace': { type: 'boolean' }, 'data-set': { type: 'string' }, 'json': { type: 'boolean' },
  'help': { type: 'boolean' },
} as const

/** Refusals; every other answer with an error is wrong use of the command line. */
const REFUSED = ['calendar-missing', 'unknown-agency', 'data-set-unreadable']

const HINT = 'Xem cách dùng: motcua deadline --help'

/** `motcua deadline`: `args` is what stands after that word; see `--help` for the contract. Files only, no database. */
export async function runDeadline(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let options
  try {
    options = parseArgs({ args: joinNegatives(args), options: OPTIONS }).values
  } catch (error) {
    return refuseUse(io, args, explainUse(error), HINT)
  }
  if (options.help) { io.stdout(HELP); return 0 }
  const given = DEADLINE_KEYS.filter((key) => options[key] !== undefined)
  if (options.batch && given.length > 0) return refuseUse(io, args, `--${given[0] ?? ''} không đi cùng --batch.`, HINT)
  const hasTrace = !options['no-trace']
  let data: CountData
  try {
    const folder = options['data-set'] ?? defaultDataSet()
    data = { calendarOf: openAgencyCalendars(folder), rulesOn: openCountRules(folder) }
  } catch (error) {
    io.stderr(`Không đọc được bộ dữ liệu: ${textOfError(error)}`)
    return 1
  }
  if (options.batch) {
    await answerLines(io, DEADLINE_KEYS, (question) => answerDeadline(question, data, hasTrace))
    return 0
  }
  const question = new Map(given.map((key) => [key, valueOf(key, options[key])]))
  const answer = answerDeadline(question, data, hasTrace)
  if ('error' in answer && !REFUSED.includes(answer.error.code)) return refuseUse(io, args, answer.error.text, HINT, answer.error.code)
  io.stdout(JSON.stringify(answer))
  return 'error' in answer ? 1 : 0
}

/** The answer to one question, with the trace or without, an error with a stable code included. */
export function answerDeadline(
  question: Question, data: CountData, hasTrace: boolean,
): AnswerError | { due: string; trace?: readonly TraceLine[] } {
  const read = readCount(question, data)
  if ('error' in read) return read
  const answer = hasTrace ? deadlineOf(read.count, read.articles) : dueOf(read.count)
  if (!answer.ok) {
    const text = `Lịch làm việc không có ngày ${answer.refusal.day}. Hãy bổ sung lịch của năm đó vào bộ dữ liệu.`
    return answerError(answer.refusal.code, text)
  }
  const { value } = answer
  return value instanceof Date ? { due: writeMoment(value) } : { due: writeMoment(value.dueAt), trace: value.trace }
}

/** Numbers come as text here; what is none is left as it is, and refused with the words of a batch. */
function valueOf(key: string, value: string | string[] | undefined): unknown {
  const isNumber = (key === 'amount' || key === 'extend') && typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
  return isNumber ? Number(value) : value
}

/** `--amount -1` as `--amount=-1`: else a number below zero is taken for an option, not refused for what it is. */
function joinNegatives(args: readonly string[]): string[] {
  return args.flatMap((arg, i) => {
    const next = args[i + 1] ?? ''
    if (/^--[a-z-]+$/.test(arg) && /^-\d/.test(next)) return [`${arg}=${next}`]
    return /^-\d/.test(arg) && /^--[a-z-]+$/.test(args[i - 1] ?? '') ? [] : [arg]
  })
}
