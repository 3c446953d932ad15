import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { Line, body, orNull } from './shapes.ts'

const Id = Type.String({ format: 'uuid' })
const Code = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z0-9-]*$' })
const Minutes = Type.Integer({ minimum: 1, maximum: 480 })
const Digit = Type.Integer({ minimum: 1, maximum: 9, description: 'With which its numbers begin' })
const CounterNumber = Type.Integer({ minimum: 1, maximum: 999 })
const QuickMinutes = orNull(Minutes, 'An errand of at most so many minutes is short: quick counters call it first')
const Seen = Type.String({
  pattern: '^([0-9a-f]{32})?$', maxLength: 32, description: 'What is written of this hall: another after each change',
})
/** A kiosk has room for six. */
const MOST_SERVICES = 6

export const HallRule = Type.Object({
  services: Type.Array(Type.Object({
    code: Code, digit: Digit, name: Type.String(), nameEn: Type.String(), minutes: Minutes,
  })),
  counters: Type.Array(Type.Object({ number: CounterNumber, services: Type.Array(Code), isQuick: Type.Boolean() })),
  quickMinutes: QuickMinutes,
})

/** What people may come for at a section, and which counter does what: today, and what is planned. */
export const HallRules = Type.Object({
  places: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(), hall: HallRule, seen: Seen,
    coming: orNull(Type.Object({ from: CivilDay(), hall: HallRule }), 'The next change, from its first day on'),
  })),
})

/** A hall from a day to come; a service that is new has no code yet. */
export const HallChangeBody = body({
  unitId: Id, from: CivilDay(), basis: Line(200), seen: Seen,
  services: Type.Array(body({
    code: orNull(Code), digit: Digit, name: Line(80), nameEn: Line(80), minutes: Minutes,
  }), { minItems: 1, maxItems: MOST_SERVICES }),
  counters: Type.Array(body({
    number: CounterNumber, isQuick: Type.Boolean(),
    services: Type.Array(Type.Integer({ minimum: 0, maximum: MOST_SERVICES - 1 }), {
      minItems: 1, maxItems: MOST_SERVICES, uniqueItems: true, description: 'Places in the list of services, from 0',
    }),
  }), { minItems: 1, maxItems: 200 }),
  quickMinutes: QuickMinutes,
  callsOff: Type.Optional(Type.Integer({
    minimum: 0, maximum: 1_000_000,
    description: 'How many booked appointments it may call off: as many as hall-calls-off has told',
  })),
})
export const HallChanged = Type.Object({ from: CivilDay() })

export type HallRule = Static<typeof HallRule>
export type HallRules = Static<typeof HallRules>
export type HallChangeBody = Static<typeof HallChangeBody>
export type HallChanged = Static<typeof HallChanged>
