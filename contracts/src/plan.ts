import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'
import { Line, body, orNull } from './shapes.ts'

/** A plan of the province, who has which part of it, and how it stands (KH 1107). */
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })
const Lines = (minLength: number, maxLength: number) =>
  Type.String({ minLength, maxLength, pattern: String.raw`^[^<>\x00-\x09\x0b-\x1f\x7f-\x9f]*$` })
export const PlanStanding = Type.Enum(['not-begun', 'going-on', 'done', 'overdue'])
export type PlanStanding = Static<typeof PlanStanding>
const Counts = Type.Object({ 'not-begun': Count, 'going-on': Count, 'done': Count, 'overdue': Count })
const Year = Type.Integer({ minimum: 2000, maximum: 2099 })
const Entered = Type.Object({
  startsOn: orNull(CivilDay('On which the event took place')), dueOn: orNull(CivilDay()), basis: Type.String(),
})

export const PlanTaskLine = Type.Object({
  id: Id, key: Type.String({ description: 'As the plan numbers it' }), group: Type.String(), name: Type.String(),
  responsible: Type.String({ description: 'Who leads and who helps, in the words of the plan' }),
  deadline: Type.String({ description: 'Until when, in the words of the plan' }),
  type: Type.Enum([
    'ongoing', 'quarter', 'year', 'period', 'annual', 'start_only', 'milestones', 'event', 'external_plan',
    'external_progress',
  ]),
  parent: orNull(Type.String(), 'The task of which it is a part'),
  due: orNull(CivilDay(), 'The last day of the whole task; null where there is none, or none yet'),
  counts: Counts,
})
export type PlanTaskLine = Static<typeof PlanTaskLine>

/** Counts are of the parts within reach. */
export const PlanOverview = Type.Object({
  number: Type.String(), title: Type.String(), issuedOn: CivilDay(), day: CivilDay('Of which it is told'), counts: Counts,
  groups: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })), tasks: Type.Array(PlanTaskLine),
  units: Type.Array(Type.Object({ id: Id, name: Type.String() }), { description: 'Who has a part within reach' }),
})
export type PlanOverview = Static<typeof PlanOverview>
/** Of which year, and of which agency with those whose heir it is. */
const ASKED = { year: Type.Optional(Year), unit: Type.Optional(Id) }
export const PlanQuery = Type.Object(ASKED, { additionalProperties: false })

export const PlanPart = Type.Object({
  id: Id, unitName: Type.String(), year: orNull(Year), from: orNull(CivilDay()), due: orNull(CivilDay()),
  standing: PlanStanding,
  report: orNull(Type.Object({
    id: Id, status: Type.Enum(['going-on', 'done']), said: Type.String(), document: orNull(Type.String()),
    link: orNull(Type.String()), milestone: orNull(CivilDay()), on: CivilDay(), by: Type.String(),
    verdict: orNull(Type.Enum(['confirmed', 'sent-back'])), note: orNull(Type.String()),
  }), 'The newest'),
  may: Type.Array(Type.Enum(['report', 'confirm'])),
})
export type PlanPart = Static<typeof PlanPart>

export const PlanTaskDetail = Type.Object({
  ...PlanTaskLine.properties, output: orNull(Type.String()), canEnd: Type.Boolean(),
  milestones: Type.Array(Type.Object({ on: CivilDay(), percent: Count })),
  waitsFor: orNull(Type.String(), 'The event, or the other paper'),
  heardOf: orNull(Type.Object({ what: Type.String(), on: CivilDay() }), 'What the file says of the event, unconfirmed'),
  entered: orNull(Entered), mayEnter: Type.Boolean(),
  parts: Type.Array(PlanPart), next: orNull(Type.String()),
})
export type PlanTaskDetail = Static<typeof PlanTaskDetail>
export const PlanTaskQuery = Type.Object({
  ...PageQuery, ...ASKED, standing: Type.Optional(PlanStanding),
}, { additionalProperties: false })

export const PlanReportBody = body({
  status: Type.Enum(['going-on', 'done']), said: Lines(1, 4_000), document: Type.Optional(Line(200)),
  link: Type.Optional(Type.String({ maxLength: 500, pattern: String.raw`^https?://[^\s<>"\x00-\x1f\x7f-\x9f]+$` })),
  milestone: Type.Optional(CivilDay()),
})
export type PlanReportBody = Static<typeof PlanReportBody>
export const PlanDecisionBody = body({
  reportId: Id, verdict: Type.Enum(['confirmed', 'sent-back']), note: Lines(0, 1_000),
})
export type PlanDecisionBody = Static<typeof PlanDecisionBody>
export const PlanDateBody = body({
  startsOn: Type.Optional(CivilDay()), dueOn: Type.Optional(CivilDay()), basis: Line(300),
})
export type PlanDateBody = Static<typeof PlanDateBody>
export const PlanKept = Type.Object({ id: Id })
export const PlanDateKept = Type.Object({ tasks: Count })
