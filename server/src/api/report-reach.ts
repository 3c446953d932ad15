import type { ShownReport } from '@motcua/contracts/reports.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/civil-day.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { type OpenedReport, deedsAfter, reportingTreeOf } from '../modules/reporting/public.ts'
import { viewerOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/** What somebody may do about periodic reports today, for themselves or for whom they stand in. */
export function reportReachOf(rooms: ApiRooms, request: FastifyRequest) {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const within = (permission: 'report.submit' | 'report.take') => {
    const { reaches } = viewerOf(request, rooms, permission)
    return (unitId: bigint) => reaches.some((scope) => isUnitWithin(directory, scope, unitId))
  }
  const [reportsFor, takesAt] = [within('report.submit'), within('report.take')]
  return {
    /** Whether they report for an agency. */
    reportsFor,
    /** What they may do with a report as it stands; the deed itself asks again. */
    deedsOf({ report: { unitId, state, lastDay } }: OpenedReport): ShownReport['deeds'] {
      const above = reportingTreeOf(rooms.directory.on(lastDay)).above(unitId)
      const takes = takesAt(above?.id ?? unitId)
      const canFollow = deedsAfter(state, above === undefined)
      return [
        ...reportsFor(unitId) && canFollow.includes('submit') ? ['explain' as const] : [],
        ...canFollow.filter((deed) => deed === 'submit' ? reportsFor(unitId) && today > lastDay : takes),
      ]
    },
  }
}
