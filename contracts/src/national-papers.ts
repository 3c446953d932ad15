import Type, { type Static } from 'typebox'

/** Why the Kho of the national portal is looked into for whoever is at the counter, who agreed to it. */
export const LookForNationalPapers = Type.Object({
  reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S', description: 'Kept with the look, which its owner sees' }),
  isAgreed: Type.Literal(true, { description: 'The applicant is there and agrees' }),
}, { additionalProperties: false })
export type LookForNationalPapers = Static<typeof LookForNationalPapers>

/** What the national portal has of the papers that the procedure asks for and that are not held here. */
export const NationalPapers = Type.Object({
  outcome: Type.Enum(['known', 'away', 'not-asked'], {
    description: 'away: it did not answer in time; not-asked: of this applicant, for this, or from here, it cannot be asked',
  }),
  items: Type.Array(Type.Object({
    component: Type.String(),
    papers: Type.Array(Type.Object({
      id: Type.String({ description: 'By which the portal knows it' }),
      from: Type.String({ description: 'Type, number, day and issuer, in words' }),
      validTo: Type.Union([Type.String(), Type.Null()], { description: 'Last day in force; null for ever' }),
    })),
  })),
})
export type NationalPapers = Static<typeof NationalPapers>

/** One of them, for a component. */
export const TakeNationalPaper = Type.Object({
  component: Type.String({ minLength: 1, maxLength: 100 }),
  paper: Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\w.-]+$' }),
}, { additionalProperties: false })
export type TakeNationalPaper = Static<typeof TakeNationalPaper>
export const NationalPaperTaken = Type.Object({
  id: Type.String({ format: 'uuid', description: 'It stands in the Kho of the applicant, and is held for the component' }),
})
