import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'
import { body } from './shapes.ts'

/** The list of procedures that may be received whatever the territory, as those who keep it see it (KH 1107 II.4.2). */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: String.raw`\S` })

export const Criterion = Type.Union([
  Type.Literal('data-in-register'), Type.Literal('connection-live'), Type.Literal('no-on-site-inspection'),
])
export const ClearanceStage = Type.Union([Type.Literal('pilot'), Type.Literal('province')])
export const ClearanceState = Type.Union([
  Type.Literal('proposed'), Type.Literal('declined'), Type.Literal('approved'), Type.Literal('pilot'),
  Type.Literal('province'), Type.Literal('revoked'),
])
const Decision = body({ number: words(100), day: CivilDay('The day on which it was signed'), issuer: words(200) })

export const ClearancesQuery = body(PageQuery)
export const ProposalBody = body({ procedureId: Id, reason: words(1_000) })
export const CriterionBody = body({
  criterion: Criterion, isMet: Type.Boolean(),
  evidence: Type.String({
    minLength: 1, maxLength: 1_000, pattern: String.raw`\S`,
    description: 'Which register, since when it is connected, what was looked at: what others can check',
  }),
})
export const ApprovalBody = body({ decision: Decision })
export const DeclineBody = body({ reason: words(1_000) })
export const StageBody = body({
  stage: ClearanceStage, from: CivilDay('The first day; today or later'), reason: words(1_000),
  unitIds: Type.Array(Id, { maxItems: 300, uniqueItems: true, description: 'Of a pilot: sections, or whole agencies' }),
})
export const RevocationBody = body({ from: CivilDay('The first day without it'), reason: words(1_000) })
export const ClearanceSaved = body({ id: Id })

const line = {
  id: Id, procedureId: Id, code: nullable(Type.String()), name: Type.String(), state: ClearanceState,
  source: Type.Union([Type.Literal('data'), Type.Literal('desk')]),
  since: nullable(Type.String({ description: 'Of the stage in force, or of the next one' })),
  decision: nullable(Decision),
}
export const ClearanceLine = body(line)
export const ClearanceList = body({
  items: Type.Array(ClearanceLine), next: nullable(Type.String()),
  deeds: body({ canPropose: Type.Boolean() }),
})

const Deed = body({ at: Moment, by: Type.String(), reason: nullable(Type.String()) })
export const ClearanceDetail = body({
  ...line,
  proposed: Deed, approved: nullable(Deed), declined: nullable(Deed),
  revoked: nullable(body({ ...Deed.properties, from: Type.String() })),
  answers: Type.Array(body({
    criterion: Criterion, isMet: Type.Boolean(), evidence: Type.String(), at: Moment, by: Type.String(),
    isNewest: Type.Boolean(),
  })),
  openCriteria: Type.Array(Criterion),
  sections: Type.Array(body({ id: Id, name: Type.String() }), {
    description: 'Where a pilot may be opened, for whoever may open one; else empty',
  }),
  stages: Type.Array(body({
    stage: ClearanceStage, units: Type.Array(Type.String()), from: Type.String(), to: nullable(Type.String()),
    reason: Type.String(), at: Moment, by: Type.String(),
  })),
  deeds: body({
    canAssess: Type.Boolean(), canDecide: Type.Boolean(), canPilot: Type.Boolean(), canOpenProvince: Type.Boolean(),
    canRevoke: Type.Boolean(),
  }),
})

export type ClearanceLine = Static<typeof ClearanceLine>
export type ClearanceDetail = Static<typeof ClearanceDetail>
export type ClearanceList = Static<typeof ClearanceList>
export type Criterion = Static<typeof Criterion>
export type ClearanceState = Static<typeof ClearanceState>
export type ProposalBody = Static<typeof ProposalBody>
export type CriterionBody = Static<typeof CriterionBody>
export type StageBody = Static<typeof StageBody>
