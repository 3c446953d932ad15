import type { RolloutFigures, RolloutList, RolloutRows } from '@motcua/contracts/rollouts.ts'
import type { FastifyRequest } from 'fastify'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import {
  ROLLING_OUT, type Rollout, type TargetReading, readingsFor, sectionsToCount, shareOfSections, strictestOf,
} from '../modules/documents/public.ts'
import { reachOf, ruleAgainst } from '../modules/identity/public.ts'
import { type Directory, unitInWords } from '../modules/organisation/public.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { SHOWN } from './showing-texts.ts'
import { namesOfStaff } from './showing.ts'

export const ROLL_OUT = { permission: 'rollout.keep' } as const

/** Where whoever asks has the right to decide. */
export function unitsToDecideFor({ actor }: FastifyRequest, today: Day): bigint[] {
  return reachOf(actor.grants, ROLL_OUT.permission, today).flatMap(({ unitId }) => unitId ?? [])
}

/** Every section of today with what holds or waits there; sections that wait for a decision first. */
export async function showRollouts(
  rooms: ApiRooms, request: FastifyRequest, rollouts: readonly Rollout[],
): Promise<RolloutList> {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const names = await namesOfStaff(rooms.db, rollouts.filter(isOpen).map(({ proposedBy }) => proposedBy))
  const items = await Promise.all(sectionsToCount(directory).map(async ({ unit, level, isExempt }) => {
    const own = rollouts.filter(({ unitId }) => unitId === unit.id)
    // The one for ever, which may be to come; else the one that is to end.
    const held = own.find((one) => one.isApproved && one.ends === null && one.until === null)
      ?? own.find((one) => one.isApproved && one.until !== null && one.until >= today)
    const open = own.find(isOpen)
    return {
      sectionId: unit.publicId, name: unitInWords(directory, unit.id), level, isExempt, from: held?.from ?? null,
      until: held?.until ?? null, decisionNumber: held?.decisionNumber ?? null, decidedOn: held?.decidedOn ?? null,
      isInvented: held?.isInvented ?? false,
      open: open ? {
        id: open.publicId, from: open.endsOn ?? open.from ?? today, isEnd: open.ends !== null,
        decisionNumber: open.decisionNumber, decidedOn: open.decidedOn,
        proposedAt: open.proposedAt.toISOString(),
        proposedBy: names.get(open.proposedBy) ?? sayTo(request)(SHOWN.fromData),
        isOwn: open.proposedBy === request.actor.accountId, canApprove: await mayApprove(rooms, request, open),
      } : null,
    }
  }))
  return { today, items: items.sort((a, b) => Number(b.open !== null) - Number(a.open !== null)) }
}

async function mayApprove(
  rooms: ApiRooms, request: FastifyRequest, { proposedBy, proposedFor }: Rollout,
): Promise<boolean> {
  const today = dayOf(rooms.clock.now())
  const asked = { subject: ROLLING_OUT.subject, deed: ROLLING_OUT.second, unitIds: unitsToDecideFor(request, today) }
  const doer = { by: request.actor.accountId, for: null }
  const before = [{ deed: ROLLING_OUT.first, by: proposedBy, for: proposedFor }]
  return await ruleAgainst(rooms.db, today, rooms.directory.on(today), asked, doer, () => before) === undefined
}

/**
 * By level and year, of every year of which the plan speaks and that has begun, as of its last day, or of today in the
 * year that is not over. Sections are those of that day.
 */
export function rolloutFigures(rooms: ApiRooms, rollouts: readonly Rollout[]): RolloutFigures {
  const today = dayOf(rooms.clock.now())
  const readings = targetsOf(rooms.directory.on(today), 'digitisation-rollout-targets')
  const thisYear = Number(today.slice(0, 4))
  const first = Math.min(thisYear, ...readings.flatMap(({ years }) => Object.keys(years).map(Number)))
  const years = Array.from({ length: thisYear - first + 1 }, (_, nth) => first + nth)
  return { years: years.flatMap((year) => {
    const on = lastDayOf(year, today)
    const directory = rooms.directory.on(on)
    const sections = sectionsToCount(directory)
    return directory.levels.map(({ rule: level, name }) => {
      const asked = readingsFor(readings, level, year)
      const target = strictestOf(asked)
      return {
        year, on, level, levelName: name,
        ...shareOfSections(sections, level, (id) => heldOn(rollouts, id, on) !== undefined),
        target: target ? target.percent / 100 : null, source: target?.source ?? null, readings: asked,
      }
    }).filter(({ sections: count }) => count > 0)
  }) }
}

/** The sections behind a figure. */
export function rolloutRows(
  rooms: ApiRooms, { year, level }: { readonly year: number; readonly level: string }, rollouts: readonly Rollout[],
): RolloutRows {
  const on = lastDayOf(year, dayOf(rooms.clock.now()))
  const directory = rooms.directory.on(on)
  return { on, items: sectionsToCount(directory).filter((one) => one.level === level).map(({ unit, isExempt }) => {
    const held = heldOn(rollouts, unit.id, on)
    return {
      sectionId: unit.publicId, name: unitInWords(directory, unit.id), isExempt, isInForce: held !== undefined,
      from: held?.from ?? null, decisionNumber: held?.decisionNumber ?? null,
    }
  }) }
}

/** Readings of the plan, by the key of their policy. */
export function targetsOf(directory: Directory, key: string): readonly TargetReading[] {
  return (directory.policy(key)?.value ?? []) as readonly TargetReading[]
}

function lastDayOf(year: number, today: Day): Day {
  const last = `${String(year)}-12-31`
  return last < today ? last : today
}

function heldOn(rollouts: readonly Rollout[], id: bigint, day: Day): Rollout | undefined {
  return rollouts.find(({ unitId, isApproved, from, until }) =>
    unitId === id && isApproved && from !== null && from <= day && (until === null || day <= until))
}

function isOpen({ closedAt }: Rollout): boolean {
  return closedAt === null
}
