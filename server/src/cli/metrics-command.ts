import { parseArgs } from 'node:util'
import { type Day, isDay } from '../kernel/civil-day.ts'
import {
  type Dimension, type Figure, type MeasureRooms, type Metric, DIMENSIONS, METRICS, checkMeasures, conditionsOf,
  dimensionsOf, hasPast, measure, unitsWithin,
} from '../modules/reporting/public.ts'
import type { Db } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { readMoment } from './read-moment.ts'
import { refuseDeed } from './refuse.ts'

export const METRICS_HELP = `motcua metrics list [--json]
motcua metrics value ID --from DAY --to DAY [--unit UNIT] [--by DIMENSION] [--as-of MOMENT] [--json] [--data FOLDER]
motcua metrics check --from DAY --to DAY [--unit UNIT] [--as-of MOMENT] [--json] [--data FOLDER]

list tells what each figure counts, of what, until when, what it leaves out, by which article, and the condition in SQL.
value works one out: for the province, or a unit with all below it.
check counts all of them, of all and by each dimension, and looks for totals that do not add up.

  --unit UNIT      id of the unit in organisation.yaml
  --by DIMENSION   ${DIMENSIONS.join(', ')}; what is of no dossiers, agency and unit alone
  --as-of MOMENT   as it was known then, such as 2021-07-15T08:00; unless said, as it is known now. Only what list calls
                   "hasPast" is known so; check leaves out the rest
  --json           {"metrics": […]}; {"metric", "from", "to", "values": [{"of", "numerator", "denominator", "value"}]};
                   {"checked", "contradictions": […]}. "value" is null where the denominator is zero, and where so few
                   said something that a share is told to nobody: then "isHidden" is true.

Exit 0 = answered, and nothing contradicts itself; 1 = refused, or something does; 2 = wrong use.`

/** The words after `metrics`. */
export type MetricsUse = { readonly isJson: boolean; readonly data: string | undefined } & (
  | { readonly deed: 'list' }
  | ({ readonly deed: 'value'; readonly metric: string; readonly by: Dimension | undefined } & AskedDays)
  | ({ readonly deed: 'check' } & AskedDays))

/** Days of a figure, and of whom. */
export interface AskedDays {
  readonly from: Day
  readonly until: Day
  readonly unit: string | undefined
  readonly asOf: Date | undefined
}

export interface MetricsRooms extends MeasureRooms { readonly db: Db }

type Io = Pick<CommandIo, 'stdout' | 'stderr'>

/** Options of a command that asks for days. */
export const ASKED = {
  from: { type: 'string' }, to: { type: 'string' }, unit: { type: 'string' }, 'as-of': { type: 'string' },
} as const

/** Reads the days that a command is asked for, or answers what is wrong with them. */
export function readAskedDays(
  { from = '', to = '', unit, 'as-of': moment }: { readonly [name in keyof typeof ASKED]?: string | undefined },
): AskedDays | string {
  if (!isDay(from) || !isDay(to) || to < from) return '--from và --to phải là hai ngày có thật, như 2021-06-25, ngày đầu trước'
  const asOf = moment === undefined ? undefined : readMoment(moment)
  if (moment !== undefined && !asOf) return '--as-of phải là một thời điểm, như 2021-07-15 hoặc 2021-07-15T08:00'
  return { from, until: to, unit, asOf }
}

/** Reads the words, or answers what is wrong with them. */
export function readMetricsUse(args: readonly string[]): MetricsUse | string {
  const options = { ...ASKED, by: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' } } as const
  try {
    const { values, positionals: [deed, metric, ...more] } =
      parseArgs({ args: [...args], options, allowPositionals: true })
    const { json: isJson = false, data, by, ...asked } = values
    if (deed === 'list' && metric === undefined) return { deed, isJson, data }
    const isValue = deed === 'value' && metric !== undefined && more.length === 0
    if (!isValue && !(deed === 'check' && metric === undefined && by === undefined))
      return 'Cần: motcua metrics list, metrics value ID --from DAY --to DAY, hoặc metrics check --from DAY --to DAY'
    const days = readAskedDays(asked)
    if (typeof days === 'string') return days
    if (!isValue) return { deed: 'check', isJson, data, ...days }
    const dimension = DIMENSIONS.find((one) => one === by)
    if (by !== undefined && dimension === undefined) return `--by phải là một trong: ${DIMENSIONS.join(', ')}`
    return { deed, metric, by: dimension, isJson, data, ...days }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua metrics`. */
export async function runMetrics(use: MetricsUse, io: Io, rooms: MetricsRooms): Promise<ExitCode> {
  if (use.deed === 'list') return runList(use.isJson, io, rooms.db)
  const unitIds = findAskedUnits(rooms, use)
  if (unitIds === 'unknown') return refuseDeed(io, use.isJson, 'unit-unknown', `không có đơn vị ${use.unit ?? ''} vào ngày ${use.until}`)
  const asked = { from: use.from, until: use.until, asOf: use.asOf, unitIds }
  if (use.deed === 'check') {
    const checked = METRICS.filter((one) => !use.asOf || hasPast(one)).length
    return runCheck(use.isJson, io, checked, await checkMeasures(rooms, asked, DIMENSIONS))
  }
  const metric = METRICS.find(({ id }) => id === use.metric)
  if (!metric) return refuseDeed(io, use.isJson, 'metric-unknown', `không có chỉ tiêu ${use.metric}; xem motcua metrics list`)
  if (use.by !== undefined && !dimensionsOf(metric).includes(use.by))
    return refuseDeed(io, use.isJson, 'dimension-unknown', `${metric.id} chỉ chia được theo: ${dimensionsOf(metric).join(', ')}`)
  if (use.asOf && !hasPast(metric))
    return refuseDeed(io, use.isJson, 'figure-without-past', `${metric.id} chỉ tính được theo dữ liệu hiện có, không dùng được --as-of`)
  const values = await measure(rooms, metric, { ...asked, by: use.by })
  io.stdout(use.isJson
    ? JSON.stringify({ metric: metric.id, from: use.from, to: use.until, values: values.map(shown) })
    : [`${metric.nameVi}, từ ${use.from} đến ${use.until}`, ...values.map((one) => `  ${inWords(metric, one)}`)].join('\n'))
  return 0
}

/** The unit that was asked for with all below it, undefined of the province. */
export function findAskedUnits(
  { directory: source }: Pick<MeasureRooms, 'directory'>, { unit, until }: Pick<AskedDays, 'unit' | 'until'>,
): bigint[] | undefined | 'unknown' {
  if (unit === undefined) return undefined
  const directory = source.on(until)
  const found = directory.find(unit)
  return found ? unitsWithin(directory, found.id) : 'unknown'
}

function runList(isJson: boolean, io: Io, db: Db): ExitCode {
  const list = METRICS.map((metric) => ({
    ...metric, dimensions: dimensionsOf(metric), hasPast: hasPast(metric), sql: conditionsOf(db, metric),
  }))
  io.stdout(isJson
    ? JSON.stringify({ metrics: list })
    : list.map(({ id, nameVi, law }) => `${id.padEnd(20)} ${nameVi} (${law})`).join('\n'))
  return 0
}

function runCheck(
  isJson: boolean, io: Io, checked: number, found: Awaited<ReturnType<typeof checkMeasures>>,
): ExitCode {
  if (isJson) io.stdout(JSON.stringify({ checked, contradictions: found }))
  else io.stdout([
    `Đã kiểm tra ${checked} chỉ tiêu: ${found.length === 0 ? 'không có số nào mâu thuẫn' : `${found.length} chỗ mâu thuẫn`}.`,
    ...found.map(({ metric, total, parts, sum, of }) =>
      `  ${metric}${of ? ` (${of.name})` : ''}: ${total}, nhưng ${parts.length > 0 ? parts.join(' + ') : 'mẫu số'} là ${sum}`),
  ].join('\n'))
  return found.length === 0 ? 0 : 1
}

function shown({ of, ...figure }: Figure) {
  return { of: of ?? null, ...figure }
}

function inWords({ unit }: Metric, { of, numerator, denominator, value, isHidden }: Figure): string {
  const name = of?.name ?? 'Tất cả'
  if (unit === 'dossiers') return `${name}: ${numerator} hồ sơ`
  if (unit === 'visits') return `${name}: ${numerator} lượt`
  if (value === null) return `${name}: ${isHidden ? 'quá ít phiếu, không nêu' : 'không có gì để tính'}`
  const amount = value.toFixed(2).replace('.', ',')
  if (unit === 'dossiers-a-person-year') return `${name}: ${amount} hồ sơ một người một năm`
  if (unit === 'hours') return `${name}: ${amount} giờ (${denominator ?? 0} bước)`
  return unit === 'minutes' ? `${name}: ${amount} phút (${denominator ?? 0} lượt)`
    : `${name}: ${amount} % (${numerator} trên ${denominator ?? 0})`
}
