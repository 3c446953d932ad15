import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { body } from './shapes.ts'

/** What an agency has the public post do for it at a counter, and what the post has in hand of that. */
const Id = Type.String({ format: 'uuid' })
const Day = Type.String({ format: 'date' })
const GivenDay = CivilDay('A day of the calendar')
const Moment = Type.String({ format: 'date-time' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Price = Type.Integer({ minimum: 0, maximum: 100_000_000, description: 'VND a deed, whole' })

export const DELEGATED_TASKS = ['guide', 'receive', 'digitise', 'return'] as const
export const DELEGATION_STATES = ['coming', 'standing', 'over', 'revoked'] as const

const Named = Type.Object({ id: Id, name: Type.String() })

export const Delegation = Type.Object({
  id: Id, state: Type.Enum([...DELEGATION_STATES]), agencyName: Type.String(), sectionName: Type.String(),
  postName: Type.String(), decision: Type.String(), validFrom: Day, validTo: Day,
  tasks: Type.Array(Type.Object({ task: Type.Enum([...DELEGATED_TASKS]), price: Price })),
  procedures: Type.Array(Named), revokedAt: Nullable(Moment), revokedWhy: Nullable(Type.String()),
})
export const DelegationPage = Type.Object({ items: Type.Array(Delegation), next: Nullable(Type.String()) })

/** What a new one is made of: the own agencies with what their sections receive, and the units of the post. */
export const DelegationChoices = Type.Object({
  agencies: Type.Array(Type.Object({ ...Named.properties, procedures: Type.Array(Type.Object({
    ...Named.properties, isByPost: Type.Boolean({ description: 'Handed in by post: the post may receive it' }),
  })) })),
  postUnits: Type.Array(Named), today: Day,
})

export const DelegationBody = body({
  agencyId: Id, postUnitId: Id, procedureIds: Type.Array(Id, { minItems: 1, maxItems: 2_000, uniqueItems: true }),
  prices: body({
    guide: Type.Optional(Price), receive: Type.Optional(Price), digitise: Type.Optional(Price),
    return: Type.Optional(Price),
  }),
  decision: Type.String({ minLength: 1, maxLength: 100 }), validFrom: GivenDay, validTo: GivenDay,
})
export const RevocationBody = body({ why: Type.String({ minLength: 1, maxLength: 300 }) })
export const DelegationChanged = Type.Object({ id: Id })

/** What somebody of the post may do for whom. */
export const DelegatedDesk = Type.Object({ delegations: Type.Array(Delegation) })
/** Dossiers that the post received and has not handed on, the longest first. */
export const InHandPage = Type.Object({
  items: Type.Array(Type.Object({
    dossierId: Id, number: Type.String(), procedureName: Type.String(), agencyName: Type.String(), receivedAt: Moment,
  })),
  next: Nullable(Type.String()),
  openAtOnce: Type.Integer({ minimum: 1, description: 'So many of one delegation can be opened, the longest in hand' }),
  isOver: Type.Boolean({ description: 'Of a delegation more are in hand than can be opened' }),
})
export const GuidanceBody = body({
  delegationId: Id, procedureId: Id,
  number: Type.Integer({ minimum: 1, maximum: 999_999, description: 'Of the ticket that was drawn today' }),
})
/** Results that lie at the section and that the post may give out there, the longest first. */
export const DelegatedResults = Type.Object({
  items: Type.Array(Type.Object({
    dossierId: Id, version: Type.Integer(), number: Type.String(), name: Type.String(), procedureName: Type.String(),
    sectionName: Type.String(), since: Moment,
  })),
  next: Nullable(Type.String()),
})
export const Done = Type.Object({ id: Id })
export const DelegationQuery = body({
  cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })),
})

export type DelegatedTask = typeof DELEGATED_TASKS[number]
export type Delegation = Static<typeof Delegation>
export type DelegationPage = Static<typeof DelegationPage>
export type DelegationChoices = Static<typeof DelegationChoices>
export type DelegationBody = Static<typeof DelegationBody>
export type InHandPage = Static<typeof InHandPage>
export type DelegatedDesk = Static<typeof DelegatedDesk>
export type DelegatedResults = Static<typeof DelegatedResults>
export type GuidanceBody = Static<typeof GuidanceBody>
