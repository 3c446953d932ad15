import { parseArgs } from 'node:util'
import type { Day } from '../kernel/civil-day.ts'
import { type Activity, type MeasureRooms, type MinedCases, mineProcedure } from '../modules/reporting/public.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { findAskedUnits, readAskedDays } from './metrics-command.ts'
import { refuseDeed } from './refuse.ts'

export const MINE_PROCEDURE_HELP = `motcua mine --procedure CODE --from DAY --to DAY [--unit UNIT] [--json] [--data FOLDER]

How did dossiers of a procedure go that were settled in these days: which steps, what followed what, how long it took,
what was done again, and in which step they lay longest? Of this installation; for a file see motcua mine FILE.csv.

  --procedure CODE  national code of the procedure, or its id in the data
  --unit UNIT       id of the unit in organisation.yaml, with all below it; unless said the province
  --json            one object:
    {"procedure", "from", "to", "cases", "leftOut", "unmeasured", "bottleneck": ACTIVITY or null,
     "activities": [{"kind", "name", "count", "cases", "again", "casesAgain", "medianHours", "p90Hours", "totalHours"}],
     "directlyFollows": [{"from": ACTIVITY, "to": ACTIVITY, "count", "cases", "medianHours"}],
     "variants": [{"path": [ACTIVITY], "cases", "share", "medianHours"}]}
    ACTIVITY: {"kind": "received", "step", "wait" or "end", "name": of a step its name, of a wait what for, of an end
    the outcome}

Hours are accounting hours of the calendar of the unit that settled it: 8 are one working day, nights and days of rest
none. An event is when something was over. A step takes from when it lay open to when it was done, less what others were
waited for; when somebody began to work on it is not recorded. What comes after the result is issued is left out.
Percentiles are by nearest rank. "bottleneck" is the step with the most hours together.
Of a way that fewer than five dossiers went nothing is told: they are counted in "leftOut" and nowhere else, and where
these are fewer than five themselves the rarest other way goes too; where there is none, "leftOut" is null. "unmeasured": the calendar does not reach them.

Exit 0 = answered; 1 = refused: procedure-unknown, unit-unknown; 2 = wrong use.`

/** The words after `mine`, where they ask for a procedure. */
export interface MineProcedureUse {
  readonly procedure: string
  readonly from: Day
  readonly until: Day
  readonly unit: string | undefined
  readonly isJson: boolean
  readonly data: string | undefined
}

/** Whether the words ask for a procedure of this installation, so that a database is needed. */
export function isOfProcedure(args: readonly string[]): boolean {
  return args.some((word) => word === '--procedure' || word.startsWith('--procedure='))
}

/** Reads the words, or answers what is wrong with them. */
export function readMineProcedureUse(args: readonly string[]): MineProcedureUse | string {
  try {
    const { values: { procedure, json: isJson = false, data, ...asked } } = parseArgs({
      args: [...args],
      options: {
        procedure: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, unit: { type: 'string' },
        json: { type: 'boolean' }, data: { type: 'string' },
      },
    })
    if (procedure === undefined) return 'Cần: motcua mine --procedure CODE --from DAY --to DAY'
    const days = readAskedDays(asked)
    return typeof days === 'string' ? days : { procedure, from: days.from, until: days.until, unit: days.unit, isJson, data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua mine --procedure`. */
export async function runMineProcedure(
  use: MineProcedureUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: MeasureRooms,
): Promise<ExitCode> {
  const { procedure, from, until, isJson } = use
  const unitIds = findAskedUnits(rooms, use)
  if (unitIds === 'unknown') return refuseDeed(io, isJson, 'unit-unknown', `không có đơn vị ${use.unit ?? ''} vào ngày ${until}`)
  const mined = await mineProcedure(rooms, { procedure, from, until, unitIds })
  if (!mined) return refuseDeed(io, isJson, 'procedure-unknown', `không có thủ tục ${procedure}; tìm bằng motcua catalogue find`)
  io.stdout(isJson ? JSON.stringify({ procedure, from, to: until, ...mined }) : inWords(use, mined))
  return 0
}

const MOST_TOLD = 10
const hours = (value: number) => `${value.toFixed(1).replace('.', ',')} giờ`
const percent = (share: number) => `${(share * 100).toFixed(1).replace('.', ',')} %`

function inWords({ procedure, from, until }: MineProcedureUse, mined: MinedCases): string {
  const { cases, leftOut, unmeasured, activities, directlyFollows, variants, bottleneck } = mined
  const again = activities.filter((one) => one.again > 0)
  return [
    `${procedure}, giải quyết xong từ ${from} đến ${until}: ${cases} hồ sơ (8 giờ là một ngày làm việc)`,
    ...leftOut === null ? ['Dưới 5 hồ sơ: không nêu'] : [],
    ...leftOut !== null && leftOut > 0 ? [`${leftOut} hồ sơ đi theo cách mà dưới 5 hồ sơ cùng đi: không nêu`] : [],
    ...unmeasured > 0 ? [`${unmeasured} hồ sơ nằm ngoài lịch làm việc: không tính được giờ`] : [],
    ...listed('Bước', activities.filter(({ kind }) => kind === 'step' || kind === 'wait'), (one) =>
      `${nameOf(one)}: ${one.count} lần trong ${one.cases} hồ sơ, trung vị ${hours(one.medianHours)}, `
      + `90 % không quá ${hours(one.p90Hours)}, cộng ${hours(one.totalHours)}`),
    ...listed('Nối tiếp', directlyFollows, (one) =>
      `${nameOf(one.from)} → ${nameOf(one.to)}: ${one.count} lần, trung vị ${hours(one.medianHours)}`),
    ...listed('Cách đi', variants, (one) =>
      `${one.cases} hồ sơ (${percent(one.share)}), trung vị ${hours(one.medianHours)}: ${one.path.map(nameOf).join(' → ')}`),
    ...listed('Làm lại', again, (one) => `${nameOf(one)}: thêm ${one.again} lần trong ${one.casesAgain} hồ sơ`),
    ...bottleneck ? ['', `Nằm lâu nhất, cộng lại: ${nameOf(bottleneck)}`] : [],
  ].join('\n')
}

function listed<One>(title: string, all: readonly One[], say: (one: One) => string): string[] {
  if (all.length === 0) return []
  const left = all.length - MOST_TOLD
  return ['', `${title}${left > 0 ? `, ${MOST_TOLD} nhiều nhất (còn ${left}, xem bằng --json)` : ''}:`,
    ...all.slice(0, MOST_TOLD).map((one) => `- ${say(one)}`)]
}

const WAITS: Readonly<Record<string, string>> = {
  supplement: 'chờ bổ sung', payment: 'chờ nộp tiền', confirmation: 'chờ xác nhận', completion: 'chờ hoàn chỉnh hồ sơ',
}
const ENDS: Readonly<Record<string, string>> = {
  result: 'có kết quả', unsettled: 'không giải quyết', stopped: 'dừng theo đề nghị',
}

function nameOf({ kind, name }: Activity): string {
  switch (kind) {
    case 'received': return 'tiếp nhận'
    case 'step': return name
    case 'wait': return WAITS[name] ?? name
    case 'end': return ENDS[name] ?? name
  }
}
