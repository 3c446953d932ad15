import { type Result, ok, refuse } from '../kernel/result.ts'
import { type EventColumns, type EventLog, openEventLog } from '../modules/reporting/public.ts'
import { type CsvRow, csvRows } from '../platform/table-file/csv-rows.ts'
import { textOfFile } from '../platform/table-file/text-of-file.ts'
import { quoted } from './batch.ts'
import { whyUnreadable } from './read-file.ts'
import { readMicroseconds } from './read-moment.ts'

/** Names of the columns that were asked for; of the others those that logs have are looked for. */
export type AskedColumns = { readonly [role in Role]?: string | undefined }
type Role = keyof typeof ROLES

/** Why a file is no event log: what is wrong first. The text names the line, counted from 1 with the headings. */
export interface LogRefusal {
  readonly code: 'file-unreadable' | 'column-missing' | 'column-ambiguous' | 'case-missing' | 'activity-missing' |
    'timestamp-missing' | 'timestamp-invalid' | 'cells-too-many' | 'quote-open' | 'row-too-long' | 'log-empty'
  readonly text: string
}

/** What the columns of logs are called, best first: plainly, and as XES calls its attributes. */
export const ROLES = {
  case: { names: ['case', 'case_id', 'case:concept:name'], what: 'mã vụ việc' },
  activity: { names: ['activity', 'concept:name'], what: 'tên hoạt động' },
  timestamp: { names: ['timestamp', 'time:timestamp'], what: 'thời điểm' },
} as const

/** Characters. Of a row of a log a few hundred are usual; a quote that is never closed has the rest of the file. */
const LONGEST_ROW = 1_000_000
const MOST_NAMED = 40

/**
 * The events of a file with separated values, which is read piece by piece: what is kept of a million events is some
 * 16 MB. Lines on which nothing stands are passed over.
 */
export function readEventLog(file: string, asked: AskedColumns): Result<EventColumns, LogRefusal> {
  try {
    return readRows(csvRows(textOfFile(file), LONGEST_ROW), asked)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return refuse({ code: 'file-unreadable', text: whyUnreadable(file, error) })
  }
}

function readRows(rows: Iterable<CsvRow>, asked: AskedColumns): Result<EventColumns, LogRefusal> {
  const log = openEventLog()
  let add: ((row: CsvRow) => LogRefusal | undefined) | undefined
  for (const row of rows) {
    if (row.fault) return refuse(FAULTS[row.fault](row.line))
    if (row.cells.every(isBlank)) continue
    if (add) {
      const refusal = add(row)
      if (refusal) return refuse(refusal)
      continue
    }
    const columns = columnsOf(row.cells, asked)
    if (!columns.ok) return columns
    add = adderTo(log, columns.value, row.cells)
  }
  const columns = log.columns()
  return columns.cases > 0 ? ok(columns)
    : refuse({ code: 'log-empty', text: 'Tệp không có sự kiện nào. Cần một dòng tên cột, sau đó mỗi dòng một sự kiện.' })
}

const FAULTS = {
  'quote-open': (line: number): LogRefusal =>
    ({ code: 'quote-open', text: `Dòng ${line} có dấu ngoặc kép (") mở mà không đóng cho đến hết tệp.` }),
  'too-long': (line: number): LogRefusal => ({
    code: 'row-too-long',
    text: `Dòng ${line} dài quá 1.000.000 ký tự. Hãy xem dấu ngoặc kép (") nào ở đó mở mà không đóng.`,
  }),
} as const

type Columns = Readonly<Record<Role, number>>

/** Takes the event of a row into the log, or says why it is none. */
function adderTo(
  log: EventLog, { case: inCase, activity, timestamp }: Columns, headings: readonly string[],
) {
  const missing = (code: LogRefusal['code'], line: number, role: Role, column: number): LogRefusal =>
    ({ code, text: `Dòng ${line} thiếu ${ROLES[role].what} (cột ${quoted(headings[column])}).` })
  return ({ cells, line }: CsvRow): LogRefusal | undefined => {
    const [caseId = '', done = '', at = ''] = [cells[inCase], cells[activity], cells[timestamp]]
    if (cells.length > headings.length && !cells.slice(headings.length).every(isBlank)) {
      return {
        code: 'cells-too-many',
        text: `Dòng ${line} có ${cells.length} ô, mà chỉ có ${headings.length} cột. Ô có dấu phân cách thì đặt trong dấu ngoặc kép.`,
      }
    }
    if (isBlank(caseId)) return missing('case-missing', line, 'case', inCase)
    if (isBlank(done)) return missing('activity-missing', line, 'activity', activity)
    if (isBlank(at)) return missing('timestamp-missing', line, 'timestamp', timestamp)
    const microseconds = readLogMoment(at.trim())
    if (microseconds === undefined) {
      return {
        code: 'timestamp-invalid',
        text: `Dòng ${line}: ${quoted(at)} không phải là thời điểm. Cần dạng 2021-06-25T08:00:00+07:00 hoặc 2021-06-25 08:00:00.`,
      }
    }
    log.add(caseId, done, microseconds)
    return undefined
  }
}

/** As every command reads a moment; logs write days with strokes, too. */
function readLogMoment(text: string): number | undefined {
  return readMicroseconds(text.replace(/^(\d{4})\/(\d\d)\/(\d\d)/, '$1-$2-$3'))
}

function columnsOf(headings: readonly string[], asked: AskedColumns): Result<Columns, LogRefusal> {
  const found = { case: 0, activity: 0, timestamp: 0 }
  for (const role of ['case', 'activity', 'timestamp'] as const) {
    const { names, what } = ROLES[role]
    const wanted = asked[role]
    const [places = []] = (wanted === undefined ? names : [wanted]).map((name) => placesOf(headings, name))
      .filter(({ length }) => length > 0)
    const [place, another] = places
    if (place === undefined) {
      const sought = wanted === undefined ? `${what}: ${names.join(', ')}` : `${what} ${quoted(wanted)}`
      return refuse({
        code: 'column-missing', text: `Không có cột ${sought}. Các cột của tệp: ${listOf(headings)}. Hãy nêu tên cột bằng --${role}.`,
      })
    }
    if (another !== undefined) {
      return refuse({
        code: 'column-ambiguous', text: `Có ${places.length} cột cùng tên ${quoted(headings[place])}, không rõ cột nào là ${what}.`,
      })
    }
    found[role] = place
  }
  return ok(found)
}

/** Columns of that very name, or, if there are none, of one that differs in capitals alone. */
function placesOf(headings: readonly string[], name: string): number[] {
  const [exact, folded] = [headings.map((heading) => heading.trim()), headings.map(foldOf)]
  const placesIn = (list: readonly string[], wanted: string) => list.flatMap((one, at) => one === wanted ? [at] : [])
  const same = placesIn(exact, name.trim())
  return same.length > 0 ? same : placesIn(folded, foldOf(name))
}

function foldOf(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}

function listOf(headings: readonly string[]): string {
  const named = headings.slice(0, MOST_NAMED).map(quoted).join(', ')
  return headings.length > MOST_NAMED ? `${named} và ${headings.length - MOST_NAMED} cột khác` : named
}

function isBlank(cell: string): boolean {
  return cell.trim() === ''
}
