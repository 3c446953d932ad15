import { parseArgs } from 'node:util'
import { dayOf } from '../kernel/civil-day.ts'
import { PERIOD_CODE, listReports, periodNamed } from '../modules/reporting/public.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { refuseDeed } from './refuse.ts'
import type { ReportRooms } from './report-command.ts'

export const REPORTS_HELP = `motcua reports list --period PERIOD [--unit UNIT] [--json] [--data FOLDER]

Who has sent the periodic report (TT 01/2020/TT-VPCP) for a period, who has not, and who was late.

  --period PERIOD  2026-Q3, 2026-H1 or 2026; which days that are stands in policies.yaml (report-periods)
  --unit UNIT      id of the agency in organisation.yaml, with those that report to it; unless said, all
  --json           {"period", "from", "until", "missing", "late",
                   "reports": [{"unit", "name", "above", "state", "dueOn", "submittedAt", "daysLate"}]}

Exit 0 = answered; 1 = refused; 2 = wrong use.`

/** The words after `reports`. */
export interface ReportsUse {
  readonly period: string
  readonly unit: string | undefined
  readonly isJson: boolean
  readonly data: string | undefined
}

/** Reads the words, or answers what is wrong with them. */
export function readReportsUse(args: readonly string[]): ReportsUse | string {
  const options = {
    period: { type: 'string' }, unit: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { period = '', unit, json: isJson = false, data } = values
    if (positionals.join(' ') !== 'list' || !PERIOD_CODE.test(period))
      return 'Cần: motcua reports list --period PERIOD, như 2026-Q3, 2026-H1 hoặc 2026'
    return { period, unit, isJson, data }
  } catch (error) {
    return explainUse(error)
  }
}

const STATES: Readonly<Record<string, string>> = {
  missing: 'chưa lập', draft: 'đang lập', submitted: 'đã gửi', consolidated: 'đã tổng hợp', returned: 'bị trả lại',
  locked: 'đã khóa',
}

/** `motcua reports`. */
export async function runReports(
  use: ReportsUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: ReportRooms,
): Promise<ExitCode> {
  const period = periodNamed(rooms.directory, use.period)
  if (!period) return refuseDeed(io, use.isJson, 'report-period-unknown', `không có kỳ báo cáo ${use.period}`)
  const asked = use.unit === undefined ? undefined : rooms.directory.on(period.until).find(use.unit)
  if (use.unit !== undefined && !asked)
    return refuseDeed(io, use.isJson, 'unit-unknown', `không có đơn vị ${use.unit} vào ngày ${period.until}`)
  const listed = await listReports(rooms, {
    period, today: dayOf(rooms.clock.now()),
    isReached: (id, above) => asked === undefined || id === asked.id || above === asked.id,
  })
  const missing = listed.filter(({ submittedAt, state }) => submittedAt === null || state === 'returned').length
  const late = listed.filter(({ daysLate }) => daysLate > 0).length
  io.stdout(use.isJson
    ? JSON.stringify({
      period: period.code, from: period.from, until: period.until, missing, late,
      reports: listed.map(({ unit, above, state, dueOn, submittedAt, daysLate }) => ({
        unit: unit.idOfData, name: unit.name, above: above?.idOfData ?? null, state, dueOn, submittedAt, daysLate,
      })),
    })
    : [
      `Kỳ báo cáo ${period.code}, từ ${period.from} đến ${period.until}: ${missing} cơ quan chưa gửi, ${late} muộn`,
      ...listed.map(({ unit, state, dueOn, daysLate }) =>
        `  ${unit.name}: ${STATES[state] ?? state}, hạn ${dueOn ?? 'không đặt'}${daysLate > 0 ? `, muộn ${daysLate} ngày` : ''}`),
    ].join('\n'))
  return 0
}
