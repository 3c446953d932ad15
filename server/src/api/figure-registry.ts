import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  FigureRegistry, RegistryDossiers, RegistryDossiersQuery, RegistryQuery, type RegisteredFigure,
} from '@motcua/contracts/figure-registry.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { type Day, dayOf, daysBetween } from '../kernel/civil-day.ts'
import { dossiersById, findDossier } from '../modules/dossiers/public.ts'
import {
  METRICS, type Metric, conditionsOf, dimensionsOf, hasPast, isOfDossiers, listBehind, measureAll,
  unitsWithin, wordsOf,
} from '../modules/reporting/public.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import { freshnessOf } from './freshness.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Dossiers of a page behind a figure. */
const PAGE = 50
/** A year, and the day that makes it whole. */
const MOST_DAYS = 366

type Definition = Omit<RegisteredFigure, 'numerator' | 'denominator' | 'value' | 'isHidden'>

/** What every figure counts and by which article, what it comes to, and the dossiers behind it (part F, F2). */
export function figureRegistryRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    const definitions = METRICS.map((metric) => define(rooms, metric))
    app.get('/api/figures/registry', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'All figures: what each counts, by which article, and what it comes to in some days',
        querystring: RegistryQuery, response: { 200: FigureRegistry, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from, until } = request.query
      const fault = faultOf(request.query)
      if (fault) return sendProblem(reply, fault)
      const { all, asked } = reachOf(request, request.query.unit)
      if (asked === 'unknown') return sendProblem(reply, problemOf('not-found'))
      const { freshAt } = await freshnessOf(rooms)
      const values = await measureAll(rooms, METRICS, { from, until, now: rooms.clock.now(), unitIds: asked })
      return {
        freshAt: freshAt.toISOString(), units: agenciesOf(all),
        figures: definitions.map((one) => {
          const { numerator, denominator, value, isHidden = false } = values.get(one.id) ?? NOTHING
          return { ...one, numerator, denominator, value, isHidden }
        }),
      }
    })

    app.get('/api/figures/registry/dossiers', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'The dossiers that a figure of the registry counts, by their numbers',
        querystring: RegistryDossiersQuery, response: { 200: RegistryDossiers, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { metric: id, from, until, after } = request.query
      const metric = METRICS.find((one) => one.id === id)
      if (!metric || !isOfDossiers(metric)) return sendProblem(reply, problemOf('not-found'))
      const fault = faultOf(request.query)
      if (fault) return sendProblem(reply, fault)
      const { asked } = reachOf(request, request.query.unit)
      if (asked === 'unknown') return sendProblem(reply, problemOf('not-found'))
      const last = after === undefined ? undefined : await findDossier(rooms.db, after)
      const ids = await listBehind(rooms, metric, {
        from, until, unitIds: asked, after: last?.id ?? 0n, limit: PAGE + 1,
      })
      const dossiers = await dossiersById(rooms.db, ids.slice(0, PAGE))
      const items = ids.slice(0, PAGE).flatMap((one) => {
        const dossier = dossiers.get(one)
        if (!dossier) return []
        const { publicId, number, procedureVersionId } = dossier
        return [{ id: publicId, number, procedureName: rooms.catalogue.version(procedureVersionId).content.name }]
      })
      return { items, next: ids.length > PAGE ? items.at(-1)?.id ?? null : null }
    })
  }

  /** All units whose figures one sees, and those of them that are asked for; undefined is the whole province. */
  function reachOf(request: FastifyRequest, unit: string | undefined) {
    const directory = rooms.directory.on(dayOf(rooms.clock.now()))
    const all = unitsOf(viewerOf(request, rooms), directory)
    if (unit === undefined) return { all, asked: all }
    const found = directory.byPublicId(unit)
    const within = found ? unitsWithin(directory, found.id).filter((id) => all?.includes(id) ?? true) : []
    return { all, asked: within.length > 0 ? within : 'unknown' as const }
  }

  /** Agencies of today that have one of these units, by name. */
  function agenciesOf(unitIds: readonly bigint[] | undefined) {
    const directory = rooms.directory.on(dayOf(rooms.clock.now()))
    const bodies = (unitIds ?? directory.units.map(({ id }) => id)).flatMap((id) => directory.bodyOf(id) ?? [])
    return [...new Map(bodies.map(({ publicId, name }) => [publicId, { id: publicId, name }])).values()]
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  }
}

const NOTHING = { numerator: 0, denominator: null, value: null, isHidden: false }

function faultOf({ from, until }: { readonly from: Day; readonly until: Day }) {
  if (until < from) return problemOf('days-reversed', [faultAt('/until', 'days-reversed')])
  return daysBetween(from, until) < MOST_DAYS ? undefined
    : problemOf('figures-too-long', [faultAt('/until', 'figures-too-long')])
}

function define({ db }: ApiRooms, metric: Metric): Definition {
  const { id, nameVi, nameEn, unit, better, cutOff, excludes, law, numerator, denominator } = metric
  const { numerator: condition = null, denominator: ofCondition = null } = conditionsOf(db, metric)
  return {
    id, nameVi, nameEn, unit, better, counts: wordsOf(numerator), countsOf: denominator ? wordsOf(denominator) : null,
    cutOff, excludes, law, dimensions: [...dimensionsOf(metric)], hasPast: hasPast(metric),
    hasDossiers: isOfDossiers(metric), condition, ofCondition,
  }
}
