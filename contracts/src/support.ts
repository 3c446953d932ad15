import Type, { type Static } from 'typebox'
import { PageQuery } from './problem.ts'
import { body } from './shapes.ts'

/** What staff ask from the screen on which they stand, and what they are answered. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Text = Type.String({ minLength: 1, maxLength: 2_000, description: 'No numbers of people' })

export const SupportBody = body({
  text: Text,
  screen: Type.String({ pattern: '^/[a-z$/-]{0,99}$', description: 'The pattern of the address, `/ho-so/$id`' }),
  dossierNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '^[0-9A-Z.-]+$' })),
})
export const SaidBody = body({ text: Text })
export const SupportQuery = body({
  ...PageQuery,
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('all')], { default: 'open' })),
})
export const MySupportQuery = body(PageQuery)
export const SupportDone = Type.Object({ id: Id })

export const SupportLine = Type.Object({
  id: Id,
  state: Type.Union([
    Type.Literal('new'), Type.Literal('answered'), Type.Literal('passed-on'), Type.Literal('closed'),
  ]),
  text: Type.String(), screen: Type.String(), dossierNumber: Type.Union([Type.String(), Type.Null()]),
  version: Type.String(), at: Moment, stateAt: Moment, askedBy: Type.String(), unitName: Type.String(),
})
export const SupportList = Type.Object({
  items: Type.Array(SupportLine), next: Type.Union([Type.String(), Type.Null()]),
})
export const SupportDetail = Type.Object({
  ...SupportLine.properties,
  answers: Type.Array(Type.Object({
    kind: Type.Union([Type.Literal('answer'), Type.Literal('passing-on')]), said: Type.String(), saidBy: Type.String(),
    at: Moment,
  })),
  may: Type.Object({ answer: Type.Boolean(), passOn: Type.Boolean(), close: Type.Boolean() }),
})

export type SupportLine = Static<typeof SupportLine>
export type SupportList = Static<typeof SupportList>
export type SupportDetail = Static<typeof SupportDetail>
export type SupportState = SupportLine['state']
