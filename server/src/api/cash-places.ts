import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { type Unit, takesMoney } from '../modules/organisation/public.ts'
import { type AskedOfSums, cashCheckOf } from '../modules/payments/public.ts'
import { viewerOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/** Where the permission of a route lets one handle money today. */
export function cashPlaces(rooms: ApiRooms, request: FastifyRequest) {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const { reaches } = viewerOf(request, rooms)
  /** Of what lies there; of sections that have ended, with whoever goes on for them. */
  const isReached = (unitId: bigint): boolean => reaches.some((scope) => isUnitWithin(directory, scope, unitId))
  const units: readonly Unit[] = directory.units.filter((unit) => takesMoney(unit) && isReached(unit.id))
  /** The one that is named, if it is among them; unnamed, the first. */
  const unitOf = (publicId: string | undefined): Unit | undefined =>
    publicId === undefined ? units[0] : units.find((unit) => unit.publicId === publicId)
  /** What is asked of sums, by the policy of the section. */
  const sumsOf = (isConfirmed = false): AskedOfSums => ({
    isConfirmed, checkOf: (unitId) => cashCheckOf(directory, directory.heirOf(unitId)),
  })
  return { directory, units, isReached, unitOf, sumsOf }
}
