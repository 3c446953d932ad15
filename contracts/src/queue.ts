import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { body } from './shapes.ts'

/** The queue of a hall as the clerk at a counter works it. Pages of kiosk, ticket and board are made by the server. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Count = Type.Integer({ minimum: 0 })
const CounterNumber = Type.Integer({ minimum: 1, maximum: 999 })
const Service = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z0-9-]*$' })

/** Where a turn stands; which may follow which is the server's table. */
export const TURN_STATES = ['waiting', 'later', 'called', 'serving', 'held', 'missed', 'served', 'moved', 'closed'] as const

export const QueueTurn = Type.Object({
  id: Id,
  number: Type.String({ description: 'As it stands on the ticket and is called' }),
  service: Service, serviceName: Type.String(),
  state: Type.Enum([...TURN_STATES]),
  priorityName: Type.Union([Type.String(), Type.Null()], { description: 'Why it comes before others' }),
  waitingSince: Moment,
  calledAt: Type.Union([Moment, Type.Null()], { description: 'When it was called last' }),
  calls: Type.Integer({ minimum: 0, description: 'How often it was called' }),
  later: Type.Array(Type.String(), { description: 'Names of services that the person wants after this one' }),
})

const Waiting = {
  count: Count,
  since: Type.Union([Moment, Type.Null()], { description: 'Since when whoever waits longest has waited' }),
}

export const QueueCounter = Type.Object({
  number: CounterNumber,
  services: Type.Array(Type.Object({ service: Service, name: Type.String() })),
  isQuick: Type.Boolean({ description: 'For what takes a minute' }),
  takenBy: Type.Union([Type.String(), Type.Null()], { description: 'Who sits there now' }),
})

export const QueueDesk = Type.Object({
  places: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(), counters: Type.Array(QueueCounter),
  }), { description: 'Sections whose counters one may take' }),
  seat: Type.Union([Type.Object({
    unitId: Id, unitName: Type.String(), counter: CounterNumber, since: Moment,
    services: Type.Array(Type.Object({ service: Service, name: Type.String(), ...Waiting })),
    /** Of the whole section, for a turn that is passed on. */
    passOn: Type.Object({
      services: Type.Array(Type.Object({ service: Service, name: Type.String() })),
      counters: Type.Array(CounterNumber, { description: 'Of others at which somebody sits' }),
    }),
  }), Type.Null()], { description: 'The counter at which one sits' }),
  current: Type.Union([QueueTurn, Type.Null()], { description: 'Who is at this counter, or called to it' }),
  held: Type.Array(QueueTurn, { description: 'Put aside or not there when called, today, in this hall; those of the own counter first' }),
  today: Type.Object({
    served: Count,
    waitSeconds: Type.Union([Count, Type.Null()], { description: 'Mean from taking the number to the first call' }),
    serviceSeconds: Type.Union([Count, Type.Null()], { description: 'Mean at the counter' }),
  }, { description: 'What oneself has done today' }),
})

export const SeatBody = body({ unitId: Id, counter: CounterNumber })
/** Whom the screen shows at the counter: somebody else's deed in between is noticed and nobody is sent away by it. */
export const CallBody = body({ current: Type.Union([Id, Type.Null()]) })
export const PassOnBody = Type.Union([body({ service: Service }), body({ counter: CounterNumber })])
export const TurnChanged = Type.Object({ turn: Type.Union([Id, Type.Null()], { description: 'Null: nobody waits' }) })

/** What stands in a hall: gives out numbers, or is where people sign in to the portal one after the other. */
const HallDeviceKind = Type.Enum(['kiosk', 'shared'])
/** Kiosks and shared machines of each section that one runs. */
export const QueueDevices = Type.Object({
  places: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(),
    devices: Type.Array(Type.Object({
      id: Id, kind: HallDeviceKind, name: Type.String(), madeAt: Moment,
      enrolledAt: Type.Union([Moment, Type.Null()], { description: 'Null: its code was not typed yet' }),
    })),
  })),
})
export const DeviceBody = body({ unitId: Id, name: Type.String({ minLength: 1, maxLength: 80 }) })
export const HallDeviceBody = body({
  unitId: Id, name: Type.String({ minLength: 1, maxLength: 80 }), kind: Type.Optional(HallDeviceKind),
})
export const DeviceMade = Type.Object({
  id: Id, until: Moment,
  code: Type.Union([Type.String(), Type.Null()], { description: 'To be typed at the kiosk; null to a repeat' }),
})
export const DeviceChanged = Type.Object({ id: Id })

/** Of the visits of a day that were called. Times in whole seconds; null where there were none. */
export const QueueMeasure = Type.Object({
  served: Count,
  wait: Type.Union([Count, Type.Null()], { description: 'Mean from the number to the first call' }),
  wait90: Type.Union([Count, Type.Null()], { description: 'What nine of ten waited at most' }),
  atCounter: Type.Union([Count, Type.Null()], { description: 'Mean time that it took at the counter' }),
  untilServed: Type.Union([Count, Type.Null()], { description: 'Mean from the number to the call that was answered' }),
  measured: Type.Integer({ minimum: 0, description: 'Visits whose waiting is over' }),
  over: Type.Union([Count, Type.Null()], {
    description: 'Of these, who waited longer than the target until they were served, if there is one',
  }),
  neverCalled: Type.Integer({ minimum: 0, description: 'Visits that ended before anybody called them' }),
  neverServed: Type.Integer({ minimum: 0, description: 'Visits that ended after a call, before anybody served them' }),
})

const AlarmMinutes = Type.Union([Count, Type.Null()], {
  description: 'As long as people would wait when it was raised; null: no counter was open for it',
})

/** Halls in which people will wait longer than the target. */
export const HallAlarms = Type.Object({
  items: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(), service: Service, name: Type.String(), minutes: AlarmMinutes, raisedAt: Moment,
  })),
})

/** A hall as whoever runs it sees it: now, and over a day. */
export const QueueHalls = Type.Object({
  day: CivilDay(),
  targetMinutes: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], { description: 'Of that day, by the plan' }),
  halls: Type.Array(Type.Object({
    unitId: Id, unitName: Type.String(),
    alarm: Type.Union([Type.Object({ raisedAt: Moment, minutes: AlarmMinutes }), Type.Null()], {
      description: 'People will wait longer than the target, since when',
    }),
    closing: Type.Union([Type.Object({ at: Moment, byName: Type.String(), why: Type.String() }), Type.Null()], {
      description: 'From when on no more numbers are given today, by whom and why',
    }),
    isReceiving: Type.Boolean({
      description: 'False of an office of the post to which nothing is delegated: it gives out no new numbers',
    }),
    now: Type.Object({
      services: Type.Array(Type.Object({
        service: Service, name: Type.String(), ...Waiting,
        aside: Type.Integer({ minimum: 0, description: 'Of those who wait, who are put aside and to be called again' }),
        minutes: Type.Union([Count, Type.Null()], { description: 'As long as whoever comes now would wait' }),
        isLate: Type.Boolean({ description: 'The target is missed, or will be' }),
      })),
      counters: Type.Array(Type.Object({
        number: CounterNumber, byName: Type.String(), since: Moment, current: Type.Union([Type.String(), Type.Null()]),
      }), { description: 'At which somebody sits' }),
    }),
    all: QueueMeasure,
    byService: Type.Array(Type.Object({ service: Service, name: Type.String(), ...QueueMeasure.properties })),
    byCounter: Type.Array(Type.Object({ counter: CounterNumber, ...QueueMeasure.properties })),
    byHour: Type.Array(Type.Object({
      hour: Type.Integer({ minimum: 0, maximum: 23 }), ...QueueMeasure.properties,
    }), { description: 'By the hour in which they took a number' }),
  })),
})
export const CloseQueueBody = body({
  unitId: Id, why: Type.String({ minLength: 1, maxLength: 500, pattern: String.raw`\S` }),
  endsWaiting: Type.Boolean({ description: 'Whether who waits is sent home; otherwise they are still served' }),
})
export const ReopenQueueBody = body({ unitId: Id })
export const QueueClosed = Type.Object({ ended: Type.Integer({ minimum: 0, description: 'Who were sent home' }) })
export const HallsQuery = body({ on: Type.Optional(CivilDay()) })

export type CloseQueueBody = Static<typeof CloseQueueBody>
export type QueueClosed = Static<typeof QueueClosed>
export type QueueMeasure = Static<typeof QueueMeasure>
export type HallAlarms = Static<typeof HallAlarms>
export type QueueHalls = Static<typeof QueueHalls>
export type QueueDevices = Static<typeof QueueDevices>
export type DeviceBody = Static<typeof DeviceBody>
export type HallDeviceBody = Static<typeof HallDeviceBody>
export type DeviceMade = Static<typeof DeviceMade>
export type QueueTurn = Static<typeof QueueTurn>
export type QueueDesk = Static<typeof QueueDesk>
export type QueueCounter = Static<typeof QueueCounter>
export type SeatBody = Static<typeof SeatBody>
export type CallBody = Static<typeof CallBody>
export type PassOnBody = Static<typeof PassOnBody>
export type TurnChanged = Static<typeof TurnChanged>
