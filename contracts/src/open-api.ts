import Type, { type Static } from 'typebox'
import { body, orNull } from './shapes.ts'

/** The outward API, by which programs of agencies follow dossiers; and how such programs are let in. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Scope = Type.Enum(['dossier.follow', 'dossier.read', 'webhook.manage'])

export const ClientBody = body({
  name: { ...Type.String({ maxLength: 200 }), description: 'What the program is called' },
  unitId: { ...Id, description: 'Whose dossiers it reaches: those that the unit, or a part of it, settles' },
  kind: Type.Enum(['oauth', 'key'], { description: 'oauth: its secret buys tokens of minutes; key: its secret is the token' }),
  scopes: Type.Array(Scope, { minItems: 1, maxItems: 20 }),
  perMinute: Type.Optional(Type.Integer({ minimum: 1, maximum: 6_000, default: 120, description: 'Requests in a minute' })),
  validUntil: { ...Moment, description: 'Within a year' },
})
export type ClientBody = Static<typeof ClientBody>
export const ClientRevocationBody = body({ reason: { ...Type.String({ maxLength: 500 }), description: 'Why; the log keeps it' } })
export type ClientRevocationBody = Static<typeof ClientRevocationBody>
export const ClientMade = Type.Object({ id: Id, secret: orNull(Type.String(), 'Shown once, null to a repeat') })
export const ClientChanged = Type.Object({ id: Id })
export const ClientLine = Type.Object({
  id: Id, name: Type.String(), unitId: Id, unitName: Type.String(), kind: Type.Enum(['oauth', 'key']),
  scopes: Type.Array(Scope), perMinute: Type.Integer(), validUntil: Moment, madeAt: Moment, officerName: Type.String(),
  seenAt: orNull(Moment, 'When it was last let in, to within some minutes; null where it never was'),
  isOver: Type.Boolean({ description: 'Its time is over: it is let in no more' }),
})
export type ClientLine = Static<typeof ClientLine>
export const Clients = Type.Object({ items: Type.Array(ClientLine), next: orNull(Type.String()) })
export type Clients = Static<typeof Clients>

export const TokenBody = Type.Object({
  grant_type: Type.String({ maxLength: 100, description: 'client_credentials' }),
  scope: Type.Optional(Type.String({ maxLength: 500, description: 'Scopes with blanks between; all of the client where it is left out' })),
})
export const Token = Type.Object({
  access_token: Type.String(), token_type: Type.Literal('Bearer'), expires_in: Type.Integer(), scope: Type.String(),
})

/** How a dossier stands, and nothing of whose it is. */
export const Progress = Type.Object({
  number: Type.String(), state: Type.String({ description: 'One of 14 words; docs/huong-dan/nha-phat-trien.md' }),
  nationalState: Type.String({ description: '1 to 10, as in the national exchange' }), procedure: Type.String({ description: 'Its national code' }),
  unit: Type.Object({ id: orNull(Id), name: Type.String() }),
  submittedAt: Moment, receivedAt: orNull(Moment), dueAt: orNull(Moment),
  issuedAt: orNull(Moment), returnedAt: orNull(Moment),
})
export type Progress = Static<typeof Progress>
export const NumberParams = Type.Object({ number: Type.String({ minLength: 1, maxLength: 60 }) })

export const ChangesQuery = body({
  cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })),
  from: Type.Optional(Type.Enum(['beginning', 'now'], { description: 'Where one begins who has no cursor yet; now' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
})
export const Changes = Type.Object({
  items: Type.Array(Type.Object({ ...Progress.properties, changedAt: Moment })),
  next: Type.String({ description: 'Where the next call goes on; also where nothing has changed' }),
  hasMore: Type.Boolean({ description: 'Whether there may be more at once' }),
})
export type Changes = Static<typeof Changes>
