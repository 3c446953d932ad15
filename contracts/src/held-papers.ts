import Type, { type Static } from 'typebox'

const Id = Type.String({ format: 'uuid' })

/** For whom something is prepared, and which procedure; nothing else of their Kho is told. */
export const HeldQuery = Type.Object({ applicantId: Id, procedureId: Id }, { additionalProperties: false })

export const HeldPaper = Type.Object({
  id: Id,
  from: Type.String({ description: 'Type, number, day and issuer, in words' }),
  worth: Type.String({ description: 'What it is before the law, in words' }),
  level: Type.Union([Type.Literal('A'), Type.Literal('B'), Type.Literal('C')]),
  validTo: Type.Union([Type.String(), Type.Null()], { description: 'Last day in force; null for ever' }),
  name: Type.String(), kind: Type.String(), pages: Type.Union([Type.Integer(), Type.Null()]),
})

export const HeldPapers = Type.Object({
  items: Type.Array(Type.Object({
    component: Type.String(),
    isOfOwner: Type.Boolean({ description: 'Any fits, and to ask again needs a reason' }),
    papers: Type.Array(HeldPaper),
  })),
  fields: Type.Array(Type.Object({
    key: Type.String({ description: 'Of the form' }), value: Type.String(),
    from: Type.String({ description: 'The paper that says so, or the dossier in which it was declared, in words' }),
  }), { description: 'Questions of the declaration that are answered by what is held; to be corrected where they are wrong' }),
  reasons: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }), {
    description: 'For which the office may ask again',
  }),
})
export type HeldPapers = Static<typeof HeldPapers>
