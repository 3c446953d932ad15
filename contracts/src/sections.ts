import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line, body, orNull } from './shapes.ts'

/** How a one-stop section is made up: when it is open, what it receives, and what not, by which decision. */
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })
const Minute = Type.Integer({ minimum: 0, maximum: 1_440, description: 'Minutes after midnight' })

export const SectionList = Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String() })) })
export type SectionList = Static<typeof SectionList>

export const SectionShare = Type.Object({
  all: Count, received: Count, listed: Count,
  unlisted: Type.Integer({ minimum: 0, description: 'Neither received nor listed with a reason' }),
  share: orNull(Type.Number({ minimum: 0, maximum: 1 }), 'Received of all; null where there is none'),
})
export type SectionShare = Static<typeof SectionShare>

export const SectionProcedure = Type.Object({
  id: Id, code: orNull(Type.String()), name: Type.String(), competentName: Type.String(),
  isBundle: Type.Boolean({ description: 'Of several procedures, which are counted; it is not' }),
  reception: Type.Enum(['received', 'listed', 'unlisted']),
  notHere: orNull(Type.Enum(['no-counter', 'elsewhere']), 'Why the catalogue has it not received here'),
})
export type SectionProcedure = Static<typeof SectionProcedure>

export const SectionException = Type.Object({
  id: Id, procedureId: Id, procedureName: Type.String(), from: CivilDay(),
  until: orNull(CivilDay('The last day')), reason: Type.String(), decisionNumber: Type.String(), decidedOn: CivilDay(),
  listedBy: Type.String(), isInForce: Type.Boolean(),
})
export type SectionException = Static<typeof SectionException>

export const SectionHours = Type.Object({
  shifts: Type.Array(Type.Object({ opens: Minute, closes: Minute })),
  weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6, description: '0 = Sunday' })),
  others: Type.Array(Type.Object({ day: CivilDay(), isOpen: Type.Boolean() }), {
    description: 'Days of the next sixty that are not like their day of the week',
  }),
})
export type SectionHours = Static<typeof SectionHours>

export const SectionDetail = Type.Object({
  id: Id, name: Type.String(), on: CivilDay(), hours: SectionHours,
  address: orNull(Type.String()), phone: orNull(Type.String({ description: 'Of the office, as its contact says' })),
  counters: Count, share: SectionShare, procedures: Type.Array(SectionProcedure),
  exceptions: Type.Array(SectionException), canExcept: Type.Boolean(), canKeep: Type.Boolean(),
})
export type SectionDetail = Static<typeof SectionDetail>

export const ExceptionBody = body({
  sectionId: Id, procedureId: Id, from: CivilDay(), until: Type.Optional(CivilDay('The last day; none: until ended')),
  reason: Line(1_000), decisionNumber: Line(60), decidedOn: CivilDay(),
})
export type ExceptionBody = Static<typeof ExceptionBody>
export const ExceptionEndBody = body({ until: CivilDay('The last day on which it is not received') })
export type ExceptionEndBody = Static<typeof ExceptionEndBody>
export const SectionKept = Type.Object({ id: Id })

/** Which piece of the brand kit: the sign at the door, those of counters, badges, the sign of the kiosk, a cover. */
export const BrandKitQuery = Type.Object({
  kind: Type.Optional(Type.Enum(['door', 'counters', 'badges', 'kiosk', 'cover'])),
}, { additionalProperties: false })
export type BrandKitQuery = Static<typeof BrandKitQuery>

/** Every section with how much of its own it receives, as of today. */
export const SectionShares = Type.Object({
  on: CivilDay(),
  items: Type.Array(Type.Object({
    sectionId: Id, name: Type.String(), level: Type.String(), ...SectionShare.properties,
  })),
})
export type SectionShares = Static<typeof SectionShares>
