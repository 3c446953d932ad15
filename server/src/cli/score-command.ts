import { parseArgs } from 'node:util'
import { type Day, addDays, addMonths, isDay } from '../kernel/civil-day.ts'
import {
  type MeasureRooms, type Score, type ScoredComponent, METRICS, measure, readScheme, scoreOf,
} from '../modules/reporting/public.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { defaultDataSet } from './data-set.ts'
import { explainUse } from './explain-use.ts'
import { findAskedUnits } from './metrics-command.ts'
import { readTargetFile } from './read-target-file.ts'
import { refuseDeed } from './refuse.ts'

export const SCORE_HELP = `motcua score qd766 --month YYYY-MM [--unit UNIT] [--json] [--data-set FOLDER] [--data FOLDER]

Scores a month as Decision 766/QĐ-TTg does, by the figures that are counted here: for the province, or a unit with all
below it. The points of components stand in targets.yaml of the data set (max_points, qd766): where they are not set there
is a percentage and no points, and then no points of the group and no sum. What no figure measures is said so.

  --unit UNIT        id of the unit in organisation.yaml
  --data-set FOLDER  another data set than the one that comes with the program
  --json             one object:
    {"month", "document", "points", "rating", "most", "groups": [{"id", "nameVi", "maxPoints", "points",
     "components": [{"id", "nameVi", "isMeasured", "numerator", "denominator", "percent", "fullFrom", "maxPoints",
                     "points", "gain"}]}]}
    "most" is the component by which most points are still to be had.

Exit 0 = answered; 1 = refused: targets-unreadable, targets-unsound, unit-unknown; 2 = wrong use.`

/** The words after `score`. */
export interface ScoreUse {
  /** First day of the month. */
  readonly month: Day
  readonly unit: string | undefined
  readonly isJson: boolean
  readonly dataSet: string
  readonly data: string | undefined
}

/** Reads the words, or answers what is wrong with them. */
export function readScoreUse(args: readonly string[]): ScoreUse | string {
  try {
    const { values, positionals: [scheme, ...more] } = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        'month': { type: 'string' }, 'unit': { type: 'string' }, 'json': { type: 'boolean' },
        'data-set': { type: 'string' }, 'data': { type: 'string' },
      },
    })
    const { month = '', unit, json: isJson = false, 'data-set': dataSet = defaultDataSet(), data } = values
    const first = `${month}-01`
    if (scheme !== 'qd766' || more.length > 0) return 'Cần: motcua score qd766 --month YYYY-MM'
    if (month.length !== 7 || !isDay(first)) return '--month phải là một tháng có thật, như 2021-06'
    return { month: first, unit, isJson, dataSet, data }
  } catch (error) {
    return explainUse(error)
  }
}

interface Measured { readonly numerator: number; readonly denominator: number | null; readonly value: number | null }

/** `motcua score`. */
export async function runScore(
  use: ScoreUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: MeasureRooms,
): Promise<ExitCode> {
  const read = readTargetFile(use.dataSet, (parsed) => {
    const found = readScheme(parsed)
    return found.ok ? { value: found.scheme } : found
  })
  if (!read.ok) return refuseDeed(io, use.isJson, read.refusal.code, read.refusal.text)
  const until = addDays(addMonths(use.month, 1), -1)
  const unitIds = findAskedUnits(rooms, { unit: use.unit, until })
  if (unitIds === 'unknown') return refuseDeed(io, use.isJson, 'unit-unknown', `không có đơn vị ${use.unit ?? ''} vào ngày ${until}`)
  const measured = new Map<string, Measured>()
  for (const { id } of read.value.components) {
    const metric = METRICS.find((one) => one.id === id)
    const [figure] = metric ? await measure(rooms, metric, { from: use.month, until, unitIds }) : []
    if (figure) measured.set(id, figure)
  }
  const score = scoreOf(read.value, new Map([...measured].map(([id, { value }]) => [id, value])))
  io.stdout(use.isJson
    ? JSON.stringify({ month: use.month.slice(0, 7), document: read.value.document, ...shown(score, measured) })
    : inWords(use.month, score, measured))
  return 0
}

function shown({ points, rating, most, groups }: Score, measured: ReadonlyMap<string, Measured>) {
  return {
    points, rating, most,
    groups: groups.map(({ id, nameVi, maxPoints, points: ofGroup, components }) => ({
      id, nameVi, maxPoints, points: ofGroup,
      components: components.map((one) => {
        const figure = measured.get(one.id)
        return {
          id: one.id, nameVi: one.nameVi, isMeasured: figure !== undefined, numerator: figure?.numerator ?? null,
          denominator: figure?.denominator ?? null, percent: one.percent, fullFrom: one.fullFrom,
          maxPoints: one.maxPoints, points: one.points, gain: one.gain,
        }
      }),
    })),
  }
}

const decimal = (value: number) => value.toFixed(2).replace('.', ',')

function inWords(month: Day, { groups, points, rating, most }: Score, measured: ReadonlyMap<string, Measured>): string {
  const best = groups.flatMap(({ components }) => components).find(({ id }) => id === most)
  return [
    `Điểm theo QĐ 766/QĐ-TTg, tháng ${month.slice(5, 7)}/${month.slice(0, 4)}`,
    ...groups.flatMap((group) => [
      `${group.nameVi}: ${group.points === null ? 'chưa tính được' : decimal(group.points)} trên ${group.maxPoints} điểm`,
      ...group.components.map((one) => `  ${one.id} ${one.nameVi}: ${wordsOf(one, measured.has(one.id))}`),
    ]),
    `Tổng: ${points === null ? 'chưa tính được' : `${decimal(points)} trên 100 điểm${rating === null ? '' : `, ${rating}`}`}`,
    ...best ? [`Thêm được nhiều điểm nhất ở ${best.id}: ${decimal(best.gain ?? 0)}`] : [],
  ].join('\n')
}

function wordsOf({ percent, points, maxPoints }: ScoredComponent, isMeasured: boolean): string {
  const share = !isMeasured ? 'chưa đo' : percent === null ? 'không có gì để tính' : `${decimal(percent)} %`
  return `${share}; ${maxPoints === null ? 'chưa đặt điểm' : points === null ? `chưa tính được trên ${maxPoints} điểm`
    : `${decimal(points)} trên ${maxPoints} điểm`}`
}
