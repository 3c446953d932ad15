import { parseArgs } from 'node:util'
import { isDay } from '../kernel/civil-day.ts'
import { dayOf, isWorkingDay, workingDaysBetween } from '../kernel/work-calendar.ts'
import { type Slot, hallOf, listArrivals, listServiceTimes, planCounters } from '../modules/queue/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { randomOf } from './seed/random.ts'

export const QUEUE_PLAN_HELP = `motcua queue plan UNIT --from DAY --to DAY [--target-minutes 15] [--json] [--data FOLDER]

How many counters does a section need, half hour by half hour, for nine of ten visitors to wait no longer than the
target? From who came and how long they were served from DAY to DAY, played through on two hundred days of chance. All
counters are taken to serve everybody.

  UNIT                 id of the section in the data (organisation.yaml)
  --target-minutes N   what nine of ten shall not wait longer than; 15 unless said, stricter than the mean that the plan asks
  --json               {"unit", "from", "to", "days", "turns", "targetMinutes", "slots", "waits", "shareOver", "isMet"}

Exit 0 = planned, also where too few counters are there to meet the target; 1 = refused; 2 = wrong use.`

/** The words after `queue plan`. */
export interface QueuePlanUse {
  readonly unit: string
  readonly from: string
  readonly to: string
  readonly targetMinutes: number
  readonly isJson: boolean
  readonly data: string | undefined
}

interface QueuePlanRooms { readonly db: Db; readonly clock: Clock; readonly directory: DirectorySource }

const HALF_HOUR = 1_800
/** As many as a section sees in three years; more would say nothing else. */
const MOST_ROWS = 200_000
const PLAYED_DAYS = 200
const LONGEST_TARGET = 480

/** Reads the words, or answers what is wrong with them. */
export function readQueuePlanUse(args: readonly string[]): QueuePlanUse | string {
  const text = { type: 'string' } as const
  const options = { from: text, to: text, 'target-minutes': text, json: { type: 'boolean' }, data: text } as const
  try {
    const { values, positionals: [deed, unit, ...more] } =
      parseArgs({ args: [...args], options, allowPositionals: true })
    const { from = '', to = '', 'target-minutes': minutes = '15' } = values
    if (deed !== 'plan' || unit === undefined || more.length > 0) return 'Cần: motcua queue plan UNIT --from DAY --to DAY'
    if (!isDay(from) || !isDay(to) || to < from) return '--from và --to phải là hai ngày có thật, như 2021-06-25, ngày đầu trước'
    const targetMinutes = Number(minutes)
    if (!(targetMinutes > 0 && targetMinutes <= LONGEST_TARGET)) return '--target-minutes phải là số phút, từ 1 đến 480'
    return { unit, from, to, targetMinutes, isJson: values.json ?? false, data: values.data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua queue plan`. Refuses what is no section with a hall, and days on which nobody came. */
export async function runQueuePlan(
  use: QueuePlanUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, { db, clock, directory: source }: QueuePlanRooms,
): Promise<ExitCode> {
  await source.refresh()
  const directory = source.on(dayOf(clock.now()))
  const unit = directory.find(use.unit)
  const hall = unit && hallOf(directory, unit)
  if (!unit || !hall) {
    io.stderr(`unit-unknown: ${use.unit} không phải Bộ phận Một cửa có sảnh đang hoạt động`)
    return 1
  }
  const { calendar } = directory.calendarOf(unit.id)
  const before = isWorkingDay(use.from, calendar)
  const after = workingDaysBetween(use.from, use.to, calendar)
  if (!before.ok || !after.ok) {
    io.stderr('calendar-missing: lịch làm việc không có những ngày này')
    return 1
  }
  const days = after.value + Number(before.value)
  const [arrivals, services] = await Promise.all([
    listArrivals(db, unit.id, use, MOST_ROWS), listServiceTimes(db, unit.id, use, MOST_ROWS),
  ])
  if (days === 0 || arrivals.length === 0 || services.length === 0) {
    io.stderr(`no-history: từ ${use.from} đến ${use.to} không có lượt nào được phục vụ ở ${unit.name}`)
    return 1
  }
  const plan = planCounters({
    slots: slotsOf(calendar.shifts, arrivals, days), services, targetMinutes: use.targetMinutes,
    mostCounters: hall.counters.length, days: PLAYED_DAYS, random: randomOf('queue plan', use.unit, use.from, use.to).next,
  })
  const shown = {
    unit: use.unit, from: use.from, to: use.to, days, turns: arrivals.length, targetMinutes: use.targetMinutes,
    slots: plan.slots.map(({ from, to, arrivals: expected, early = 0, counters, meanWait, shareOver }) => ({
      from: timeOf(from), to: timeOf(to), arrivals: rounded(expected + early), counters,
      meanWaitSeconds: Math.round(meanWait), shareOver: rounded(shareOver),
    })),
    waits: Object.fromEntries(Object.entries(plan.waits).map(([name, seconds]) => [name, Math.round(seconds)])),
    shareOver: rounded(plan.shareOver), isMet: plan.isMet,
  }
  io.stdout(use.isJson ? JSON.stringify(shown) : inWords(shown, unit.name))
  return 0
}

/** Half hours of the working day, each with how many came on average; who came while it was closed waits outside. */
function slotsOf(
  shifts: readonly (readonly [open: number, close: number])[], arrivals: readonly number[], days: number,
): Slot[] {
  const slots = shifts.flatMap(([open, close]) => {
    const [from, to] = [open * 60, close * 60]
    return Array.from({ length: Math.ceil((to - from) / HALF_HOUR) }, (_, nth) =>
      ({ from: from + nth * HALF_HOUR, to: Math.min(to, from + (nth + 1) * HALF_HOUR), arrivals: 0, early: 0 }))
  })
  for (const second of arrivals) {
    const slot = slots.find(({ to }) => second < to) ?? slots.at(-1)
    if (slot) slot[second < slot.from ? 'early' : 'arrivals'] += 1 / days
  }
  return slots
}

function inWords(
  { from, to, days, turns, targetMinutes, slots, waits, shareOver, isMet }: {
    readonly from: string; readonly to: string; readonly days: number; readonly turns: number
    readonly targetMinutes: number; readonly shareOver: number; readonly isMet: boolean
    readonly waits: Readonly<Record<string, number>>
    readonly slots: readonly { readonly from: string; readonly to: string; readonly arrivals: number;
      readonly counters: number; readonly meanWaitSeconds: number; readonly shareOver: number }[]
  }, name: string,
): string {
  const minutes = (seconds = 0) => `${(seconds / 60).toFixed(1).replace('.', ',')} phút`
  const percent = (share: number) => `${(share * 100).toFixed(1).replace('.', ',')} %`
  return [
    `${name}: ${turns} lượt trong ${days} ngày làm việc, từ ${from} đến ${to}`,
    ...slots.map((slot) => `${slot.from}-${slot.to}  ${String(slot.arrivals).padStart(6)} lượt  ${slot.counters} quầy  `
      + `chờ trung bình ${minutes(slot.meanWaitSeconds)}, quá ${targetMinutes} phút: ${percent(slot.shareOver)}`),
    `Cả ngày: trung bình ${minutes(waits['mean'])}, 9 trong 10 người chờ không quá ${minutes(waits['p90'])}; `
      + `quá ${targetMinutes} phút: ${percent(shareOver)}`,
    isMet ? 'Đạt mục tiêu.' : 'Không đạt mục tiêu: sảnh không đủ quầy.',
  ].join('\n')
}

function timeOf(second: number): string {
  const minute = Math.floor(second / 60)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function rounded(value: number): number {
  return Number(value.toFixed(3))
}
