import { parseArgs } from 'node:util'
import { type Day, dayOf, isDay } from '../kernel/civil-day.ts'
import { dossiersById } from '../modules/dossiers/public.ts'
import {
  type AtRisk, type Judged, type MeasureRooms, type RiskList, DAYS_AHEAD, judgeRisk, listAtRisk,
} from '../modules/reporting/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { findAskedUnits, readAskedDays } from './metrics-command.ts'
import { refuseDeed } from './refuse.ts'

export const RISK_HELP = `motcua risk [--unit UNIT] [--json] [--data FOLDER]
motcua risk --measure --train-to DAY --from DAY --to DAY [--unit UNIT] [--json] [--data FOLDER]

Which open dossiers, due within ${DAYS_AHEAD} working days, are at risk of being late? The rule, for each of them: of dossiers of the
same procedure that lay in the same step at the same unit for as long, half took so many hours yet (accounting hours of
the calendar, without waits for others); that is more than is left until its day. Learnt of what was settled in the year
before. Where the unit has fewer than five such, those of all units count; where these are fewer than five of at least
twenty that went through the step, the dossier has lain there longer than most, and is at risk; of fewer nothing is said.

--measure tells how well that would have warned: it learns until --train-to, and is judged by dossiers due from --from
to --to, later days, each at the moment ${DAYS_AHEAD} working days before the day that it had then, and by what had happened then. Left
out are those that had not come or were over by then, or waited for somebody. Beside it: warning of all that is due.

  --unit UNIT  id of the unit in organisation.yaml, with all below it; unless said the province
  --json       {"looked", "unknown", "atRisk": [{"number", "procedure", "unit", "step", "dueAt", "hoursInStep", "hoursLeft",
                "hoursYet" or null, "alike", "isOfUnit"}]};
               {"trainTo", "from", "to", "rule": JUDGED, "allThatAreDue": JUDGED, "unknown", "undecided"}
               JUDGED: {"truePositives", "falsePositives", "falseNegatives", "trueNegatives", "precision", "recall"}; of
               nothing precision and recall are null

Exit 0 = answered; 1 = refused: unit-unknown, span-seen; 2 = wrong use.`

/** The words after `risk`. */
export interface RiskUse {
  readonly unit: string | undefined
  readonly isJson: boolean
  readonly data: string | undefined
  /** To be measured, by what days. */
  readonly measured: { readonly trainTo: Day; readonly from: Day; readonly until: Day } | undefined
}

export interface RiskRooms extends MeasureRooms { readonly db: Db; readonly clock: Clock }

type Io = Pick<CommandIo, 'stdout' | 'stderr'>

/** Reads the words, or answers what is wrong with them. */
export function readRiskUse(args: readonly string[]): RiskUse | string {
  try {
    const { values: { measure = false, 'train-to': trainTo = '', from, to, unit, json: isJson = false, data } } = parseArgs({
      args: [...args],
      options: {
        'measure': { type: 'boolean' }, 'train-to': { type: 'string' }, 'from': { type: 'string' }, 'to': { type: 'string' },
        'unit': { type: 'string' }, 'json': { type: 'boolean' }, 'data': { type: 'string' },
      },
    })
    if (!measure) {
      return trainTo !== '' || from !== undefined || to !== undefined ? '--train-to, --from, --to chỉ đi cùng --measure'
        : { unit, isJson, data, measured: undefined }
    }
    const days = readAskedDays({ from, to })
    if (typeof days === 'string') return days
    if (!isDay(trainTo)) return '--train-to phải là một ngày có thật, như 2021-03-31'
    return { unit, isJson, data, measured: { trainTo, from: days.from, until: days.until } }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua risk`. */
export async function runRisk(use: RiskUse, io: Io, rooms: RiskRooms): Promise<ExitCode> {
  const { measured, isJson, unit } = use
  const now = rooms.clock.now()
  const until = measured?.until ?? dayOf(now)
  const unitIds = findAskedUnits(rooms, { unit, until })
  if (unitIds === 'unknown') return refuseDeed(io, isJson, 'unit-unknown', `không có đơn vị ${unit ?? ''} vào ngày ${until}`)
  if (!measured) return tellRisks(isJson, io, rooms, await listAtRisk(rooms, { now, unitIds }))
  const { trainTo, from } = measured
  if (from <= trainTo) return refuseDeed(io, isJson, 'span-seen', '--from phải sau --train-to: không chấm bằng những ngày đã học')
  const { rule, allThatAreDue, unknown, undecided } = await judgeRisk(rooms, { ...measured, now, unitIds })
  io.stdout(isJson
    ? JSON.stringify({ trainTo, from, to: until, rule, allThatAreDue, unknown, undecided })
    : [
      `Học đến ${trainTo}, chấm bằng hồ sơ có hạn từ ${from} đến ${until}, ${DAYS_AHEAD} ngày làm việc trước hạn`,
      `Quy tắc: ${judgedInWords(rule)}`,
      `Báo tất cả hồ sơ sắp đến hạn: ${judgedInWords(allThatAreDue)}`,
      `Chưa đủ hồ sơ để học nên không báo: ${unknown}; chưa biết có muộn không: ${undecided}`,
    ].join('\n'))
  return 0
}

const percent = (share: number | null) => share === null ? 'không có gì để tính' : `${(share * 100).toFixed(1).replace('.', ',')} %`

function judgedInWords(judged: Judged): string {
  const { truePositives, falsePositives, falseNegatives, trueNegatives, precision, recall } = judged
  return `báo đúng ${truePositives}, báo nhầm ${falsePositives}, bỏ sót ${falseNegatives}, đúng là không báo ${trueNegatives}; `
    + `trong số đã báo có muộn ${percent(precision)}, trong số muộn đã báo ${percent(recall)}`
}

async function tellRisks(
  isJson: boolean, io: Io, rooms: RiskRooms, { atRisk, looked, unknown }: RiskList,
): Promise<ExitCode> {
  const dossiers = await dossiersById(rooms.db, atRisk.map(({ dossierId }) => dossierId))
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const rows = atRisk.map((one) => ({
    number: dossiers.get(one.dossierId)?.number ?? '', procedure: one.procedure,
    unit: directory.lastKnown(one.unitId)?.idOfData ?? '', step: one.step.name, dueAt: one.dueAt,
    hoursInStep: one.hoursInStep, hoursLeft: one.hoursLeft, hoursYet: one.hoursYet, alike: one.alike,
    isOfUnit: one.isOfUnit,
  }))
  io.stdout(isJson ? JSON.stringify({ looked, unknown, atRisk: rows }) : [
    `${looked} hồ sơ còn không quá ${DAYS_AHEAD} ngày làm việc, ${rows.length} hồ sơ có thể muộn, ${unknown} hồ sơ chưa đủ để nói.`,
    ...atRisk.map((one, nth) => `- ${rows[nth]?.number ?? ''}, bước "${one.step.name}": ${whyInWords(one)}`),
  ].join('\n'))
  return 0
}

const hours = (value: number) => `${value.toFixed(1).replace('.', ',')} giờ`

function whyInWords({ hoursLeft, hoursYet, hoursInStep, alike, isOfUnit }: AtRisk): string {
  const left = `còn ${hours(hoursLeft)} đến hạn`
  return hoursYet === null ? `${left}, đã nằm ${hours(hoursInStep)}, lâu hơn phần lớn trong ${alike} hồ sơ trước`
    : `${left}, thường cần thêm ${hours(hoursYet)} (theo ${alike} hồ sơ ${isOfUnit ? 'của đơn vị' : 'của các đơn vị'})`
}
