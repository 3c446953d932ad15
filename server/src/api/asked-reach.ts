import type { FastifyRequest } from 'fastify'
import type { Day } from '../kernel/civil-day.ts'
import { unitsWithin } from '../modules/reporting/public.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/**
 * Units of which whoever asks may see figures, of the one that was asked for and all below it: undefined ids are the
 * whole province. Undefined: there is no such unit. Of one that lies outside there are none, as of one without
 * dossiers.
 */
export function findAskedReach(
  request: FastifyRequest, rooms: ApiRooms, { unit, day }: { readonly unit: string | undefined; readonly day: Day },
): { readonly unitIds: readonly bigint[] | undefined } | undefined {
  const directory = rooms.directory.on(day)
  const reach = unitsOf(viewerOf(request, rooms), directory)
  if (unit === undefined) return { unitIds: reach }
  const within = directory.byPublicId(unit)
  if (!within) return undefined
  return { unitIds: unitsWithin(directory, within.id).filter((id) => reach?.includes(id) ?? true) }
}
