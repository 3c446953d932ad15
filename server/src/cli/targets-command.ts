import { parseArgs } from 'node:util'
import { type Day, dayOf } from '../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import {
  type FollowedTarget, type Line, type MeasureRooms, type NoLine, type TargetSet, findTargets, followTargets,
  lastDayCounted, linesOf, placeOfUnit, readTargets, unitsWithin,
} from '../modules/reporting/public.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { type CommandIo, type ExitCode, quoted } from './batch.ts'
import { defaultDataSet } from './data-set.ts'
import { explainUse } from './explain-use.ts'
import { type TargetFileRefusal, readTargetFile } from './read-target-file.ts'
import { refuseDeed, refuseUse } from './refuse.ts'
import { followedInWords, linesInWords } from './tell-targets.ts'

export const TARGETS_HELP = `motcua targets [--year Y] [--unit UNIT] [--json] [--data-set FOLDER] [--data FOLDER]

What does the plan demand in a year? Each indicator with its line by level and type of area, as targets.yaml of the data
set has it. With --unit also where the unit, with all below it, stands in that year, where its pace leads, and what a
week is still missing; "chưa đo" where no figure of dossiers measures the indicator yet.

  --year Y           a year, such as 2023; unless said this one
  --unit UNIT        id of the unit in organisation.yaml; needs the database
  --data-set FOLDER  what the targets.yaml of this data set demands; unless said, of a unit what was imported with the
                     province, as it stood when what is counted ended, and else that of the program's own data set
  --json             one object:
    {"year", "unit": {"key", "name", "level", "areaType"} | null, "until": day | null,
     "targets": [{"id", "nameVi", "nameEn", "unit", "source", "notes",
       "lines": [{"level", "areaType", "line": LINE}],
       "own": {"line": LINE, "isMeasured", "trajectory": TRAJECTORY | null} | null}]}

LINE is {"kind": "line", "comparison": ">=" | "<=", "value", "origin": "plan" | "derived", "ofYear", "isKept",
"other": {"value", "origin"} | null}, or {"kind": "none", "why": "exempt" | "no-number" | "none-of-place" |
"place-unknown" | "not-yet", "from"}. "origin" says whether the number stands in the plan or follows from one that does.
"isKept": the year has no obligation of its own, and the last floor or ceiling, of "ofYear", stays. "other": the plan can
be read in two ways; the line is the stricter one. No number is put between two years that have one.

TRAJECTORY is {"soFar": {"numerator", "denominator"}, "share", "isMet", "expected", "forecast": {"share", "low", "high"} |
null, "demand": {"reach": "held"} | {"reach": "possible", "aWeek", "change"} | {"reach": "out-of-reach"} | null}. Shares
are of a hundred. The forecast goes on at the pace of the last 8 whole weeks, and lies between low and high in eight
years of ten; there is none from fewer than 4 weeks or 30 dossiers. "aWeek" is how many a week the rest of the year must
bring at least (of a ceiling at most), "change" how many that is more (fewer) than now.

Exit 0 = answered; 1 = refused, {"error": {"code", "text"}}: targets-unreadable, targets-unsound, targets-none,
unit-unknown;
2 = wrong use.`

/** The words after `targets`. */
export interface TargetsUse {
  readonly year: number | undefined
  readonly unit: string | undefined
  readonly isJson: boolean
  /** Undefined: of a unit what the database holds, else the data set that comes with the program. */
  readonly dataSet: string | undefined
  readonly data: string | undefined
}

export interface TargetsRooms extends MeasureRooms { readonly clock: Clock }

type Io = Pick<CommandIo, 'stdout' | 'stderr'>

/** Whether the words ask for a unit, so that a database is needed. */
export function isOfUnit(args: readonly string[]): boolean {
  return args.some((word) => word === '--unit' || word.startsWith('--unit='))
}

/** Reads the words, or answers what is wrong with them. */
export function readTargetsUse(args: readonly string[]): TargetsUse | string {
  try {
    const { values: { year, unit, json: isJson = false, 'data-set': dataSet, data } } = parseArgs({
      args: [...args],
      options: {
        'year': { type: 'string' }, 'unit': { type: 'string' }, 'json': { type: 'boolean' },
        'data-set': { type: 'string' }, 'data': { type: 'string' },
      },
    })
    if (year !== undefined && !/^20\d\d$/.test(year)) return `--year không nhận ${quoted(year)}. Cần một năm, ví dụ 2023.`
    return { year: year === undefined ? undefined : Number(year), unit, isJson, dataSet, data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua targets` without a unit: files only, no database. */
export function runTargets(args: readonly string[], io: CommandIo): ExitCode {
  if (args.includes('--help')) { io.stdout(TARGETS_HELP); return 0 }
  const use = readTargetsUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, 'Xem cách dùng: motcua targets --help')
  const set = readTargetSet(use.dataSet ?? defaultDataSet())
  if (!set.ok) return refuseDeed(io, use.isJson, set.refusal.code, set.refusal.text)
  const year = use.year ?? Number(dayOf(systemClock.now()).slice(0, 4))
  io.stdout(use.isJson
    ? JSON.stringify({ year, unit: null, until: null, targets: showTargets(set.value, year, undefined) })
    : linesInWords(set.value, year))
  return 0
}

/** `motcua targets --unit`. */
export async function runTargetsOfUnit(use: TargetsUse, io: Io, rooms: TargetsRooms): Promise<ExitCode> {
  const today = dayOf(rooms.clock.now())
  const year = use.year ?? Number(today.slice(0, 4))
  // As unit and plan stood when what is counted ended.
  const day = lastDayCounted(year, today)
  const set = use.dataSet === undefined ? await findTargetSet(rooms, day) : readTargetSet(use.dataSet)
  if (!set.ok) return refuseDeed(io, use.isJson, set.refusal.code, set.refusal.text)
  const asked = rooms.directory.on(day)
  const unit = asked.find(use.unit ?? '')
  if (!unit) return refuseDeed(io, use.isJson, 'unit-unknown', `không có đơn vị ${use.unit ?? ''} trong năm ${year}`)
  const place = placeOfUnit(asked, unit.id)
  const { until, targets } = await followTargets(rooms.db, set.value.targets, {
    year, today, place, unitIds: unitsWithin(asked, unit.id),
  })
  io.stdout(use.isJson
    ? JSON.stringify({
      year, unit: { key: unit.idOfData, name: unit.name, ...place }, until,
      targets: showTargets(set.value, year, targets),
    })
    : followedInWords(unit.name, year, until, targets))
  return 0
}

async function findTargetSet(
  { db }: TargetsRooms, day: Day,
): Promise<Result<TargetSet, { readonly code: 'targets-none'; readonly text: string }>> {
  const found = await findTargets(db, day)
  return found ? ok(found)
    : refuse({ code: 'targets-none', text: 'chưa có chỉ tiêu nào; nhập bằng motcua import, hoặc thêm --data-set' })
}

function readTargetSet(folder: string): Result<TargetSet, TargetFileRefusal> {
  return readTargetFile(folder, (parsed) => {
    const found = readTargets(parsed)
    return found.ok ? { value: found.set } : found
  })
}

function showTargets(set: TargetSet, year: number, followed: readonly FollowedTarget[] | undefined) {
  return set.targets.map((target) => {
    const { id, nameVi, nameEn, unit, source, notes } = target
    const own = followed?.find((one) => one.target.id === id)
    return {
      id, nameVi, nameEn, unit, source, notes,
      lines: linesOf(set, target, year).map(({ line, ...place }) => ({ ...place, line: showLine(line) })),
      own: own ? { line: showLine(own.line), isMeasured: own.metric !== null, trajectory: own.trajectory } : null,
    }
  })
}

/** Field by field: what a line is inside may grow. */
function showLine(line: Line | NoLine) {
  if (line.kind === 'none') return line
  const { kind, comparison, value, origin, ofYear, isKept, other } = line
  return { kind, comparison, value, origin, ofYear, isKept, other }
}
