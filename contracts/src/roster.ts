import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { CrowdedSlots } from './queue-appointments.ts'
import { body } from './shapes.ts'

/** The roster of a section: who works when and at which counter. Times are minutes after midnight in Viet Nam. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Count = Type.Integer({ minimum: 0 })
const CounterNumber = Type.Union([Type.Integer({ minimum: 1, maximum: 999 }), Type.Null()], {
  description: 'Null: at the section, at no counter of its own',
})

const Span = {
  day: CivilDay(), begins: Type.Integer({ minimum: 0, maximum: 1439 }),
  ends: Type.Integer({ minimum: 1, maximum: 1440 }),
}

export const RosterQuery = body({
  unit: Type.Optional(Id), from: Type.Optional(CivilDay('First of the seven days; the Monday of this week unless said')),
})

const RosterSpan = { id: Id, accountId: Id, name: Type.String(), counter: CounterNumber, ...Span }

export const Roster = Type.Object({
  from: CivilDay(),
  places: Type.Array(Type.Object({ unitId: Id, unitName: Type.String() }), { description: 'Sections that one runs' }),
  place: Type.Union([Type.Object({
    unitId: Id, unitName: Type.String(),
    counters: Type.Array(Type.Integer({ minimum: 1, maximum: 999 })),
    shifts: Type.Array(Type.Object({ opens: Type.Integer(), closes: Type.Integer() }), { description: 'Working time of a day' }),
    days: Type.Array(Type.Object({ day: CivilDay(), isWorked: Type.Boolean() })),
    people: Type.Array(Type.Object({
      accountId: Id, name: Type.String(), isPost: Type.Boolean({ description: 'Of the public post' }),
      minutes: Type.Integer({ minimum: 0, description: 'Working time on duty in the week, days away taken off' }),
      fullTime: Type.Union([Type.Number(), Type.Null()], { description: 'Full-time equivalents; null on a week of rest' }),
      away: Type.Array(CivilDay()),
    }), { description: 'Who works at the counters there, or is on the roster of the week' }),
    duties: Type.Array(Type.Object(RosterSpan)),
    fullTime: Type.Union([Type.Number(), Type.Null()], { description: 'Of the section: the sum of its people' }),
    crowded: CrowdedSlots,
    ended: Type.Array(Type.Object({ ...RosterSpan, endedAt: Moment, endedBy: Type.String() }), {
      description: 'Changed or cancelled, the latest first',
    }),
  }), Type.Null()]),
})

export const OwnRoster = Type.Object({
  from: CivilDay(),
  duties: Type.Array(Type.Object({ id: Id, unitName: Type.String(), counter: CounterNumber, ...Span })),
})
export const OwnRosterQuery = body({ from: Type.Optional(CivilDay()) })

export const DutyBody = body({ unitId: Id, accountId: Id, counter: CounterNumber, ...Span })
export const DutyChangeBody = body({ counter: CounterNumber, begins: Span.begins, ends: Span.ends })
export const DutyKept = Type.Object({ id: Id })
export const WeekBody = body({ unitId: Id, from: CivilDay(), to: CivilDay() })

/** Why a span of a week was not copied. */
export const NOT_COPIED = ['over', 'day-off', 'not-there', 'away', 'taken'] as const
export const WeekCopied = Type.Object({
  written: Count,
  left: Type.Array(Type.Object({ why: Type.Enum([...NOT_COPIED]), count: Count })),
})

export type Roster = Static<typeof Roster>
export type OwnRoster = Static<typeof OwnRoster>
export type DutyBody = Static<typeof DutyBody>
export type DutyChangeBody = Static<typeof DutyChangeBody>
export type DutyKept = Static<typeof DutyKept>
export type WeekBody = Static<typeof WeekBody>
export type WeekCopied = Static<typeof WeekCopied>
