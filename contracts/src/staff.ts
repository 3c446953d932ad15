import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'
import { body } from './shapes.ts'

/** Accounts of staff, as whoever may list them sees them, and the deeds of whoever manages them. */
const Id = Type.String({ format: 'uuid' })
const Day = CivilDay()
const Role = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z_]+$' })

export const StaffQuery = body(PageQuery)

/** In a body, because a name that stands in an address ends up in logs and histories. */
export const StaffSearch = body({
  text: Type.String({
    maxLength: 100, pattern: '\\S', description: 'Words of the name, with or without marks, or of the username',
  }),
  ...PageQuery,
})

export const HeldRole = Type.Object({
  role: Type.String(), roleName: Type.String(),
  unitId: Type.Union([Id, Type.Null()], { description: 'Null of a unit that is no longer there' }),
  unitName: Type.String(), validFrom: Day,
  validTo: Type.Union([Day, Type.Null()], { description: 'The last day; null for ever' }), isInForce: Type.Boolean(),
  mayEnd: Type.Boolean({ description: 'Whether it is the viewer’s to take away' }),
})

export const StaffLine = Type.Object({
  id: Id,
  username: Type.String(),
  fullName: Type.String(),
  position: Type.String(),
  unitName: Type.String({ description: 'Where the person sits' }),
  state: Type.Union([Type.Literal('open'), Type.Literal('locked'), Type.Literal('idle'), Type.Literal('disabled')], {
    description:
      'locked: by wrong passwords, for some hours; idle: switched off, since nobody used it; disabled: closed for ever',
  }),
  hasSecondFactor: Type.Boolean({ description: 'Whether signing in takes a second step' }),
  roles: Type.Array(HeldRole, { description: 'In force today, and those to come' }),
})
export const StaffList = Type.Object({ items: Type.Array(StaffLine), next: Type.Union([Type.String(), Type.Null()]) })

export const StaffDetail = Type.Object({
  ...StaffLine.properties,
  subject: Type.Union([Type.String(), Type.Null()], {
    description: 'Who they are at the outside provider of sign-in; null where nobody has said so, or to whom does not manage it',
  }),
  manages: Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('own'), Type.Literal('beyond-reach')],
    { description: 'Whether the viewer may manage it: no right, one’s own, or it holds more than one may give' }),
})

export const ChoicesQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 100, description: 'Words of the unit’s name' })),
})
export const StaffChoices = Type.Object({
  roles: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), {
    description: 'That the viewer may give',
  }),
  units: Type.Array(
    Type.Object({ id: Id, name: Type.String(), agencyName: Type.Union([Type.String(), Type.Null()]) }),
    { description: 'Within reach, the first 20' },
  ),
})

export const NewStaffBody = body({
  username: Type.String({ minLength: 1, maxLength: 100 }), fullName: Type.String({ minLength: 1, maxLength: 200 }),
  position: Type.String({ maxLength: 200 }), unitId: Id,
})
export const RoleBody = body({ role: Role, unitId: Id, validFrom: Day, validTo: Type.Optional(Day) })
export const RoleEndBody = body({
  role: Role, unitId: Id, from: CivilDay('The first day without it'),
})
/** Closing is for ever, so the name is typed once more. */
export const ClosingBody = body({ username: Type.String({ minLength: 1, maxLength: 100 }) })
/** The provider’s own identifier of the person (`sub`); empty where there shall be none any more. */
export const SubjectBody = body({ subject: Type.String({ maxLength: 255 }) })
export const EmptyBody = body({})

/** Null on a repeat of the same request: it was shown once, and is kept nowhere. */
const InitialPassword = Type.Union([Type.String(), Type.Null()], {
  description: 'Shown once; to be changed at the first sign-in. Null on a repeat',
})
export const StaffCreated = Type.Object({ id: Id, username: Type.String(), initialPassword: InitialPassword })
export const StaffChanged = Type.Object({ id: Id })
export const PasswordGiven = Type.Object({ id: Id, initialPassword: InitialPassword })

export type HeldRole = Static<typeof HeldRole>
export type StaffLine = Static<typeof StaffLine>
export type StaffList = Static<typeof StaffList>
export type StaffDetail = Static<typeof StaffDetail>
export type StaffChoices = Static<typeof StaffChoices>
export type NewStaffBody = Static<typeof NewStaffBody>
export type RoleBody = Static<typeof RoleBody>
export type RoleEndBody = Static<typeof RoleEndBody>
export type ClosingBody = Static<typeof ClosingBody>
export type StaffCreated = Static<typeof StaffCreated>
export type PasswordGiven = Static<typeof PasswordGiven>
