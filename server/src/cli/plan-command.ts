import { parseArgs } from 'node:util'
import { dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import { type DirectorySource, withPast } from '../modules/organisation/public.ts'
import { type StandingCounts, STANDINGS, importPlan, listPlan } from '../modules/plan/public.ts'
import type { Backing } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { asProgram } from './import.ts'
import { readPlanFile } from './read-plan-file.ts'
import { refuseDeed } from './refuse.ts'

export const PLAN_HELP = `motcua plan import FILE [--json] [--data FOLDER]
motcua plan status [--unit UNIT] [--year Y] [--json] [--data FOLDER]

import: takes in a plan of the province, or what has changed of one; each agency that leads a task today gets its part,
of each year where the task is yearly. The same again changes nothing. What is open stays open: it holds reports.
status: how many parts of each task have not begun, go on, are done (confirmed), are overdue, at the end of today; of
the newest plan.

  --unit UNIT  id of an agency in organisation.yaml: its parts, with those of agencies whose heir it is; unless said, all
  --year Y     only parts of that year
  --json       import: {"plan", "tasks": {"added", "changed", "unchanged"}, "parts": {"opened", "kept"}, "gone"}
               status: {"plan", "issuedOn", "day", "counts": COUNTS,
                 "tasks": [{"key", "name", "responsible", "deadline", "due": day | null, "counts": COUNTS}]}

COUNTS is {"not-begun", "going-on", "done", "overdue"}. "gone": tasks that are followed and stand in FILE no more.

Exit 0 = done; 1 = refused, {"error": {"code", "text"}}: plan-unreadable, plan-unsound, plan-lead-unknown, plan-none,
unit-unknown; 2 = wrong use.`

const USE = 'Cần: motcua plan import FILE, hoặc motcua plan status [--unit UNIT] [--year NĂM]'

/** The words after `plan`. */
export interface PlanUse {
  readonly deed: 'import' | 'status'
  readonly file: string
  readonly unit: string | undefined
  readonly year: number | undefined
  readonly isJson: boolean
  readonly data: string | undefined
}

/** Reads the words, or answers what is wrong with them. */
export function readPlanUse(args: readonly string[]): PlanUse | string {
  const options = {
    unit: { type: 'string' }, year: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { unit, year, json: isJson = false, data } = values
    const [deed, file = '', ...more] = positionals
    const isSaid = unit !== undefined || year !== undefined
    if (deed === 'import' && file !== '' && more.length === 0 && !isSaid)
      return { deed, file, unit, year: undefined, isJson, data }
    if (deed !== 'status' || file !== '' || year !== undefined && !/^20\d\d$/.test(year)) return USE
    return { deed, file, unit, year: year === undefined ? undefined : Number(year), isJson, data }
  } catch (error) {
    return explainUse(error)
  }
}

export interface PlanRooms extends Backing { readonly directory: DirectorySource }
type Io = Pick<CommandIo, 'stdout' | 'stderr'>

/** `motcua plan`. */
export function runPlan(use: PlanUse, io: Io, rooms: PlanRooms): Promise<ExitCode> {
  return use.deed === 'import' ? takeIn(use, io, rooms) : tell(use, io, rooms)
}

async function takeIn({ file, isJson }: PlanUse, io: Io, rooms: PlanRooms): Promise<ExitCode> {
  const read = readPlanFile(file)
  if (!read.ok) return refuseDeed(io, isJson, read.refusal.code, read.refusal.problems.join('\n'))
  const today = rooms.directory.on(dayOf(rooms.clock.now()))
  const plan = read.value
  const taken = await asProgram(rooms, plan.document, async (ctx) => ok(await importPlan(ctx, plan, today)))
  if (!taken.ok) {
    const { code, leads } = taken.refusal
    return refuseDeed(io, isJson, code, `hôm nay không có cơ quan chủ trì: ${leads.join(', ')}`)
  }
  const { tasks, instances, gone } = taken.value
  io.stdout(isJson ? JSON.stringify({ plan: plan.document, tasks, parts: instances, gone }) : [
    `Đã nhập ${plan.document}`,
    `  nhiệm vụ: thêm ${tasks.added}, đổi ${tasks.changed}, giữ nguyên ${tasks.unchanged}`,
    `  phần việc của các cơ quan: mở ${instances.opened}, đã có ${instances.kept}`,
    ...gone.map((key) => `  ! ${key} không còn trong tệp; vẫn theo dõi`),
  ].join('\n'))
  return 0
}

async function tell({ unit, year, isJson }: PlanUse, io: Io, { db, clock, directory }: PlanRooms): Promise<ExitCode> {
  const day = dayOf(clock.now())
  const now = directory.on(day)
  const asked = unit === undefined ? undefined : now.find(unit)
  if (unit !== undefined && !asked)
    return refuseDeed(io, isJson, 'unit-unknown', `không có đơn vị ${unit} vào ngày ${day}`)
  const plan = await listPlan(db, { day, year, unitIds: asked && withPast(now, [asked.id]) })
  if (!plan) return refuseDeed(io, isJson, 'plan-none', 'chưa có kế hoạch nào; nhập bằng motcua plan import FILE')
  const tasks = asked
    ? plan.tasks.filter(({ counts }) => STANDINGS.some((standing) => counts[standing] > 0)) : plan.tasks
  io.stdout(isJson
    ? JSON.stringify({
      plan: plan.number, issuedOn: plan.issuedOn, day, counts: plan.counts,
      tasks: tasks.map(({ content: { key, name, responsibleText, deadlineText }, due, counts }) =>
        ({ key, name, responsible: responsibleText, deadline: deadlineText, due, counts })),
    })
    : [
      `${plan.number}, đến hết ngày ${day}: ${inWords(plan.counts)}`,
      ...tasks.map(({ content: { key, name, deadlineText }, counts }) =>
        `  ${key} ${name} (${deadlineText}): ${inWords(counts)}`),
    ].join('\n'))
  return 0
}

function inWords(counts: StandingCounts): string {
  return `chưa bắt đầu ${counts['not-begun']}, đang thực hiện ${counts['going-on']}, hoàn thành ${counts.done}, `
    + `quá hạn ${counts.overdue}`
}
