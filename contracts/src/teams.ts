import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'
import { Line, body, orNull } from './shapes.ts'

/** Community digital teams (tổ công nghệ số cộng đồng) of a section, as its head keeps them. */
const Id = Type.String({ format: 'uuid' })
const Day = CivilDay()

export const TeamsQuery = Type.Object(
  {
    section: Type.Optional(
      Type.String({ format: 'uuid', description: 'Public id of a section; the only one where one has one' }),
    ),
    cursor: PageQuery.cursor,
  },
  { additionalProperties: false },
)
export const TeamMemberLine = Type.Object({
  id: Id, fullName: Type.String(), number: Type.String({ description: 'Masked' }),
  team: Type.String({ description: 'Of which village' }), decision: Type.String(), from: Day, to: Day,
  state: Type.Enum(['in-force', 'not-begun', 'over', 'ended']),
  helped: Type.Integer({ description: 'People who ever let the member act for them, each once' }),
  inForce: Type.Integer({ description: 'Mandates that hold today' }),
})
export type TeamMemberLine = Static<typeof TeamMemberLine>
export const TeamList = Type.Object({
  items: Type.Array(TeamMemberLine),
  next: orNull(Type.String()),
  teams: Type.Array(Type.Object({
    team: Type.String(), members: Type.Integer({ description: 'Of whom nobody has ended the membership' }),
    helped: Type.Integer({ description: 'People whom the team ever helped, each once' }),
  }), { description: 'With the first page alone' }),
})
export type TeamList = Static<typeof TeamList>

export const NameMemberBody = body({
  personId: Id, team: Line(100), decision: Line(100), from: Day, to: Day, sectionId: Type.Optional(Id),
})
export type NameMemberBody = Static<typeof NameMemberBody>
export const MemberNamed = Type.Object({ id: Id })
export type MemberNamed = Static<typeof MemberNamed>
