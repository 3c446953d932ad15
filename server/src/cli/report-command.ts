import { parseArgs } from 'node:util'
import { csvRow } from '../kernel/csv-row.ts'
import { type Report, II_06A_COLUMNS, reportIi06a } from '../modules/reporting/public.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { type AskedDays, type MetricsRooms, ASKED, findAskedUnits, readAskedDays } from './metrics-command.ts'
import { refuseDeed } from './refuse.ts'

export const REPORT_HELP = `motcua report II.06a --from DAY --to DAY [--unit UNIT] [--as-of MOMENT] [--format json|csv] [--data FOLDER]

Form II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP): how dossiers were received and settled from DAY to DAY, by level and sector.
The columns are 3 to 13 of the form.

  --unit UNIT      id of the unit in organisation.yaml, with all below it; unless said, the province
  --as-of MOMENT   as it was known then, so that the report of May reads in October as it did in May
  --format         json: {"form", "from", "to", "asOf", "columns", "groups": [{"of", "counts", "sectors"}], "total"}; csv unless said

Exit 0 = answered; 1 = refused; 2 = wrong use.`

/** The words after `report`. */
export interface ReportUse extends AskedDays {
  readonly format: 'json' | 'csv'
  readonly data: string | undefined
}

/** Reads the words, or answers what is wrong with them. */
export function readReportUse(args: readonly string[]): ReportUse | string {
  const options = { ...ASKED, format: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' } } as const
  try {
    const { values, positionals: [form, ...more] } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { data, json = false, format = json ? 'json' : 'csv', ...asked } = values
    if (form !== 'II.06a' || more.length > 0) return 'Cần: motcua report II.06a --from DAY --to DAY'
    if (format !== 'json' && format !== 'csv') return '--format phải là json hoặc csv'
    const days = readAskedDays(asked)
    return typeof days === 'string' ? days : { ...days, format, data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua report`. */
export async function runReport(
  use: ReportUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: MetricsRooms,
): Promise<ExitCode> {
  const { from, until, asOf, format } = use
  const unitIds = findAskedUnits(rooms, use)
  if (unitIds === 'unknown')
    return refuseDeed(io, format === 'json', 'unit-unknown', `không có đơn vị ${use.unit ?? ''} vào ngày ${until}`)
  const report = await reportIi06a(rooms, { from, until, asOf, unitIds })
  io.stdout(format === 'csv' ? csvOf(report) : JSON.stringify({
    form: 'II.06a/VPCP/KSTT', from, to: until, asOf: asOf ?? null, columns: II_06A_COLUMNS, ...report,
  }))
  return 0
}

function csvOf({ groups, total }: Report): string {
  const row = (nth: string, name: string, counts: readonly number[]) => csvRow([nth, name, ...counts.map(String)])
  return [
    csvRow(['tt', 'linh-vuc', ...II_06A_COLUMNS]),
    ...groups.flatMap(({ of, counts, sectors }, nth) => [
      row(ROMAN[nth] ?? String(nth + 1), of.name, counts),
      ...sectors.map((sector, at) => row(String(at + 1), sector.of.name, sector.counts)),
    ]),
    row('', 'Tổng cộng', total),
  ].join('').trimEnd()
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V']
