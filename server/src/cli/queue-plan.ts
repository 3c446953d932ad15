import { parseArgs } from 'node:util'
import { isDay } from '../kernel/civil-day.ts'
import { dayOf, isWorkingDay, workingDaysBetween } from '../kernel/work-calendar.ts'
import {
  type CounterPlan, type Duty, type Hall, type PlanCounters, type ServiceGroup, type Slot, type Step, groupsOf, hallOf,
  isShortErrand, judgeRoster, listArrivals, listDuties, listServiceTimes, planHall,
} from '../modules/queue/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { refuseDeed } from './refuse.ts'
import { randomOf } from './seed/random.ts'

export const QUEUE_PLAN_HELP = `motcua queue plan UNIT --from DAY --to DAY [--target-minutes 15] [--roster DAY] [--json] [--data FOLDER]

How many counters does a section need, half hour by half hour, for nine of ten visitors to wait no longer than the
target? From who came and how long they were served from DAY to DAY, played through on two hundred days of chance, and
the fewest: it is tried that one counter less in any half hour misses the target. Services that share no counter with
others are planned by themselves; the counters of one group are taken to serve all of it. Its quick counters call
short errands first (quickMinutes of the hall) and open after its others; by a roster those open that are on duty.

  UNIT                 id of the section: that of its agency in organisation.yaml and :one-stop
  --target-minutes N   what nine of ten shall not wait longer than; 15 unless said, stricter than the mean that the plan asks
  --roster DAY         besides, how long people would wait with the counters of the roster of that day, breaks and all
  --json               {"unit", "from", "to", "days", "turns", "targetMinutes", "slots",  "waits", "shareOver", "isMet", "isFewest"};
                       of several groups "groups", with --roster "roster"

Exit 0 = planned, also where too few counters are there to meet the target; 1 = refused; 2 = wrong use.`

/** The words after `queue plan`. */
export interface QueuePlanUse {
  readonly unit: string
  readonly from: string
  readonly to: string
  readonly targetMinutes: number
  /** The day whose roster is judged. */
  readonly roster: string | undefined
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
  const options = { from: text, to: text, 'target-minutes': text, roster: text, json: { type: 'boolean' }, data: text } as const
  try {
    const { values, positionals: [deed, unit, ...more] } =
      parseArgs({ args: [...args], options, allowPositionals: true })
    const { from = '', to = '', 'target-minutes': minutes = '15', roster } = values
    if (deed !== 'plan' || unit === undefined || more.length > 0) return 'Cần: motcua queue plan UNIT --from DAY --to DAY'
    if (!isDay(from) || !isDay(to) || to < from) return '--from và --to phải là hai ngày có thật, như 2021-06-25, ngày đầu trước'
    if (roster !== undefined && !isDay(roster)) return '--roster phải là một ngày có thật, như 2021-06-25'
    const targetMinutes = Number(minutes)
    if (!(targetMinutes >= 1 && targetMinutes <= LONGEST_TARGET)) return '--target-minutes phải là số phút, từ 1 đến 480'
    return { unit, from, to, targetMinutes, roster, isJson: values.json ?? false, data: values.data }
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
    return refuseDeed(io, use.isJson, 'unit-unknown', `${use.unit} không phải Bộ phận Một cửa có sảnh đang hoạt động`)
  }
  const { calendar } = directory.calendarOf(unit.id)
  const before = isWorkingDay(use.from, calendar)
  const after = workingDaysBetween(use.from, use.to, calendar)
  if (!before.ok || !after.ok) {
    return refuseDeed(io, use.isJson, 'calendar-missing', 'lịch làm việc không có những ngày này')
  }
  const days = after.value + Number(before.value)
  const [arrivals, services] = await Promise.all([
    listArrivals(db, unit.id, use, MOST_ROWS), listServiceTimes(db, unit.id, use, MOST_ROWS),
  ])
  if (days === 0 || arrivals.length === 0 || services.length === 0) {
    return refuseDeed(io, use.isJson, 'no-history', `từ ${use.from} đến ${use.to} không có lượt nào được phục vụ ở ${unit.name}`)
  }
  const random = randomOf('queue plan', use.unit, use.from, use.to)
  const groups = groupsOf(hall).flatMap((group): (PlanCounters & { readonly group: typeof group })[] => {
    const [came, took] = [
      arrivals.filter(({ service }) => group.services.includes(service)),
      services.filter(({ service }) => group.services.includes(service)),
    ]
    return came.length === 0 || took.length === 0 ? [] : [{
      group, slots: slotsOf(calendar.shifts, came.map(({ second }) => second), days),
      services: took.map(({ seconds }) => seconds), quick: quickOf(hall, group, took), targetMinutes: use.targetMinutes,
      mostCounters: group.counters.length, days: PLAYED_DAYS, random: random.next,
    }]
  })
  if (groups.length === 0) {
    return refuseDeed(io, use.isJson, 'no-history', `các việc của những ngày đó không còn trong sảnh của ${unit.name}`)
  }
  const plan = planHall(groups)
  const duties = use.roster === undefined ? []
    : await listDuties(db, { unitId: unit.id, from: use.roster, to: use.roster })
  const rosters = use.roster === undefined ? []
    : groups.map((group) => judgeRoster(group, openBy(duties, group.group.counters, quickAmong(hall, group.group))))
  const shown: Shown = {
    unit: use.unit, from: use.from, to: use.to, days, turns: arrivals.length, targetMinutes: use.targetMinutes,
    ...shownPlan(plan.whole), isFewest: plan.whole.isFewest,
    ...groups.length > 1 && { groups: groups.map(({ group: { services: codes } }, nth) => (
      { services: codes, ...shownPlan(plan.groups[nth] ?? plan.whole) })) },
    ...use.roster !== undefined && { roster: {
      day: use.roster, groups: groups.map(({ group: { services: codes } }, nth) => (
        { services: codes, ...shownPlan(rosters[nth] ?? plan.whole) })),
    } },
  }
  io.stdout(use.isJson ? JSON.stringify(shown) : inWords(shown, unit.name))
  return 0
}

interface ShownPlan {
  readonly slots: readonly { readonly from: string; readonly to: string; readonly arrivals: number;
    readonly counters: number; readonly meanWaitSeconds: number; readonly shareOver: number }[]
  readonly waits: Readonly<Record<string, number>>
  readonly shareOver: number
  readonly isMet: boolean
}

interface Shown extends ShownPlan {
  readonly unit: string
  readonly from: string
  readonly to: string
  readonly days: number
  readonly turns: number
  readonly targetMinutes: number
  readonly isFewest: boolean
  readonly groups?: readonly (ShownPlan & { readonly services: readonly string[] })[]
  readonly roster?: {
    readonly day: string; readonly groups: readonly (ShownPlan & { readonly services: readonly string[] })[]
  }
}

/** Seconds that nobody waits to the end of (no counter opens any more) are -1. */
function shownPlan({ slots, waits, shareOver, isMet }: CounterPlan): ShownPlan {
  const seconds = (value: number) => Number.isFinite(value) ? Math.round(value) : -1
  return {
    slots: slots.map(({ from, to, arrivals: expected, early = 0, counters, meanWait, shareOver: over }) => ({
      from: timeOf(from), to: timeOf(to), arrivals: rounded(expected + early), counters,
      meanWaitSeconds: seconds(meanWait), shareOver: rounded(over),
    })),
    waits: Object.fromEntries(Object.entries(waits).map(([name, value]) => [name, seconds(value)])),
    shareOver: rounded(shareOver), isMet,
  }
}

/** How many of these counters are on duty by a roster, from each moment at which that changes; seconds of the day. */
function openBy(duties: readonly Duty[], counters: readonly number[], quick: readonly number[]): Step[] {
  const own = duties.filter(({ counter }) => counter !== null && counters.includes(counter))
  const moments = [...new Set([0, ...own.flatMap(({ begins, ends }) => [begins, ends])])].sort((a, b) => a - b)
  return moments.map((minute) => {
    const open = own.flatMap(({ begins, ends, counter }) => begins <= minute && minute < ends ? counter ?? [] : [])
    return { from: minute * 60, open: open.length, quick: open.filter((one) => quick.includes(one)).length }
  })
}

/** Quick counters of a group, as far as they call anything first: alone, or without the rule, they call by rank. */
function quickAmong({ counters, quickMinutes }: Hall, group: ServiceGroup): number[] {
  const own = counters.filter(({ number }) => group.counters.includes(number))
  const quick = own.filter(({ isQuick }) => isQuick).map(({ number }) => number)
  return quickMinutes === undefined || quick.length === own.length ? [] : quick
}

/** The same as `planCounters` asks for it, with the errands that were measured. */
function quickOf(hall: Hall, group: ServiceGroup, took: readonly { readonly service: string }[]): PlanCounters['quick'] {
  const { length: counters } = quickAmong(hall, group)
  return counters === 0 ? undefined : { counters, isShort: took.map(({ service }) => isShortErrand(hall, service)) }
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

function inWords(shown: Shown, name: string): string {
  const { from, to, days, turns, targetMinutes, groups = [], roster, isFewest } = shown
  return [
    `${name}: ${turns} lượt trong ${days} ngày làm việc, từ ${from} đến ${to}`,
    ...linesOf(shown, targetMinutes),
    ...groups.flatMap((group) => [`Riêng ${group.services.join(', ')}:`, ...linesOf(group, targetMinutes)]),
    ...roster === undefined ? [] : roster.groups.flatMap((group) => [
      `Theo lịch trực ngày ${roster.day}, ${group.services.join(', ')}: `
        + (group.isMet ? 'đạt mục tiêu' : 'không đạt mục tiêu'), ...linesOf(group, targetMinutes)]),
    ...isFewest ? ['Bớt một quầy ở bất kỳ nửa giờ nào là không đạt.'] : [],
    shown.isMet ? 'Đạt mục tiêu.' : 'Không đạt mục tiêu: sảnh không đủ quầy.',
  ].join('\n')
}

function linesOf({ slots, waits, shareOver }: ShownPlan, targetMinutes: number): string[] {
  const minutes = (seconds = 0) => seconds < 0 ? 'đến hết ngày' : `${(seconds / 60).toFixed(1).replace('.', ',')} phút`
  const percent = (share: number) => `${(share * 100).toFixed(1).replace('.', ',')} %`
  return [
    ...slots.map((slot) => `${slot.from}-${slot.to}  ${String(slot.arrivals).padStart(6)} lượt  ${slot.counters} quầy  `
      + `chờ trung bình ${minutes(slot.meanWaitSeconds)}, quá ${targetMinutes} phút: ${percent(slot.shareOver)}`),
    `Cả ngày: trung bình ${minutes(waits['mean'])}, 9 trong 10 người chờ không quá ${minutes(waits['p90'])}; `
      + `quá ${targetMinutes} phút: ${percent(shareOver)}`,
  ]
}

function timeOf(second: number): string {
  const minute = Math.floor(second / 60)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function rounded(value: number): number {
  return Number(value.toFixed(3))
}
