import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { body } from './shapes.ts'

/** Who is away, and who does whose work meanwhile. */
const Id = Type.String({ format: 'uuid' })
const Day = CivilDay()
const Role = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z_]+$' })
const OfWhom = Type.Optional(Type.String({ format: 'uuid', description: 'Of somebody within reach; left out, one’s own' }))

export const WorkPlace = Type.Object({ role: Role, roleName: Type.String(), unitId: Id, unitName: Type.String() })

export const StandIn = Type.Object({
  id: Id, ...WorkPlace.properties,
  absentName: Type.String(), standInName: Type.String(), from: Day,
  to: Type.String({ format: 'date', description: 'The last day' }), isInForce: Type.Boolean(),
})

export const DaysOfStaff = Type.Object({
  id: Id, fullName: Type.String(), position: Type.String(), unitName: Type.String(), isAway: Type.Boolean(),
  absences: Type.Array(Type.Object({ id: Id, from: Day, to: Day })),
  standIns: Type.Array(StandIn, { description: 'Who does the work of this account' }),
  places: Type.Array(WorkPlace, { description: 'Roles of this account that somebody may do meanwhile' }),
})

export const AbsenceList = Type.Object({
  mine: DaysOfStaff,
  standingIn: Type.Array(StandIn, { description: 'Whose work I do, now or later' }),
  others: Type.Array(DaysOfStaff, { description: 'Staff within reach who are away or stood in for, now or later' }),
})

export const CandidatesQuery = body({ officer: OfWhom })
export const CandidateList = Type.Object({
  of: DaysOfStaff,
  items: Type.Array(Type.Object({
    id: Id, fullName: Type.String(), position: Type.String(), unitName: Type.String(), isAway: Type.Boolean(),
    fits: Type.Array(Role, { description: 'For which of the roles this one may stand in' }),
  })),
})

export const AbsenceBody = body({ accountId: OfWhom, from: Day, to: Day })
export const StandInBody = body({
  accountId: OfWhom, standInId: Id, from: Day, to: Day,
  places: Type.Array(body({ role: Role, unitId: Id }), { minItems: 1, maxItems: 20, uniqueItems: true }),
})
export const DaysKept = Type.Object({ ids: Type.Array(Id, { description: 'Of what was noted, or ended' }) })

export type DaysOfStaff = Static<typeof DaysOfStaff>
export type StandIn = Static<typeof StandIn>
export type AbsenceList = Static<typeof AbsenceList>
export type CandidateList = Static<typeof CandidateList>
export type AbsenceBody = Static<typeof AbsenceBody>
export type StandInBody = Static<typeof StandInBody>
