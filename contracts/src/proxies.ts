import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { body } from './shapes.ts'

/** What one person may do for another (giấy ủy quyền của cá nhân), as a counter sees it. */
const Id = Type.String({ format: 'uuid' })
const Day = CivilDay()

/** Procedures are named as `/api/procedures` does: by the version in force. */
export const ProxyLine = Type.Object({
  id: Id,
  way: Type.Enum(['gave', 'was-given'], { description: 'Whether the person asked for lets the other act, or acts for the other' }),
  otherName: Type.String(), otherNumber: Type.String({ description: 'Masked' }),
  procedures: Type.Union([Type.Array(Type.Object({ id: Id, name: Type.String() })), Type.Null()], { description: 'Null: all' }),
  from: Day, to: Day,
  state: Type.Enum(['in-force', 'not-begun', 'over', 'ended']),
  isPrintedHere: Type.Boolean({ description: 'It was given at a section of whoever asks, and may be printed again' }),
})
export type ProxyLine = Static<typeof ProxyLine>
export const ProxyList = Type.Object({ items: Type.Array(ProxyLine) })
export type ProxyList = Static<typeof ProxyList>

export const GiveProxyBody = body({
  number: Type.String({ maxLength: 20 }), fullName: Type.String({ maxLength: 200 }),
  procedures: Type.Union([Type.Array(Id, { minItems: 1, maxItems: 200 }), Type.Null()], { description: 'Null: all' }),
  from: Day, to: Day,
  sectionId: Type.Optional(Id),
})
export type GiveProxyBody = Static<typeof GiveProxyBody>
export const ProxyGiven = Type.Object({ id: Id })
export type ProxyGiven = Static<typeof ProxyGiven>

/** Whose wish it is: of whoever gave it, or of whoever gives it up. */
export const EndProxyBody = body({ personId: Id })
export type EndProxyBody = Static<typeof EndProxyBody>
