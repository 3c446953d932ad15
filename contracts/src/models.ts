import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'
import { Line, body, orNull } from './shapes.ts'

/** Proposals of how one-stop sections are to work: submitted, decided, piloted, held against others (KH 1107 II.6). */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Count = Type.Integer({ minimum: 0 })
const Note = Type.String({ maxLength: 1_000, pattern: String.raw`^[^<>\x00-\x09\x0b-\x1f\x7f-\x9f]*$` })
const State = Type.Enum(['submitted', 'withdrawn', 'declined', 'approved', 'piloting', 'rolled-out', 'stopped'])
const Task = Type.Enum(['guide', 'receive', 'digitise', 'return'])
const By = Type.Enum(['agency', 'post'])
const Named = Type.Object({ id: Id, name: Type.String() })

/** For whom one may propose, where it may be piloted, and for which procedures somebody may take over tasks. */
export const ModelDesk = Type.Object({
  proposers: Type.Array(Type.Object({ id: Id, name: Type.String(), sections: Type.Array(Named) })),
  procedures: Type.Array(Named),
})
export type ModelDesk = Static<typeof ModelDesk>

export const ModelLine = Type.Object({
  id: Id, title: Type.String(), proposerName: Type.String(), state: State, submittedAt: Moment,
  decisionNumber: orNull(Type.String()), decidedOn: orNull(CivilDay()), pilotFrom: orNull(CivilDay()),
  pilotUntil: orNull(CivilDay('The last planned day')), pilotEndedOn: orNull(CivilDay('The last day, once it is over')),
})
export type ModelLine = Static<typeof ModelLine>
export const ModelPage = Type.Object({ items: Type.Array(ModelLine), next: orNull(Type.String()) })
export type ModelPage = Static<typeof ModelPage>
export const ModelQuery = Type.Object(PageQuery, { additionalProperties: false })

const Days = Type.Object({ from: CivilDay(), until: CivilDay() })
/** Of a set of sections in a span of days; null where nothing was measured, never a guess. */
export const ModelFigures = Type.Object({
  wait: orNull(Count, 'Mean seconds from the number to the first call'), called: Count,
  received: Count, share: orNull(Type.Number({ minimum: 0 }), 'Received by what the target asks for; null without a roster'),
  due: Count, late: Count, lateShare: orNull(Type.Number({ minimum: 0, maximum: 1 })),
  surveys: Count,
  satisfaction: orNull(Type.Number({ minimum: 0, maximum: 1 }), 'Answers of 4 or 5 among all that surveys gave; null of too few'),
})
export type ModelFigures = Static<typeof ModelFigures>
const Side = Type.Object({ sections: Count, before: ModelFigures, during: ModelFigures })
export const ModelEvaluation = Type.Object({
  before: Days, during: Days, pilots: Side,
  others: Type.Object(Side.properties, { description: 'Sections of the same level and area without any pilot then' }),
})
export type ModelEvaluation = Static<typeof ModelEvaluation>

export const ModelDetail = Type.Object({
  ...ModelLine.properties, summary: Type.String(), sections: Type.Array(Named),
  tasks: Type.Array(Type.Object({ procedureId: Id, procedureName: Type.String(), task: Task, by: By })),
  deeds: Type.Array(Type.Object({ state: State, note: Type.String(), at: Moment, by: Type.String() })),
  may: Type.Array(Type.Enum(['withdraw', 'decline', 'approve', 'pilot', 'roll-out', 'stop'])),
  evaluation: orNull(ModelEvaluation, 'Null before the pilot begins'),
})
export type ModelDetail = Static<typeof ModelDetail>

export const ModelBody = body({
  proposerId: Id, title: Line(200),
  summary: Type.String({ minLength: 1, maxLength: 4_000, pattern: String.raw`^[^<>\x00-\x09\x0b-\x1f\x7f-\x9f]*$` }),
  sections: Type.Array(Id, { minItems: 1, maxItems: 200 }),
  tasks: Type.Array(body({ procedureId: Id, task: Task, by: By }), { maxItems: 400 }),
})
export type ModelBody = Static<typeof ModelBody>
export const ModelWithdrawalBody = body({ note: Note })
export type ModelWithdrawalBody = Static<typeof ModelWithdrawalBody>
export const ModelStepBody = body({
  deed: Type.Enum(['decline', 'approve', 'pilot', 'roll-out', 'stop']), note: Note,
  decision: Type.Optional(body({ number: Line(60), on: CivilDay() })),
  pilot: Type.Optional(body({ from: CivilDay(), until: CivilDay() })),
})
export type ModelStepBody = Static<typeof ModelStepBody>
export const ModelKept = Type.Object({ id: Id })
