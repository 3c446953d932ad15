import Type, { type Static } from 'typebox'

/** The whole request for several procedures (liên thông) to which a dossier belongs. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = Type.String()

export const BundleRequest = Type.Object({
  name: text, number: Type.String({ description: 'The number of its first dossier is that of the whole' }),
  dueAt: nullable(Moment), isOver: Type.Boolean(),
  counts: Type.Object(
    { requests: Type.Integer(), dossiers: Type.Integer(), members: Type.Integer() },
    { description: 'Requests, dossiers that exist, and procedures asked for: three different counts' },
  ),
  members: Type.Array(Type.Object({
    seq: Type.Integer(), name: text, agency: text,
    state: Type.Union([
      Type.Literal('waiting'), Type.Literal('ready'), Type.Literal('begun'), Type.Literal('blocked'),
      Type.Literal('asked'), Type.Literal('dropped'),
    ]),
    reason: nullable(Type.String({ description: 'Code of why it could not begin, or of the end of the one before' })),
    waitsFor: Type.Array(text),
    pushBy: nullable(Moment), acknowledgeBy: nullable(Moment),
    dossier: nullable(Type.Object({
      id: nullable(Id), number: text, state: text, stateName: text, dueAt: nullable(Moment), issuedAt: nullable(Moment),
      isThis: Type.Boolean(),
    })),
    passed: Type.Array(
      Type.Object({ title: text, resultNumber: text, fromNumber: text, passedAt: Moment }),
      { description: 'Results of other members that it was given' },
    ),
  })),
})
export type BundleRequest = Static<typeof BundleRequest>

/** Most dossiers belong to none: then `request` is null. */
export const BundleOfDossier = Type.Object({ request: nullable(BundleRequest) })
export type BundleOfDossier = Static<typeof BundleOfDossier>
