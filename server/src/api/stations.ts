import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Reach, isUnitWithin } from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { type Directory, withPast } from '../modules/organisation/public.ts'
import { type Asker, viewerOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/** The part of whoever asks that says where they work. */
type Works = Pick<Asker, 'delegatedWork'>

/**
 * One-stop sections and offices of the post at which somebody works today by the permission of the route, unless
 * another is named, in the order of the data. `unitIds`: with those that have ended and left to them what they had.
 */
export function stationsOf(rooms: ApiRooms, request: FastifyRequest, permission?: Permission) {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const { reaches } = viewerOf(request, rooms, permission)
  const stations = directory.units.filter((unit) =>
    directory.receivesPeople(unit) && isStationedAt(directory, request, reaches, unit.id))
  return { directory, stations, unitIds: withPast(directory, stations.map(({ id }) => id)) }
}

/**
 * Where what was refused of devices waits for somebody: sections at which they receive for themselves, and the own
 * offices of the post, also once nothing is delegated to these any more. What others took in at an agency's section is
 * none of the post's.
 */
export function refusalsReached(rooms: ApiRooms, request: FastifyRequest) {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const { reaches } = viewerOf(request, rooms, 'dossier.intake')
  const own = directory.units.filter(({ id, isOneStop }) => isOneStop
    && reaches.some((scope) => !scope.delegated && isUnitWithin(directory, scope, id)))
  return { directory, unitIds: withPast(directory, [...own.map(({ id }) => id), ...officesOf(request)]) }
}

/**
 * Whether somebody works at a section or an office, of what these scopes reach: what the post may only under a
 * delegation it does where it sits, at that section or at its own office, and at no other counter of the agency.
 */
export function isStationedAt(
  directory: Directory, works: Works, scopes: readonly Reach[], unitId: bigint,
): boolean {
  return scopes.some((scope) => {
    if (!scope.delegated) return isUnitWithin(directory, scope, unitId)
    return officesOf(works).includes(unitId)
      || scope.unitId === unitId && (works.delegatedWork?.seat.sectionIds.includes(unitId) ?? false)
  })
}

function officesOf({ delegatedWork }: Works): readonly bigint[] {
  return delegatedWork?.seat.officeIds ?? []
}
