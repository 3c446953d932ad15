import type { PlanOverview, PlanPart, PlanTaskDetail, PlanTaskLine } from '@motcua/contracts/plan.ts'
import type { FastifyRequest } from 'fastify'
import type { Day } from '../kernel/civil-day.ts'
import { type Directory, unitInWords, withPast } from '../modules/organisation/public.ts'
import {
  type Deadline, type ListedPlan, type ListedTask, type PlanPart as Part, type Standing, listParts,
} from '../modules/plan/public.ts'
import { unitsOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { planReachOf } from './plan-reach.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionReachOf } from './section-reach.ts'
import { namesOfStaff } from './showing.ts'

/** What is asked of the plan, within reach of whoever asks: a unit is asked for with those whose heir it is. */
export function askedOf(rooms: ApiRooms, request: FastifyRequest, { year, unit }: {
  readonly year?: number | undefined; readonly unit?: string | undefined
}) {
  const { today: day, directory, viewer } = sectionReachOf(rooms, request)
  const one = unit === undefined ? undefined : directory.byPublicId(unit)
  const ofUnits = unit === undefined ? undefined : one ? withPast(directory, [one.id]) : []
  return { asked: { day, year, ofUnits, unitIds: unitsOf(viewer, directory) }, directory }
}

/** A plan with its tasks, for whoever reads it whole. */
export function showPlan(
  { number, title, issuedOn, groups, tasks, counts, unitIds }: ListedPlan, day: Day, directory: Directory,
): PlanOverview {
  const having = new Set(unitIds.map((id) => directory.heirOf(id)?.id))
  return {
    number, title, issuedOn, day, counts, groups: groups.map(({ id, name }) => ({ id, name })),
    tasks: tasks.map(showTaskLine),
    units: directory.units.filter(({ id }) => having.has(id))
      .map(({ id, publicId }) => ({ id: publicId, name: unitInWords(directory, id) })),
  }
}

function showTaskLine({ publicId, content, counts, due }: ListedTask): PlanTaskLine {
  const { key, group, name, responsibleText, deadlineText, deadline, parent } = content
  return {
    id: publicId, key, group, name, responsible: responsibleText, deadline: deadlineText, type: deadline.type, parent,
    due, counts,
  }
}

const PAGE = 50

/** A task with a page of its parts within reach, and what somebody may do with each; undefined if there is none. */
export async function showPlanTask(rooms: ApiRooms, request: FastifyRequest, taskId: string, query: {
  readonly year?: number | undefined; readonly unit?: string | undefined; readonly standing?: Standing | undefined
  readonly cursor?: string | undefined; readonly limit?: number | undefined
}): Promise<PlanTaskDetail | undefined> {
  const { asked, directory } = askedOf(rooms, request, query)
  const { reportsFor, follows } = planReachOf(rooms, request)
  const found = await listParts(rooms.db, taskId, asked)
  if (!found) return undefined
  const { task, parts } = found
  const { content } = task
  const after = readIdCursor(query.cursor) ?? 0n
  const rest = parts.filter(({ id, standing }) => id > after && (query.standing ?? standing) === standing)
  const page = rest.slice(0, query.limit ?? PAGE)
  const names = await namesOfStaff(rooms.db, page.flatMap(({ report }) => report?.byId ?? []))
  const { deadline } = content
  const isAwaited = deadline.type === 'event' && !task.entered
  const last = rest.length > page.length ? page.at(-1) : undefined
  return {
    ...showTaskLine(task), output: content.output, canEnd: content.kind !== 'continuous',
    milestones: deadline.type === 'milestones' ? deadline.milestones.map(({ on, percent }) => ({ on, percent })) : [],
    waitsFor: deadline.type === 'event' ? deadline.event
      : deadline.type === 'external_plan' ? deadline.document : waits(deadline) ? content.deadlineText : null,
    heardOf: deadline.type === 'event' ? deadline.heardOf : null,
    entered: task.entered, mayEnter: waits(deadline) && follows, next: last ? writeIdCursor(last.id) : null,
    parts: page.map((part): PlanPart => ({
      id: part.publicId, unitName: unitInWords(directory, directory.heirOf(part.unitId)?.id ?? part.unitId),
      year: part.year, from: part.span.from, due: part.span.due, standing: part.standing,
      report: showReport(part, names),
      may: [
        ...part.standing !== 'done' && !isAwaited && reportsFor(part.unitId) ? ['report' as const] : [],
        ...isDecidable(part) && follows ? ['confirm' as const] : [],
      ],
    })),
  }
}

/** Whether somebody enters the days of a task, since the plan does not say them. */
function waits({ type }: Deadline): boolean {
  return type === 'event' || type === 'external_plan' || type === 'external_progress'
}

function isDecidable({ report }: Part): boolean {
  return report?.verdict === null && (report.status === 'done' || report.milestone !== null)
}

function showReport({ report }: Part, names: ReadonlyMap<bigint, string>): PlanPart['report'] {
  if (!report) return null
  const { publicId, status, said, document, link, milestone, on, byId, verdict, note } = report
  return { id: publicId, status, said, document, link, milestone, on, by: names.get(byId) ?? '', verdict, note }
}
