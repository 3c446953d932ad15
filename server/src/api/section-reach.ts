import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { viewerOf } from './authenticate.ts'
import { delegatedReachOf } from './delegated-reach.ts'
import type { ApiRooms } from './rooms.ts'

/** The one-stop sections that somebody reaches today by the permission of the route, in the order of the data. */
export function sectionReachOf(rooms: ApiRooms, request: FastifyRequest) {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const viewer = viewerOf(request, rooms)
  const isReached = (unitId: bigint) => viewer.reaches.some((scope) => isUnitWithin(directory, scope, unitId))
  const sections = directory.units.filter(({ id, isOneStop }) => isOneStop && isReached(id))
  return {
    today, directory, viewer, isReached, sections,
    sectionOf: (publicId: string): Unit | undefined => sections.find((one) => one.publicId === publicId),
    /** Whether a right reaches a unit, besides that of the route. */
    reaches: (permission: Permission, unitId: bigint) =>
      delegatedReachOf(directory, request.delegatedWork, request.actor.grants, permission, today)
        .some((scope) => isUnitWithin(directory, scope, unitId)),
  }
}
