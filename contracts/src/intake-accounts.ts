import Type, { type Static } from 'typebox'
import { PersonKind } from './people.ts'

const Id = Type.String({ format: 'uuid' })
const Steps = Type.Array(Type.String(), { description: 'How one registers an electronic identity, in order' })

/** What the clerk says of an applicant who has no account that was verified; of the others the register says it. */
export const SaidOfAccount = Type.Object(
  {
    outcome: Type.Enum(['guided', 'refused']),
    reason: Type.Optional(Type.String({ maxLength: 60, description: 'Of what is refused: a code of GET /api/intake-accounts' })),
  },
  { additionalProperties: false, description: 'What came of looking for an account of the applicant' },
)
export type SaidOfAccount = Static<typeof SaidOfAccount>

/** What intake asks about accounts, on this day. */
export const AccountRules = Type.Object({
  requiredFor: Type.Array(Type.String(), { description: 'Channels by which nothing is received before it is said' }),
  refusals: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  steps: Type.Object({ citizen: Steps, organisation: Steps }),
})
export type AccountRules = Static<typeof AccountRules>

/** What the national portal says of an account of whoever is at the counter. */
export const AccountAtPortal = Type.Object({
  atPortal: Type.Enum(['found', 'none', 'away', 'not-asked'], {
    description: 'away: it did not answer in time; not-asked: of this person, or from here, it cannot be asked',
  }),
})
export type AccountAtPortal = Static<typeof AccountAtPortal>

export const AccountGuideQuery = Type.Object(
  { kind: PersonKind, section: Type.Optional(Id) }, { additionalProperties: false },
)

const Counts = {
  received: Type.Integer({ description: 'At a counter or by post' }),
  verified: Type.Integer({ description: 'Whose account was there' }),
  createdNow: Type.Integer({ description: 'Whose account a counter opened on that day' }),
  guided: Type.Integer(), refused: Type.Integer(),
  unsaid: Type.Integer({ description: 'Of which nothing was noted' }),
  share: Type.Union([Type.Number(), Type.Null()], {
    description: 'verified and createdNow of received, 0 to 1; null where there is none',
  }),
}

/** How many of those who handed in have an account (KH 1107 II.2.1), by the section that received. */
export const AccountFigures = Type.Object({
  ...Counts,
  reasons: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), count: Type.Integer() }), {
    description: 'Of what was refused, the most frequent first',
  }),
  items: Type.Array(Type.Object({ sectionId: Id, sectionName: Type.String(), ...Counts })),
})
export type AccountFigures = Static<typeof AccountFigures>
