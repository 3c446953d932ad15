import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { body, orNull } from './shapes.ts'

/** What officers and units did in a quarter or year, what they contest of it, and what was closed. */
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })
const Moment = Type.String({ format: 'date-time' })
const Code = Type.String({ pattern: '^20[0-9]{2}(-Q[1-4])?$', description: 'Such as 2026-Q3, or 2026' })
const Hours = Type.Number({ minimum: 0, description: 'Accounting hours, 8 a working day' })
const Part = Type.Number({ minimum: 0, maximum: 1 })
const Lines = (minLength: number, maxLength: number) =>
  Type.String({ minLength, maxLength, pattern: String.raw`^[^<>\x00-\x09\x0b-\x1f\x7f-\x9f]*$` })

const share = {
  numerator: Count, denominator: Count, share: orNull(Part),
  low: orNull(Part, 'Between these the share lies (Wilson, 95 of 100)'), high: orNull(Part),
}
export const EvaluationJudged = Type.Object({
  ...share, expected: orNull(Part, 'What the same cases usually have, each by its procedure and step'),
  isEnough: Type.Boolean({ description: 'Whether there are as many as are needed to compare' }),
  comparison: orNull(Type.Enum(['above', 'usual', 'below']), 'Null where there are too few'),
})
export type EvaluationJudged = Static<typeof EvaluationJudged>

const Sheet = Type.Object({
  steps: Count, usualHours: Hours, withoutHours: Count, timeliness: EvaluationJudged, returned: EvaluationJudged,
})
export type EvaluationSheet = Static<typeof Sheet>

export const EvaluationPeriod = Type.Object({
  code: Code, from: CivilDay(), until: CivilDay(), contestUntil: CivilDay(), decideUntil: CivilDay(),
  closedAt: orNull(Moment), leastSteps: Count,
})
export type EvaluationPeriod = Static<typeof EvaluationPeriod>

export const EvaluationPoint = Type.Enum(['timeliness', 'return', 'step'])
export type EvaluationPoint = Static<typeof EvaluationPoint>
const Verdict = Type.Enum(['granted', 'upheld', 'silent'])

export const EvaluationContest = Type.Object({
  id: Id, point: EvaluationPoint, reason: Type.String(), at: Moment, verdict: orNull(Verdict),
  answer: orNull(Type.String()),
})
export type EvaluationContest = Static<typeof EvaluationContest>

/** An input: a step that was finished. */
export const EvaluationStep = Type.Object({
  id: orNull(Id, 'By which it is contested; null of a closed period'), dossierId: orNull(Id), dossierNumber: Type.String(),
  procedureName: Type.String(), name: Type.String(),
  givenAt: orNull(Moment, 'Since when it was the officer’s; null where it was in the queue of the unit'), doneAt: Moment,
  limitHours: Hours, ownHours: orNull(Hours, 'Waits for others are taken out'),
  isInTime: orNull(Type.Boolean(), 'Null where no time is judged'), isReturned: Type.Boolean(),
  returnedAt: orNull(Moment), returnedWhy: orNull(Type.String()),
  granted: Type.Array(EvaluationPoint), contests: Type.Array(EvaluationContest), may: Type.Array(EvaluationPoint),
})
export type EvaluationStep = Static<typeof EvaluationStep>

/** The sheet of somebody at a unit; of an open period as it would be now. */
export const EvaluationOfOfficer = Type.Object({
  id: orNull(Id, 'Of a closed period'), unitId: Id, unitName: Type.String(), sheet: Sheet,
  rank: orNull(Count, 'Among those of the unit that have a place'), ranked: Count,
  satisfaction: orNull(Type.Object({ ...share, surveys: Count }), 'Of the section, not of the officer'),
  steps: Type.Array(EvaluationStep), left: Type.Boolean({ description: 'There are more steps than are shown' }),
  corrections: Type.Array(Type.Object({
    dossierNumber: Type.String(), name: Type.String(), what: Type.Enum(['gone', 'added', 'returned', 'hours']),
  }), { description: 'What was learnt after the period was closed; the sheet stays' }),
})
export type EvaluationOfOfficer = Static<typeof EvaluationOfOfficer>

/** Which periods there are to look at, and the one that is shown. */
const shown = {
  period: EvaluationPeriod, periods: Type.Array(Code),
  countedAt: orNull(Moment, 'When it was last counted how such steps are usually done; null: compared with nothing yet'),
}
export const OwnEvaluation = Type.Object({
  ...shown, officerName: Type.String(), sheets: Type.Array(EvaluationOfOfficer),
})
export type OwnEvaluation = Static<typeof OwnEvaluation>

export const UnitEvaluations = Type.Object({
  ...shown,
  units: Type.Array(Type.Object({
    id: orNull(Id, 'Of the sheet, once it is closed'), unitName: Type.String(), sheet: Sheet, officers: Count,
    satisfaction: orNull(Type.Object({ ...share, surveys: Count })),
    sheets: Type.Array(Type.Object({
      id: orNull(Id), officerId: Id, officerName: Type.String(), sheet: Sheet, rank: orNull(Count), ranked: Count,
    })),
  })),
  contests: Type.Array(Type.Object({
    ...EvaluationContest.properties, officerName: Type.String(), officerId: Id, unitName: Type.String(),
    dossierNumber: Type.String(), stepName: Type.String(),
    mayDecide: Type.Boolean({ description: 'Nobody decided yet, the days are not over, and it is not one’s own' }),
  })),
})
export type UnitEvaluations = Static<typeof UnitEvaluations>

export const EvaluationQuery = Type.Object({ period: Type.Optional(Code) }, { additionalProperties: false })

export const ContestBody = body({ point: EvaluationPoint, reason: Lines(1, 1_000) })
export type ContestBody = Static<typeof ContestBody>
export const ContestDecisionBody = body({ verdict: Type.Enum(['granted', 'upheld']), reason: Lines(1, 1_000) })
export type ContestDecisionBody = Static<typeof ContestDecisionBody>
export const EvaluationKept = Type.Object({ id: Id })

export const EvaluationPeriods = Type.Object({
  items: Type.Array(Type.Object({
    ...EvaluationPeriod.properties, mayClose: Type.Boolean({ description: 'The days for deciding are over' }),
  })),
})
export type EvaluationPeriods = Static<typeof EvaluationPeriods>
export const ClosingBody = body({ period: Code })
export type ClosingBody = Static<typeof ClosingBody>
export const PeriodClosed = Type.Object({ steps: Count, officers: Count, units: Count, silent: Count })
export type PeriodClosed = Static<typeof PeriodClosed>
