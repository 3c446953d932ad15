import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { orNull } from './shapes.ts'

/** Productivity and waiting at the sections, against the targets of the plan (KH 1107 II.6.5). */
const Id = Type.String({ format: 'uuid' })
const Count = Type.Integer({ minimum: 0 })

/** Received against what is asked of so much work. */
const Work = {
  received: Count,
  returned: Count,
  fullTime: orNull(Type.Number({ minimum: 0 }), 'Full-time equivalents by the roster; null for whoever has none'),
  expected: orNull(Type.Number({ minimum: 0 }), 'Dossiers that the target asks for, pro rata; null without target or roster'),
  share: orNull(Type.Number({ minimum: 0 }), 'Received by what is asked for'),
}

export const WaitFigure = Type.Object({
  visits: Count,
  called: Count,
  mean: orNull(Count, 'Mean seconds from the number to the first call'),
  served: Count,
  untilServed: orNull(Count, 'Mean seconds from the number to the call that was answered, of those who were served'),
  over: orNull(Count, 'Waited longer than the target of their day until they were served; null where no day had one'),
  overShare: orNull(Type.Number({ minimum: 0, maximum: 1 }), 'Of those whose waiting is over, on days with a target'),
  neverCalled: Type.Integer({ minimum: 0, description: 'Left, or were left, before anybody called them: in no mean' }),
  neverServed: Type.Integer({ minimum: 0, description: 'Were called, and left before anybody served them' }),
})

export const ProductivityClerk = Type.Object({
  id: orNull(Id, 'Null: received by the program'), name: Type.String(), ...Work,
})

export const ProductivitySection = Type.Object({
  unitId: Id, unitName: Type.String(), area: Type.String(), areaName: Type.String(), ...Work,
  unrostered: Type.Object({ people: Count, received: Count }, {
    description: 'Who received there without a roster: their work is in no full-time equivalent',
  }),
  wait: WaitFigure,
  services: Type.Array(Type.Object({ service: Type.String(), name: Type.String(), ...WaitFigure.properties })),
  clerks: Type.Array(ProductivityClerk),
})

export const ProductivityZone = Type.Object({
  area: Type.String(), name: Type.String(), sections: Count,
  perYear: orNull(Count, 'Asked of one person in a year, on the last day'), ...Work, wait: WaitFigure,
})

export const Productivity = Type.Object({
  from: CivilDay(), until: CivilDay(),
  waitTarget: orNull(Count, 'Minutes, on the last day'),
  zones: Type.Array(ProductivityZone),
  sections: Type.Array(ProductivitySection),
})

export const OwnProductivity = Type.Object({
  from: CivilDay(), until: CivilDay(),
  places: Type.Array(Type.Object({ unitId: Id, unitName: Type.String(), ...Work })),
})

/** The year so far unless said; 366 days at most. */
export const ProductivityQuery = Type.Object({
  from: Type.Optional(CivilDay()), until: Type.Optional(CivilDay()),
}, { additionalProperties: false })

export type WaitFigure = Static<typeof WaitFigure>
export type Productivity = Static<typeof Productivity>
export type ProductivitySection = Static<typeof ProductivitySection>
export type ProductivityZone = Static<typeof ProductivityZone>
export type OwnProductivity = Static<typeof OwnProductivity>
