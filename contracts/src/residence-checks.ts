import Type, { type Static } from 'typebox'

/** Where somebody says that they live: a commune of today. */
export const ResidenceCheckBody = Type.Object(
  { communeId: Type.String({ format: 'uuid' }) }, { additionalProperties: false },
)

export const ResidenceChecked = Type.Object({
  livesThere: Type.Enum(['yes', 'no', 'away', 'not-asked'], {
    description: 'away: the register did not answer in time; not-asked: of this person, or from here, it cannot be asked',
  }),
})
export type ResidenceChecked = Static<typeof ResidenceChecked>
