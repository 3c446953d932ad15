import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/civil-day.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { governingTheWhole } from '../modules/organisation/public.ts'
import { viewerOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/**
 * What somebody may do about the plan today, for themselves or for whom they stand in. Agencies have controllers of
 * their own; the plan is followed by the office of whoever governs the province (KH 1107 IV.2): by a role there.
 */
export function planReachOf(rooms: ApiRooms, request: FastifyRequest) {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const governing = governingTheWhole(directory)
  const reports = viewerOf(request, rooms, 'plan.report').reaches
  return {
    /** Whether they report for a unit. */
    reportsFor: (unitId: bigint) => reports.some((scope) => isUnitWithin(directory, scope, unitId)),
    /** Whether they confirm, send back and enter days. */
    follows: viewerOf(request, rooms, 'plan.follow').reaches
      .some(({ unitId }) => governing.some(({ id }) => id === unitId)),
  }
}
