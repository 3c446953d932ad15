import type { QueueHalls, QueueMeasure } from '@motcua/contracts/queue.ts'
import { type Day, dayOf } from '../kernel/civil-day.ts'
import { groupBy } from '../kernel/group-by.ts'
import {
  type Closing, type HallAlarm, type HallFigure, type InHall, type NumberAt, type Seat, type WaitTarget,
  RECALL_MINUTES, aheadOf, estimateWait, listAlarmsOf, listClosings, listHallFigures, listInHall, listNumbersAt,
  listSeats, waitTargetOf,
} from '../modules/queue/public.ts'
import { listReceiving } from '../modules/post/public.ts'
import type { ApiRooms } from './rooms.ts'
import { type HallPlace, type NameIn, namedIn } from './show-queue.ts'
import { namesOfStaff } from './showing.ts'

/** What no wait is longer than where no target is set. */
const NO_TARGET = 2_000_000_000

interface About { readonly day: Day; readonly target: WaitTarget | undefined; readonly nameIn: NameIn }

/** What is known of one hall. */
interface Known {
  readonly now: Date
  readonly waiting: readonly InHall[]
  readonly seats: readonly Seat[]
  readonly numbers: readonly NumberAt[]
  readonly figures: readonly HallFigure[]
  readonly names: ReadonlyMap<bigint, string>
  readonly alarm: HallAlarm | undefined
  readonly closing: Closing | undefined
  readonly isReceiving: boolean
}

/** Halls now and over a day, by nine queries, however many halls there are. */
export async function showHalls(
  { db, clock, directory }: Pick<ApiRooms, 'db' | 'clock' | 'directory'>, places: readonly HallPlace[], about: About,
): Promise<QueueHalls['halls']> {
  const { day, target } = about
  const [now, unitIds] = [clock.now(), places.map(({ unit }) => unit.id)]
  const today = dayOf(now)
  const [waiting, seats, numbers, figures, alarms, closings, receiving] = await Promise.all([
    listInHall(db, unitIds, today, waitTargetOf(directory.on(today))?.recallMinutes ?? RECALL_MINUTES),
    listSeats(db, unitIds), listNumbersAt(db, unitIds, today),
    listHallFigures(db, unitIds, day, {
      targetSeconds: target ? target.minutes * 60 : NO_TARGET, recallMinutes: target?.recallMinutes ?? RECALL_MINUTES,
    }),
    listAlarmsOf(db, unitIds), listClosings(db, unitIds, today),
    listReceiving(db, directory.on(today), today, places.map(({ unit }) => unit)),
  ])
  const names = await namesOfStaff(db, [
    ...seats.map(({ accountId }) => accountId), ...closings.map(({ closedBy }) => closedBy),
  ])
  const of = <T extends { readonly unitId: bigint }>(rows: readonly T[]) => groupBy(rows, ({ unitId }) => unitId)
  const [waitingOf, seatsOf, numbersOf, figuresOf] = [of(waiting), of(seats), of(numbers), of(figures)]
  return places.map((place) => {
    const { id } = place.unit
    return showHall(place, {
      now, names, waiting: waitingOf.get(id) ?? [], seats: seatsOf.get(id) ?? [], numbers: numbersOf.get(id) ?? [],
      figures: figuresOf.get(id) ?? [], alarm: alarms.find(({ unitId }) => unitId === id),
      closing: closings.find(({ unitId }) => unitId === id), isReceiving: receiving.has(id),
    }, about)
  })
}

function showHall(
  { unit, hall }: HallPlace, { now, waiting, seats, numbers, figures, names, alarm, closing, isReceiving }: Known,
  { target, nameIn }: About,
): QueueHalls['halls'][number] {
  const targetMinutes = target?.minutes ?? null
  const open = seats.map(({ counter }) => counter)
  const ahead = aheadOf(waiting)
  const of = (by: HallFigure['by']) => figures.filter((figure) => figure.by === by)
  const measure = (figure: HallFigure | undefined): QueueMeasure => measureOf(figure, targetMinutes)
  return {
    unitId: unit.publicId, unitName: unit.name,
    alarm: alarm ? { raisedAt: alarm.raisedAt.toISOString(), minutes: alarm.minutes } : null,
    closing: closing
      ? { at: closing.closedAt.toISOString(), byName: names.get(closing.closedBy) ?? '', why: closing.why } : null,
    isReceiving,
    now: {
      services: hall.services.map((service) => {
        const row = waiting.find((one) => one.service === service.code)
        const minutes = estimateWait(hall, service.code, ahead, open)
        const longest = row ? (now.getTime() - row.since.getTime()) / 60_000 : 0
        return {
          service: service.code, name: nameIn(service), count: row?.count ?? 0,
          aside: row?.aside ?? 0, since: row?.since.toISOString() ?? null,
          minutes: minutes ?? null,
          isLate: targetMinutes !== null && row !== undefined && Math.max(longest, minutes ?? Infinity) > targetMinutes,
        }
      }),
      counters: seats.map(({ counter, accountId, since }) => ({
        number: counter, byName: names.get(accountId) ?? '', since: since.toISOString(),
        current: numbers.find((one) => one.counter === counter)?.number.toString() ?? null,
      })),
    },
    all: measure(of('all')[0]),
    byService: of('service').map((figure) => ({
      service: figure.service ?? '', name: namedIn(hall, figure.service ?? '', nameIn).name, ...measure(figure),
    })),
    byCounter: of('counter').map((figure) => ({ counter: figure.counter ?? 0, ...measure(figure) })),
    byHour: of('hour').map((figure) => ({ hour: figure.hour ?? 0, ...measure(figure) })),
  }
}

function measureOf(figure: HallFigure | undefined, targetMinutes: number | null): QueueMeasure {
  const {
    served = 0, wait = null, wait90 = null, atCounter = null, untilServed = null, measured = 0, over = 0,
    neverCalled = 0, neverServed = 0,
  } = figure ?? {}
  return {
    served, wait, wait90, atCounter, untilServed, measured, over: targetMinutes === null ? null : over, neverCalled,
    neverServed,
  }
}
