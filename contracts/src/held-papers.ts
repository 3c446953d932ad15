import Type, { type Static } from 'typebox'

const Id = Type.String({ format: 'uuid' })

/** For which intake of one's own, or which dossier within reach: of whom and for what stands there. */
export const HeldQuery = Type.Object(
  { intakeId: Type.Optional(Id), dossierId: Type.Optional(Id) },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
)
export type HeldQuery = Static<typeof HeldQuery>

/** Who is at the counter for which procedure; `sheetId` tells two intakes of one person apart. */
export const IntakeOpened = Type.Object(
  { sheetId: Id, applicantId: Id, procedureId: Id }, { additionalProperties: false },
)
export const OpenIntake = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Holds good today, until a dossier comes out of it' }),
})

/** Intakes for which a Kho could be looked into, and those of them that came to nothing. */
export const IntakesWithout = Type.Object({
  opened: Type.Integer(),
  joined: Type.Integer({ description: 'Of these: led to a dossier' }),
  items: Type.Array(Type.Object({
    id: Id, at: Type.String({ format: 'date-time' }), staffName: Type.String(), sectionName: Type.String(),
    procedureName: Type.String(),
    isOpen: Type.Boolean({ description: 'Of today: a dossier may still come out of it' }),
  }), { description: 'Without a dossier, the newest first, 100 at most' }),
})
export type IntakesWithout = Static<typeof IntakesWithout>

export const HeldPaper = Type.Object({
  id: Id,
  from: Type.String({ description: 'Type, number, day and issuer, in words' }),
  worth: Type.String({ description: 'What it is before the law, in words' }),
  level: Type.Union([Type.Literal('A'), Type.Literal('B'), Type.Literal('C')]),
  validTo: Type.Union([Type.String(), Type.Null()], { description: 'Last day in force; null for ever' }),
  name: Type.String(), kind: Type.String(), pages: Type.Union([Type.Integer(), Type.Null()]),
})

const Unit = Type.Object({ code: Type.String(), name: Type.String() })
const HeldAddress = Type.Object({
  country: Type.String(), epoch: Type.String({ description: '3-cap or 2-cap: with districts or without' }),
  province: Type.Optional(Unit), district: Type.Optional(Unit), commune: Type.Optional(Unit),
  detail: Type.Optional(Type.String()),
})

export const HeldPapers = Type.Object({
  items: Type.Array(Type.Object({
    component: Type.String(),
    isOfOwner: Type.Boolean({ description: 'Any fits, and to ask again needs a reason' }),
    papers: Type.Array(HeldPaper),
  })),
  fields: Type.Array(Type.Object({
    key: Type.String({ description: 'Of the form' }),
    value: Type.Union([Type.String(), HeldAddress], { description: 'As the answer stands in a declaration' }),
    from: Type.String({ description: 'The register or paper that says so, or the dossier in which it was declared, in words' }),
    before: Type.Union([Type.String(), Type.Null()], { description: 'Of an address led over to the unit of today: the commune that is held' }),
  }), { description: 'Questions of the declaration that are answered by what is held; to be corrected where they are wrong' }),
  split: Type.Array(Type.Object({ key: Type.String(), from: Type.String(), before: Type.String() }), {
    description: 'Questions left open, since the commune that is held (`before`) is several today',
  }),
  away: Type.Array(Type.String(), {
    description: 'Names of the registers that do not answer now, so that what they know is asked of the applicant',
  }),
  reasons: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }), {
    description: 'For which the office may ask again',
  }),
})
export type HeldPapers = Static<typeof HeldPapers>
