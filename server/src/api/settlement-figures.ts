import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import {
  BehindFigure, BehindQuery, SettlementFigures, SettlementQuery, SettlementReportQuery, type ShownValue,
} from '@motcua/contracts/settlement-figures.ts'
import { dayOf } from '../kernel/civil-day.ts'
import {
  SETTLEMENT_MEASURES, SETTLEMENT_METRICS, countBy, listBehind, reportIi06a, reporterOf, sheetIi06a, sumOf, valueOf,
} from '../modules/reporting/public.ts'
import { SHEET_KINDS, writeSheet } from '../platform/table-file/write-sheet.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import { figuresOfUnit } from './figures-of-unit.ts'
import { freshnessOf } from './freshness.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { FACTS_PAGE, afterDossier, showBehind } from './show-behind.ts'
import { showMetric } from './show-metric.ts'
import { FileOf } from './slips.ts'

/** How dossiers are received and settled: each figure with what it counts, and the dossiers behind it (II.2, II.5). */
export function settlementFigureRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    const metrics = SETTLEMENT_METRICS.map((metric) => showMetric(rooms, metric))
    app.get('/api/figures/settlement', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'How dossiers were received and settled in some days, with what each figure counts',
        querystring: SettlementQuery, response: { 200: SettlementFigures, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from, until, by = 'sector' } = request.query
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      const { freshAt } = await freshnessOf(rooms)
      const items = await countBy(rooms, SETTLEMENT_MEASURES, {
        from, until, by, now: rooms.clock.now(), unitIds: reachedBy(viewerOf(request, rooms)),
      })
      return {
        freshAt: freshAt.toISOString(),
        metrics,
        total: valuesOf(sumOf(items.map(({ counts }) => counts))),
        items: items.flatMap(({ of, counts }) => of ? [{ of, values: valuesOf(counts) }] : []),
      }
    })

    app.get('/api/figures/settlement/report', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Form II.06a of some days as a workbook, a document or PDF/A',
        querystring: SettlementReportQuery, response: { 200: FileOf(...Object.values(SHEET_KINDS)), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from, until, format } = request.query
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      const [madeAt, viewer] = [rooms.clock.now(), viewerOf(request, rooms)]
      const unitIds = reachedBy(viewer)
      const own = viewer.grants.flatMap(({ unitId }) => unitId !== null && unitIds?.includes(unitId) ? [unitId] : [])
      const reporter = reporterOf(rooms.directory, until, own)
      const report = await reportIi06a(rooms, { from, until, unitIds, now: madeAt })
      const sheet = sheetIi06a(report, { from, until, asOf: undefined, madeAt, reporter })
      return reply.type(SHEET_KINDS[format]).header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename="II.06a-${from}-${until}.${format}"`)
        .send(Buffer.from(await writeSheet(format, sheet, madeAt)) as never)
    })

    app.get('/api/figures/settlement/dossiers', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'The dossiers that a figure counts, by their numbers',
        querystring: BehindQuery, response: { 200: BehindFigure, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { metric: asked, from, until, by, of, unit, after } = request.query
      const now = rooms.clock.now()
      const directory = rooms.directory.on(dayOf(now))
      const metric = SETTLEMENT_METRICS.find(({ id }) => id === asked)
      const within = unit === undefined ? undefined : directory.byPublicId(unit)
      const theirs = figuresOfUnit(directory, reachedBy(viewerOf(request, rooms)), within)
      if (!metric || !theirs || unit !== undefined && !within) return sendProblem(reply, problemOf('not-found'))
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      return showBehind(rooms, await listBehind(rooms, metric, {
        from, until, now, by, of, ...theirs, limit: FACTS_PAGE + 1, after: await afterDossier(rooms, after),
      }))
    })

    function reachedBy(viewer: ReturnType<typeof viewerOf>): bigint[] | undefined {
      return unitsOf(viewer, rooms.directory.on(dayOf(rooms.clock.now())))
    }
  }
}

function valuesOf(counts: Parameters<typeof valueOf>[1]): ShownValue[] {
  return SETTLEMENT_METRICS.map((metric) => ({ metric: metric.id, ...valueOf(metric, counts) }))
}
