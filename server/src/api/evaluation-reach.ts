import type { FastifyRequest } from 'fastify'
import { addDays, dayOf } from '../kernel/civil-day.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { type RuledPeriod, findClosed, listClosed, periodByCode, periodOn } from '../modules/evaluation/public.ts'
import { governingTheWhole } from '../modules/organisation/public.ts'
import { viewerOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/** So many closed periods are there to choose from: six years of quarters. */
export const MOST_PERIODS = 24

/**
 * Whether somebody closes periods for the whole province today: by a role at whoever governs it, since agencies have
 * controllers of their own, too.
 */
export function closesForAll(rooms: ApiRooms, request: FastifyRequest): boolean {
  const governing = governingTheWhole(rooms.directory.on(dayOf(rooms.clock.now())))
  return viewerOf(request, rooms, 'evaluation.close').reaches
    .some(({ unitId }) => governing.some(({ id }) => id === unitId))
}

/** Whether somebody is a head over a unit, by the permission of the route. */
export function headOver(rooms: ApiRooms, request: FastifyRequest): (unitId: bigint) => boolean {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const { reaches } = viewerOf(request, rooms)
  return (unitId) => reaches.some((scope) => isUnitWithin(directory, scope, unitId))
}

/**
 * The period that is asked for, or the one that runs, with what was kept of it if it is closed; and all there are to
 * look at: closed ones, and those since. Undefined where there is none such, or one to come.
 */
export async function findAskedPeriod(rooms: ApiRooms, code: string | undefined) {
  const today = dayOf(rooms.clock.now())
  const current = periodOn(rooms.directory, today)
  const period = code === undefined ? current : periodByCode(rooms.directory, code)
  if (!period || !current || period.from > today) return undefined
  const [closed, all] = await Promise.all([findClosed(rooms.db, period.code), listClosed(rooms.db, MOST_PERIODS)])
  const codes = new Set([current, previousOf(rooms, current), period].flatMap((one) => one?.code ?? []))
  return {
    period, closed, codes: [...new Set([...codes, ...all.map((one) => one.code)])].sort().reverse(),
    shown: {
      code: period.code, from: period.from, until: period.until, contestUntil: period.contestUntil,
      decideUntil: period.decideUntil, closedAt: closed?.closedAt.toISOString() ?? null,
      leastSteps: (closed?.rules ?? period.rules).leastSteps,
    },
  }
}

/** The period before another. */
export function previousOf(rooms: ApiRooms, { from }: RuledPeriod): RuledPeriod | undefined {
  return periodOn(rooms.directory, addDays(from, -1))
}
