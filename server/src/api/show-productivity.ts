import type {
  OwnProductivity, Productivity, ProductivitySection, ProductivityZone, WaitFigure,
} from '@motcua/contracts/productivity.ts'
import { groupBy } from '../kernel/group-by.ts'
import type { Day } from '../kernel/work-calendar.ts'
import { type Staff, daysAwayOf, getStaff } from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import {
  type DutyMinutes, type FigurePlace, POST_AREA, type Tally, type Waits, figurePlaces, hallOf, listDutyMinutes,
  listDutyUnits, listOnDuty, listOwnTallies, listTallies,
} from '../modules/queue/public.ts'
import type { ApiRooms } from './rooms.ts'
import { type NameIn, namedIn } from './show-queue.ts'
import { type FigureDays, listAllWaits, waitTargetOn } from './waits-of-days.ts'
import { workOf } from './work-figures.ts'

const PROGRAM = 1n

/** How people and things are called for whoever asks. */
interface Called { readonly nameIn: NameIn; readonly programName: string; readonly postName: string }

/** What was counted of one section in the days. */
interface Counted {
  readonly place: FigurePlace
  readonly done: readonly Tally[]
  readonly minutes: readonly DutyMinutes[]
  readonly waits: readonly Waits[]
}

/**
 * What was received against what the target asks for, and how long people waited, at these sections in a span of days:
 * by zone, section, service and clerk. A section of which nothing was counted is not among them. Six queries, whatever
 * the number of sections.
 */
export async function showProductivity(
  { db, directory, clock }: Pick<ApiRooms, 'db' | 'directory' | 'clock'>, unitIds: readonly bigint[], span: FigureDays,
  called: Called,
): Promise<Productivity> {
  const { places, time } = figurePlaces(directory, unitIds, span)
  const ids = [...places.keys()]
  const [tallies, onDuty, waits] = await Promise.all([
    listTallies(db, ids, span.from, span.until), listOnDuty(db, ids, time),
    listAllWaits({ db, directory, clock }, ids, span),
  ])
  const away = await daysAwayOf(db, onDuty, span.from, span.until)
  const [minutes, staff] = await Promise.all([
    listDutyMinutes(db, time, away), getStaff(db, [...new Set([...onDuty, ...tallies.map(whose)])]),
  ])
  const people = new Map(staff.map((one) => [one.accountId, one]))
  const [ofTally, ofMinutes, ofWaits] = [groupBy(tallies, where), groupBy(minutes, where), groupBy(waits, where)]
  const counted = ids.flatMap((id): Counted[] => {
    const place = places.get(id)
    const [done, worked, waited] = [ofTally.get(id) ?? [], ofMinutes.get(id) ?? [], ofWaits.get(id) ?? []]
    return place && done.length + worked.length + waited.length > 0
      ? [{ place, done, minutes: worked, waits: waited }] : []
  })
  return {
    ...span, waitTarget: waitTargetOn(directory, span.until),
    zones: [...groupBy(counted, ({ place }) => place.area)]
      .map(([area, sections]) => showZone(area, sections, span.until, called)),
    sections: counted.map((one) => showSection(one, people, called)),
  }
}

const where = ({ unitId }: { readonly unitId: bigint }) => unitId
const whose = ({ accountId }: { readonly accountId: bigint }) => accountId

/** The same of oneself, by section. */
export async function showOwnProductivity(
  { db, directory }: Pick<ApiRooms, 'db' | 'directory'>, accountId: bigint, span: FigureDays,
): Promise<OwnProductivity> {
  const [tallies, onDuty] = await Promise.all([
    listOwnTallies(db, accountId, span.from, span.until),
    listDutyUnits(db, accountId, { from: span.from, to: span.until }),
  ])
  const { places, time } = figurePlaces(directory, [...new Set([...tallies.map(where), ...onDuty])], span)
  const minutes = await listDutyMinutes(db, time, await daysAwayOf(db, [accountId], span.from, span.until))
  return {
    ...span, places: [...places].map(([id, place]) => ({
      unitId: place.unit.publicId, unitName: unitInWords(place.directory, id),
      ...workOf([{
        place, done: tallies.filter((one) => one.unitId === id),
        minutes: minutes.filter((one) => one.unitId === id && one.accountId === accountId),
      }]),
    })),
  }
}

function showSection(
  counted: Counted, people: ReadonlyMap<bigint, Staff>, called: Called,
): ProductivitySection {
  const { nameIn, programName } = called
  const { place, done, minutes, waits } = counted
  const clerks = [...new Set([...done, ...minutes].map(whose))].map((accountId) => ({
    id: people.get(accountId)?.publicId ?? null,
    name: accountId === PROGRAM ? programName : people.get(accountId)?.fullName ?? '',
    ...workOf([{
      place, done: done.filter((one) => one.accountId === accountId),
      minutes: minutes.filter((one) => one.accountId === accountId),
    }]),
  })).sort((one, other) => one.name.localeCompare(other.name, 'vi'))
  const hall = hallOf(place.directory, place.unit)
  const without = unrosteredIn(counted)
  return {
    unitId: place.unit.publicId, unitName: unitInWords(place.directory, place.unit.id), area: place.area,
    areaName: areaName(place, called), ...workOf([counted], without), wait: waitFigure(waits), clerks,
    unrostered: { people: new Set(without.map(whose)).size, received: received(without) },
    services: waits.map((one) => ({
      service: one.service, name: hall ? namedIn(hall, one.service, nameIn).name : one.service, ...waitFigure([one]),
    })),
  }
}

function showZone(
  area: string, sections: readonly Counted[], until: Day, called: Called,
): ProductivityZone {
  const [first] = sections
  return {
    area, name: first ? areaName(first.place, called) : area, sections: sections.length,
    perYear: first?.place.perYearOn(until) ?? null, ...workOf(sections, sections.flatMap(unrosteredIn)),
    wait: waitFigure(sections.flatMap(({ waits }) => waits)),
  }
}

/** What people received there who were on no roster. */
function unrosteredIn({ done, minutes }: Counted): Tally[] {
  const onDuty = new Set(minutes.map(whose))
  return done.filter((one) => one.accountId !== PROGRAM && !onDuty.has(one.accountId) && one.received > 0)
}

const received = (tallies: readonly Tally[]) => tallies.reduce((sum, one) => sum + one.received, 0)

function areaName({ area, directory }: FigurePlace, { postName }: Called): string {
  if (area === POST_AREA) return postName
  return directory.areaTypes.find(({ id }) => id === area)?.name ?? area
}

function waitFigure(waits: readonly Waits[]): WaitFigure {
  const sum = (key: Exclude<keyof Waits, 'unitId' | 'service'>) => waits.reduce((all, one) => all + one[key], 0)
  const [called, served, measured] = [sum('called'), sum('served'), sum('measured')]
  return {
    visits: sum('visits'), called, mean: called === 0 ? null : Math.round(sum('waitSeconds') / called),
    served, untilServed: served === 0 ? null : Math.round(sum('servedSeconds') / served),
    over: measured === 0 ? null : sum('over'), overShare: measured === 0 ? null : sum('over') / measured,
    neverCalled: sum('neverCalled'), neverServed: sum('neverServed'),
  }
}
