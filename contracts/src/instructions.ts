import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { PageQuery } from './problem.ts'
import { body, orNull } from './shapes.ts'

/** What leaders tell units and officers to do about a figure or a dossier, until a day (KH 1107 II.5). */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Words = Type.String({ minLength: 1, maxLength: 2_000, pattern: String.raw`^[^<>\x00-\x09\x0b-\x1f\x7f-\x9f]*\S[^<>\x00-\x09\x0b-\x1f\x7f-\x9f]*$` })
const State = Type.Enum(['given', 'acknowledged', 'answered', 'sent-back', 'closed'])
const Named = Type.Object({ id: Id, name: Type.String() })

const Figure = Type.Object({
  metric: Type.String(), name: Type.String(), from: CivilDay(), until: CivilDay(),
  unit: Type.Enum(['dossiers', 'percent', 'minutes', 'hours', 'visits', 'dossiers-a-person-year']),
  value: orNull(Type.Number(), 'As it was when the instruction was given; null where nothing was counted'),
})

export const InstructionLine = Type.Object({
  id: Id, unitName: Type.String(), officerName: orNull(Type.String(), 'Null: for the head of the unit'),
  figure: orNull(Figure), dossier: orNull(Type.Object({ id: Id, number: Type.String() })),
  words: Type.String(), dueOn: CivilDay('The last day on which an answer is in time'), state: State,
  isOverdue: Type.Boolean(), isEscalated: Type.Boolean(), givenAt: Moment, giverName: Type.String(),
})
export type InstructionLine = Static<typeof InstructionLine>
export const InstructionPage = Type.Object({ items: Type.Array(InstructionLine), next: orNull(Type.String()) })
export type InstructionPage = Static<typeof InstructionPage>
export const InstructionsQuery = Type.Object({
  ...PageQuery,
  list: Type.Optional(Type.Enum(['received', 'given', 'below'], {
    description: 'Told to oneself or to what one heads (as without it); given by oneself; of all that one directs',
  })),
}, { additionalProperties: false })

export const InstructionDetail = Type.Object({
  ...InstructionLine.properties,
  escalatedTo: orNull(Type.String(), 'The unit whose head was told that it is late'),
  steps: Type.Array(Type.Object({
    kind: Type.Enum(['acknowledged', 'answered', 'sent-back', 'closed', 'escalated']),
    words: Type.String(), at: Moment, by: Type.String({ description: 'Empty where the program did it' }),
  })),
  may: Type.Array(Type.Enum(['acknowledge', 'answer', 'send-back', 'close'])),
})
export type InstructionDetail = Static<typeof InstructionDetail>

export const InstructionCounts = Type.Object({
  items: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(), open: Type.Integer({ minimum: 0 }), overdue: Type.Integer({ minimum: 0 }),
  })),
})
export type InstructionCounts = Static<typeof InstructionCounts>

export const InstructionUnits = Type.Object({ items: Type.Array(Named) })
export type InstructionUnits = Static<typeof InstructionUnits>
export const InstructionOfficers = Type.Object({
  items: Type.Array(Type.Object({ id: Id, name: Type.String(), position: Type.String() })),
})
export type InstructionOfficers = Static<typeof InstructionOfficers>

export const InstructionBody = body({
  unitId: Id, officerId: Type.Optional(Id),
  about: Type.Union([
    body({ metric: Type.String({ maxLength: 100, pattern: '^[a-z0-9-]+$' }), from: CivilDay(), until: CivilDay() }),
    body({ dossierId: Id }),
  ]),
  words: Words, dueOn: CivilDay('Today or later'),
})
export type InstructionBody = Static<typeof InstructionBody>
export const InstructionWordsBody = body({ words: Words })
export const InstructionClosingBody = body({
  words: Type.String({ maxLength: 2_000, pattern: String.raw`^[^<>\x00-\x09\x0b-\x1f\x7f-\x9f]*$` }),
})
export const InstructionKept = Type.Object({ id: Id })
