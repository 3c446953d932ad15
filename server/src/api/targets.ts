import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import {
  TargetDossiers, TargetDossiersQuery, TargetMap, TargetMapQuery, TargetStandings, TargetsQuery,
} from '@motcua/contracts/targets.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/civil-day.ts'
import { type Unit, governingTheWhole, unitInWords } from '../modules/organisation/public.ts'
import {
  findTargets, followTargets, lastDayCounted, listBehind, mapTarget, metricOfTarget, placeOfUnit, unitsWithin,
} from '../modules/reporting/public.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { freshnessOf } from './freshness.ts'
import { FACTS_PAGE, afterDossier, showBehind } from './show-behind.ts'
import { showMap, showTarget } from './show-targets.ts'

const READ = { permission: 'figures.read' } as const
const tags = ['figures']

/** What the plan demands in a year, where units stand and where they go (KH 1107 II). */
export function targetRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/targets', {
      config: READ,
      schema: {
        tags, summary: 'The targets of a year, where a unit with all below it stands, and where its pace leads',
        querystring: TargetsQuery, response: { 200: TargetStandings, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { year, today, day, directory, reach, units, unit } = reachedIn(request, request.query)
      if (!unit && request.query.unit !== undefined) return sendProblem(reply, problemOf('not-found'))
      const [set, fresh] = await Promise.all([findTargets(rooms.db, day), freshnessOf(rooms)])
      const followed = unit && await followTargets(rooms.db, set?.targets ?? [], {
        year, today, place: placeOfUnit(directory, unit.id),
        unitIds: withinReach(unitsWithin(directory, unit.id), reach),
      })
      const shown = (one: Unit) => ({ id: one.publicId, name: unitInWords(directory, one.id) })
      return {
        year, unit: unit ? shown(unit) : null, until: followed?.until ?? null,
        freshAt: fresh.freshAt.toISOString(), units: units.map(shown),
        targets: followed?.targets.map((one) => showTarget(rooms, one)) ?? [],
      }
    })

    app.get('/api/targets/dossiers', {
      config: READ,
      schema: {
        tags, summary: 'The dossiers that a target counts of a unit in a year, by their numbers',
        querystring: TargetDossiersQuery, response: { 200: TargetDossiers, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { year, day, directory, reach, unit } = reachedIn(request, request.query)
      const target = (await findTargets(rooms.db, day))?.targets.find(({ id }) => id === request.query.target)
      const metric = target && metricOfTarget(target)
      if (!metric || !unit && request.query.unit !== undefined) return sendProblem(reply, problemOf('not-found'))
      return showBehind(rooms, !unit || day < `${year}-01-01` ? [] : await listBehind(rooms, metric, {
        from: `${year}-01-01`, until: day, unitIds: withinReach(unitsWithin(directory, unit.id), reach),
        after: await afterDossier(rooms, request.query.after), limit: FACTS_PAGE + 1,
      }))
    })

    app.get('/api/targets/map', {
      config: READ,
      schema: {
        tags, summary: 'Communes as tiles, each with where it stands with a target', querystring: TargetMapQuery,
        response: { 200: TargetMap, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { year, today, day, reach } = reachedIn(request, request.query)
      const target = (await findTargets(rooms.db, day))?.targets.find(({ id }) => id === request.query.target)
      const map = target && await mapTarget(rooms, target, {
        year, today, layout: request.query.layout, unitIds: reach,
      })
      return map ? showMap(map) : sendProblem(reply, problemOf('not-found'))
    })
  }

  /**
   * Units of whose figures somebody may be told, as they are on the last day that is counted of a year: agencies, and
   * the units where they themselves work, these first; and the one that is asked, or the first of them.
   */
  function reachedIn(request: FastifyRequest, asked: { readonly unit?: string; readonly year?: number }) {
    const today = dayOf(rooms.clock.now())
    const year = asked.year ?? Number(today.slice(0, 4))
    const day = lastDayCounted(year, today)
    const directory = rooms.directory.on(day)
    const viewer = viewerOf(request, rooms)
    const reach = unitsOf(viewer, rooms.directory.on(today))
    const reached = reach && new Set(reach)
    const isReached = ({ id, kind }: Unit) => kind !== 'territory' && (reached?.has(id) ?? true)
    // Whoever sees all of the province begins with it.
    const own = reach === undefined ? governingTheWhole(directory)
      : viewer.grants.flatMap(({ unitId }) => (unitId === null ? undefined : directory.byId(unitId)) ?? [])
    const units = [...new Set([...own, ...directory.units.filter(({ kind }) => kind === 'agency')])].filter(isReached)
    const named = asked.unit === undefined ? units[0] : directory.byPublicId(asked.unit)
    return { year, today, day, directory, reach, units, unit: named && isReached(named) ? named : undefined }
  }
}

function withinReach(unitIds: readonly bigint[], reach: readonly bigint[] | undefined): readonly bigint[] {
  if (reach === undefined) return unitIds
  const reached = new Set(reach)
  return unitIds.filter((id) => reached.has(id))
}
