import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line, body, orNull } from './shapes.ts'

/** Periodic reports (TT 01/2020/TT-VPCP): how each stands, and what was sent. */
const Period = Type.String({ pattern: '^[0-9]{4}(-Q[1-4]|-H[12])?$', description: 'Such as 2026-Q3, 2026-H1 or 2026' })
const Moment = Type.String({ format: 'date-time' })
const Of = Type.Object({ key: Type.String(), name: Type.String() })
const Count = Type.Integer({ minimum: 0 })
const Key = Type.String({ maxLength: 100, pattern: '^[a-z0-9:._-]+$' })
const State = Type.Enum(['draft', 'submitted', 'consolidated', 'returned', 'locked'])

export const ReportsQuery = Type.Object({ period: Period }, { additionalProperties: false })

export const ListedReport = Type.Object({
  id: orNull(Type.String({ format: 'uuid' })),
  unit: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }),
  above: orNull(Type.String(), 'To whom it goes, by name'),
  state: Type.Union([State, Type.Literal('missing')]),
  dueOn: orNull(CivilDay()), submittedAt: orNull(Moment),
  daysLate: Type.Integer({ minimum: 0, description: 'By the day it was sent, or by today' }),
  isMine: Type.Boolean({ description: 'Whoever asks reports for it' }),
})
export type ListedReport = Static<typeof ListedReport>

export const ReportList = Type.Object({
  period: Period, from: CivilDay(), until: CivilDay(), missing: Count, late: Count, items: Type.Array(ListedReport),
})
export type ReportList = Static<typeof ReportList>

export const ShownReport = Type.Object({
  id: Type.String({ format: 'uuid' }), form: Type.String(), unit: Type.String(), above: orNull(Type.String()),
  period: Period, from: CivilDay(), until: CivilDay(), dueOn: orNull(CivilDay()), state: State,
  submittedAt: orNull(Moment), asOf: orNull(Moment, 'As of when it was counted, by the clock of the machine'),
  daysLate: Count,
  columns: Type.Array(Type.String()),
  lines: Type.Array(Type.Object({
    unit: Of, level: Of, sector: Of, counts: Type.Array(Count), cause: orNull(Type.String()), note: Type.String(),
  })),
  units: Type.Array(Type.Object({ unit: Of, counts: Type.Array(Count) })),
  total: Type.Array(Count),
  broken: Type.Array(Type.String(), { description: 'Checks of the form that do not hold, such as 3=4+5+6' }),
  corrections: Type.Array(Type.Object({
    unit: Of, level: Of, sector: Of, column: Type.Integer({ description: 'As the form numbers them, from 3' }),
    then: Count, now: Count,
  }), { description: 'Numbers that would be others if they were counted now' }),
  causes: Type.Array(Type.Object({
    cause: orNull(Type.String(), 'Null: nobody has said one'), name: orNull(Type.String()), count: Count,
  })),
  steps: Type.Array(Type.Object({ deed: Type.String(), reason: Type.String(), at: Moment })),
  deeds: Type.Array(Type.Enum(['explain', 'submit', 'take', 'return', 'lock']), {
    description: 'What whoever asks may do with it as it stands',
  }),
  causeChoices: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }), {
    description: 'Why something may be late, by the policy report-late-causes today',
  }),
  ownUnit: Type.String({ description: 'Key of the agency that reports: lines of it are explained, others come from below' }),
})
export type ShownReport = Static<typeof ShownReport>

export const ReportFileQuery = Type.Object(
  { format: Type.Enum(['xlsx', 'docx', 'pdf']) }, { additionalProperties: false },
)
export const ReportBody = body({ unitId: Type.String({ format: 'uuid' }), period: Period })
export const LateCauseBody = body({
  level: Key, sector: Key, cause: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }), note: Line(500),
})
export const ReportReasonBody = body({ reason: Line(500) })
export const ReportKept = Type.Object({ id: Type.String({ format: 'uuid' }) })
export type ReportKept = Static<typeof ReportKept>
