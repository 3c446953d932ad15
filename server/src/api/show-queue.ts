import type { QueueDesk, QueueTurn } from '@motcua/contracts/queue.ts'
import type { Language } from '@motcua/contracts/texts.ts'
import { dayOf } from '../kernel/civil-day.ts'
import type { Directory, Unit } from '../modules/organisation/public.ts'
import {
  type Hall, type Seat, type Service, type Turn, findSeat, listAtCounter, listLater, listSeats, listWaiting,
  prioritiesOf, readServed,
} from '../modules/queue/public.ts'
import { namesOfStaff } from './showing.ts'
import type { ApiRooms } from './rooms.ts'

/** A section with a hall, on the day of the directory. */
export interface HallPlace { readonly unit: Unit; readonly hall: Hall }

/** For whom the desk of the queue is shown. */
interface QueueViewer {
  readonly accountId: bigint
  readonly language: Language
  readonly directory: Directory
  /** Of whose halls one may work the counters. */
  readonly places: readonly HallPlace[]
}

/** What a clerk sees of the queue: counters that may be taken, the own one, who is at it, who waits. */
export async function showQueueDesk(rooms: Pick<ApiRooms, 'db' | 'clock'>, viewer: QueueViewer): Promise<QueueDesk> {
  const { accountId, directory, places, language } = viewer
  const { db } = rooms
  const day = dayOf(rooms.clock.now())
  const nameIn = nameFor(language)
  const [seat, seats, today] = await Promise.all([
    findSeat(db, accountId), listSeats(db, places.map(({ unit }) => unit.id)), readServed(db, accountId, day),
  ])
  const names = await namesOfStaff(db, seats.map((one) => one.accountId))
  const shownPlaces = places.map(({ unit, hall }) => ({
    unitId: unit.publicId, unitName: unit.name,
    counters: hall.counters.map(({ number, services, isQuick }) => {
      const by = seats.find((one) => one.unitId === unit.id && one.counter === number)
      return {
        number, isQuick, services: services.map((code) => namedIn(hall, code, nameIn)),
        takenBy: by ? names.get(by.accountId) ?? '' : null,
      }
    }),
  }))
  // Where a role has ended, its counter is shown no more than worked.
  const place = seat && places.find(({ unit: { id } }) => id === seat.unitId)
  if (!seat || !place) return { places: shownPlaces, seat: null, current: null, held: [], today }
  const { unit, hall } = place
  const turns = await listAtCounter(db, { unitId: seat.unitId, counter: seat.counter, day })
  const isAtCounter = ({ state }: Turn) => state === 'called' || state === 'serving'
  const current = turns.find(isAtCounter)
  const later = current ? await listLater(db, current.visitId) : []
  const show = (turn: Turn, after: readonly string[]): QueueTurn => showTurn(turn, { hall, directory, nameIn, after })
  return {
    places: shownPlaces,
    seat: await showSeat(rooms, { seat, unit, hall, nameIn, seats }),
    current: current ? show(current, later) : null,
    held: turns.filter((turn) => !isAtCounter(turn)).map((turn) => show(turn, [])),
    today,
  }
}

/** What a thing of the hall is called, in the language of whoever asks. */
export type NameIn = (named: { readonly name: string; readonly nameEn: string }) => string

/** Chooses the name that the data have in a language. */
export function nameFor(language: Language): NameIn {
  return ({ name, nameEn }) => (language === 'en' ? nameEn : name)
}

/** A service of the hall by its code; the code itself if the hall has it no more. */
export function namedIn(hall: Hall, code: string, nameIn: NameIn): { service: string; name: string } {
  const service: Service | undefined = hall.services.find((one) => one.code === code)
  return { service: code, name: service ? nameIn(service) : code }
}

async function showSeat(
  { db, clock }: Pick<ApiRooms, 'db' | 'clock'>,
  { seat, unit, hall, nameIn, seats }: {
    readonly seat: Seat; readonly unit: Unit; readonly hall: Hall; readonly nameIn: NameIn
    readonly seats: readonly Seat[]
  },
): Promise<NonNullable<QueueDesk['seat']>> {
  const waiting = await listWaiting(db, [seat.unitId], dayOf(clock.now()))
  const own = hall.counters.find(({ number }) => number === seat.counter)?.services ?? []
  return {
    unitId: unit.publicId, unitName: unit.name, counter: seat.counter, since: seat.since.toISOString(),
    services: own.map((code) => {
      const row = waiting.find(({ service }) => service === code)
      return { ...namedIn(hall, code, nameIn), count: row?.count ?? 0, since: row?.since.toISOString() ?? null }
    }),
    passOn: {
      services: hall.services.map(({ code }) => namedIn(hall, code, nameIn)),
      counters: seats.filter((one) => one.unitId === seat.unitId && one.counter !== seat.counter)
        .map(({ counter }) => counter),
    },
  }
}

function showTurn(turn: Turn, { hall, directory, nameIn, after }: {
  readonly hall: Hall; readonly directory: Directory; readonly nameIn: NameIn; readonly after: readonly string[]
}): QueueTurn {
  const { name: serviceName } = namedIn(hall, turn.service, nameIn)
  const priority = prioritiesOf(directory).find(({ code }) => code === turn.priority)
  return {
    id: turn.publicId, number: String(turn.number), service: turn.service, serviceName, state: turn.state,
    priorityName: priority ? nameIn(priority) : turn.priority,
    waitingSince: turn.waitingSince.toISOString(), calledAt: turn.calledAt?.toISOString() ?? null, calls: turn.calls,
    later: after.map((code) => namedIn(hall, code, nameIn).name),
  }
}
