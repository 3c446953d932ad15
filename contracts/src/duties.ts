import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { body } from './shapes.ts'

/** Deeds that nobody does both of on one thing, and where one may for a time. */
const Id = Type.String({ format: 'uuid' })
const Rule = Type.String({ pattern: '^[a-z][a-z-]{0,39}$' })

export const DutyList = Type.Object({
  rules: Type.Array(Type.Object({
    id: Rule, name: Type.String(), article: Type.String(),
    exceptions: Type.Array(Type.Object({
      id: Id, unitId: Id, unitName: Type.String(), from: CivilDay(), to: CivilDay(), reason: Type.String(),
      givenByName: Type.String(),
    })),
  })),
  units: Type.Array(Type.Object({ id: Id, name: Type.String() }), {
    description: 'Where an exception may be given, for the unit and its parts; none for who gives none',
  }),
  mayExcept: Type.Boolean({ description: 'Whether exceptions are the viewer’s to give' }),
})
export const DutyExceptionBody = body({
  rule: Rule, unitId: Id, from: CivilDay(), to: CivilDay(), reason: Type.String({ minLength: 1, maxLength: 500 }),
})
export const DutyExcepted = Type.Object({ ids: Type.Array(Id) })
export type DutyList = Static<typeof DutyList>
export type DutyExceptionBody = Static<typeof DutyExceptionBody>
