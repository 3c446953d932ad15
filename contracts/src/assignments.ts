import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { body } from './shapes.ts'

/** Who has how much in hand, by which rule work is given, and giving it on. */
const Id = Type.String({ format: 'uuid' })
const Role = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z_]+$' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const GoesBy = Type.Union([Type.Literal('load'), Type.Literal('turn')], {
  description: 'load: the fewest open steps for the share; turn: one after the other',
})
const Share = Type.Integer({ minimum: 10, maximum: 100, description: 'Of a full load, in percent' })

export const Workload = Type.Object({
  units: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(), role: Role, roleName: Type.String(),
    waiting: Type.Integer({ description: 'Open steps that nobody holds' }),
    officers: Type.Array(Type.Object({
      id: Id, fullName: Type.String(), open: Type.Integer(), late: Type.Integer(),
      oldestDueAt: Nullable(Type.String({ format: 'date-time' })),
      awayUntil: Nullable(Type.String({ format: 'date' })), standInName: Nullable(Type.String()),
    })),
  })),
})

export const AssignmentRules = Type.Object({
  rules: Type.Array(Type.Object({
    id: Id, unitId: Id, unitName: Type.String(), role: Role, roleName: Type.String(),
    procedureName: Nullable(Type.String()), prefersLast: Type.Boolean(), goesBy: GoesBy, from: CivilDay(),
    to: Nullable(CivilDay()),
    officers: Type.Array(Type.Object({ fullName: Type.String(), share: Share, procedures: Nullable(Type.Integer()) })),
  })),
  places: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(), role: Role, roleName: Type.String(),
    staff: Type.Array(Type.Object({ id: Id, fullName: Type.String() })),
  }), { description: 'Where the viewer may make a rule' }),
})
export const AssignmentRuleBody = body({
  unitId: Id, role: Role, procedureId: Type.Optional(Id), prefersLast: Type.Boolean(), goesBy: GoesBy, from: CivilDay(),
  to: Type.Optional(CivilDay()),
  officers: Type.Array(body({
    id: Id, share: Share, procedureIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
  }), { maxItems: 200 }),
})
export const RulesKept = Type.Object({ ids: Type.Array(Id) })

export const PreviewQuery = body({
  from: Id, cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })),
})
export const ReassignmentPreview = Type.Object({
  total: Type.Integer({ description: 'Steps held, up to 10,000' }),
  items: Type.Array(Type.Object({
    id: Id, number: Type.String(), stepName: Type.String(), unitName: Type.String(),
    dueAt: Type.String({ format: 'date-time' }),
  })),
  next: Nullable(Type.String()),
})
export const ReassignmentBody = body({
  fromId: Id,
  to: Type.Union([Type.Literal('person'), Type.Literal('rule'), Type.Literal('queue')]),
  toId: Type.Optional(Id),
  dossiers: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true, description: 'Only these' })),
  cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })),
})
export const Reassigned = Type.Object({
  items: Type.Array(Type.Object({
    id: Id, number: Type.String(), toName: Nullable(Type.String()), refusal: Nullable(Type.String()),
    text: Nullable(Type.String()),
  })),
  next: Nullable(Type.String({ description: 'Where another press goes on; null when all is through' })),
})
export type Workload = Static<typeof Workload>
export type AssignmentRules = Static<typeof AssignmentRules>
export type AssignmentRuleBody = Static<typeof AssignmentRuleBody>
export type ReassignmentPreview = Static<typeof ReassignmentPreview>
export type ReassignmentBody = Static<typeof ReassignmentBody>
export type Reassigned = Static<typeof Reassigned>
