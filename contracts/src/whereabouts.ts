import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { DecidedShown } from './decided.ts'

/** Why a dossier was received where it was, who settles it, where its paper result lies, and where it is collected. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const closed = { additionalProperties: false }
const text = Type.String()

const Why = Type.Object({
  unitName: text, reason: Type.String({ description: 'A sentence of the rule, or of the list' }),
  article: nullable(text),
})
export const Whereabouts = Type.Object({
  decides: Why,
  receives: Why,
  isElsewhere: Type.Boolean({ description: 'Received outside where the competent unit receives' }),
  decision: nullable(Type.Object(
    { number: text, day: text, issuer: text }, { description: 'By which the list lets it be received elsewhere' },
  )),
  facts: Type.Array(Type.Object({ label: text, text }), { description: 'What the rules looked at; empty for old ones' }),
  decided: Type.Array(DecidedShown, { description: 'What decision tables of its version said of fee, papers and limit' }),
  collection: Type.Object({
    unitName: text, isChosen: Type.Boolean(),
    places: Type.Array(Type.Object({ id: Id, name: text }), { description: 'Where else it may be collected' }),
  }),
  custody: nullable(Type.Object({
    unitName: text, holderName: nullable(text), since: Moment, returnedAt: nullable(Moment), proof: nullable(text),
    reminders: Type.Integer(),
  })),
  moves: Type.Array(Type.Object({
    fromName: text, toName: text, dueAt: Moment, isLate: Type.Boolean(),
    handedOverAt: nullable(Moment), handedOverBy: nullable(text), receivedAt: nullable(Moment),
    receivedBy: nullable(text),
    endedAt: nullable(Moment), endedBy: nullable(text),
    endedWhy: nullable(Type.Union([Type.Literal('refused'), Type.Literal('recalled'), Type.Literal('succeeded')])),
  })),
})
export type Whereabouts = Static<typeof Whereabouts>

/** Somebody stands at a counter and wants their result there: its number, and what shows that it is theirs. */
export const CollectionHereBody = Type.Object({
  number: Type.String({ minLength: 5, maxLength: 40 }),
  token: Type.Optional(Type.String({ minLength: 10, maxLength: 64, description: 'Of the QR code on the receipt' })),
  digits: Type.Optional(Type.String({ pattern: '^[0-9]{4}$', description: 'The last four of the applicant’s number' })),
  sectionId: Type.Optional(Id),
}, closed)
export type CollectionHereBody = Static<typeof CollectionHereBody>

export const ElsewhereQuery = Type.Object(
  { from: CivilDay('The first day of receipt'), until: CivilDay('The last day of receipt') }, closed,
)
/** How many dossiers were received outside the territory of whoever settles them; a dossier counts once. */
export const ElsewhereFigures = Type.Object({
  received: Type.Integer(), elsewhere: Type.Integer(),
  share: nullable(Type.Number({ description: 'elsewhere of received, 0 to 1; null where nothing was received' })),
  items: Type.Array(Type.Object({
    procedureId: Id, name: text, received: Type.Integer(), elsewhere: Type.Integer(),
  }), { description: 'By procedure, the most received elsewhere first' }),
  sections: Type.Array(Type.Object({
    sectionId: Id, name: text, received: Type.Integer(), elsewhere: Type.Integer(),
  }), { description: 'The same dossiers by the section that received them' }),
})
export type ElsewhereFigures = Static<typeof ElsewhereFigures>
