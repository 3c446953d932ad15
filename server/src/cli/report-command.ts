import { parseArgs } from 'node:util'
import { BYTE_ORDER_MARK, csvRow } from '../kernel/csv-row.ts'
import type { Sheet } from '../kernel/sheet.ts'
import { II_06A_COLUMNS, reportIi06a, reporterOf, sheetIi06a } from '../modules/reporting/public.ts'
import type { Clock } from '../platform/clock.ts'
import { SHEET_KINDS, type SheetFormat, writeSheet } from '../platform/table-file/write-sheet.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { type AskedDays, type MetricsRooms, ASKED, findAskedUnits, readAskedDays } from './metrics-command.ts'
import { refuseDeed } from './refuse.ts'
import { writeNewFile } from './write-new-file.ts'

export const REPORT_HELP = `motcua report II.06a --from DAY --to DAY [--unit UNIT] [--as-of MOMENT] [--format json|csv|xlsx|docx|pdf] [--out FILE]
  [--json] [--data FOLDER]

Form II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP): how dossiers were received and settled from DAY to DAY, by level and sector.
The columns are 3 to 13 of the form. The same numbers stand in every format.

  --unit UNIT      id of the unit in organisation.yaml, with all below it; unless said, the province
  --as-of MOMENT   as it was known then, so that the report of May reads in October as it did in May
  --format         json: {"form", "from", "to", "asOf", "columns", "groups": [{"of", "counts", "sectors"}], "total"}; csv unless said;
                   xlsx, docx, pdf: the form with its head, which go to --out, or to stdout where that is no terminal
  --out FILE       a file that is not there yet; what was written is told: with JSON as {"file", "bytes"}
  --json           json unless --format says otherwise; refusals as JSON

Exit 0 = answered; 1 = refused; 2 = wrong use.`

const FORMATS = ['json', 'csv', 'xlsx', 'docx', 'pdf'] as const satisfies readonly ('json' | 'csv' | SheetFormat)[]
type Format = typeof FORMATS[number]

/** The words after `report`. */
export interface ReportUse extends AskedDays {
  readonly format: Format
  readonly out: string | undefined
  /** Whether refusals, and what was written, are told in JSON. */
  readonly isJson: boolean
  readonly data: string | undefined
}

/** What the command needs: what it counts, and the time at which it is made. */
export interface ReportRooms extends MetricsRooms { readonly clock: Clock }

/** Reads the words, or answers what is wrong with them; a file that a terminal would show is asked for wrongly. */
export function readReportUse(args: readonly string[], io: Pick<CommandIo, 'bytes'> = {}): ReportUse | string {
  const options = {
    ...ASKED, format: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' },
  } as const
  try {
    const { values, positionals: [form, ...more] } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { data, out, json = false, format: named = json ? 'json' : 'csv', ...asked } = values
    if (form !== 'II.06a' || more.length > 0) return 'Cần: motcua report II.06a --from DAY --to DAY'
    const format = FORMATS.find((one) => one === named)
    if (format === undefined) return '--format phải là json, csv, xlsx, docx hoặc pdf'
    if (out === '') return '--out phải là tên tệp'
    if (isFile(format) && out === undefined && io.bytes === undefined)
      return `Tệp ${format} không xem được trên màn hình dòng lệnh. Hãy thêm --out và tên tệp, như --out bao-cao.${format}`
    const days = readAskedDays(asked)
    return typeof days === 'string' ? days : { ...days, format, out, isJson: json || format === 'json', data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua report`. */
export async function runReport(
  use: ReportUse, io: Pick<CommandIo, 'stdout' | 'stderr' | 'bytes'>, rooms: ReportRooms,
): Promise<ExitCode> {
  const { from, until, unit, asOf, format, out, isJson } = use
  const unitIds = findAskedUnits(rooms, use)
  if (unitIds === 'unknown')
    return refuseDeed(io, isJson, 'unit-unknown', `không có đơn vị ${unit ?? ''} vào ngày ${until}`)
  const report = await reportIi06a(rooms, { from, until, asOf, unitIds })
  const madeAt = rooms.clock.now()
  const asked = unit === undefined ? undefined : rooms.directory.on(until).find(unit)
  const reporter = reporterOf(rooms.directory, until, asked && [asked.id])
  const sheet = sheetIi06a(report, { from, until, asOf, madeAt, reporter })
  if (!isFile(format)) {
    const text = format === 'csv' ? csvOf(sheet) : JSON.stringify({
      form: 'II.06a/VPCP/KSTT', from, to: until, asOf: asOf ?? null, columns: II_06A_COLUMNS, ...report,
    })
    if (out !== undefined)
      return writeNewFile(io, isJson, out, Buffer.from(`${format === 'csv' ? BYTE_ORDER_MARK : ''}${text}\n`))
    io.stdout(text)
    return 0
  }
  const bytes = await writeSheet(format, sheet, asOf ?? madeAt)
  if (out !== undefined) return writeNewFile(io, isJson, out, bytes)
  io.bytes?.(bytes)
  return 0
}

function csvOf({ rows }: Sheet): string {
  return [
    csvRow(['tt', 'linh-vuc', ...II_06A_COLUMNS]), ...rows.map(({ cells }) => csvRow(cells.map(String))),
  ].join('').trimEnd()
}

function isFile(format: Format): format is SheetFormat {
  return format in SHEET_KINDS
}
