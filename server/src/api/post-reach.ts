import { dayOf } from '../kernel/work-calendar.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { postOperatorOf } from '../modules/post/public.ts'
import { type Asker, viewerOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/** Sections and the unit of the post that somebody works for today, by the permission of the route. */
export function postReachOf(rooms: ApiRooms, request: Asker) {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const viewer = viewerOf(request, rooms)
  const isReached = (unitId: bigint) => viewer.reaches.some((scope) => isUnitWithin(directory, scope, unitId))
  const operator = postOperatorOf(directory)
  return {
    directory, viewer, isReached, operator,
    sections: directory.units.filter(({ id, isOneStop }) => isOneStop && isReached(id)),
    carriers: operator && isReached(operator.unit.id) ? [operator.unit] : [],
  }
}
