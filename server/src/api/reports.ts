import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  LateCauseBody, ReportBody, ReportFileQuery, ReportKept, ReportList, ReportReasonBody, ReportsQuery, ShownReport,
} from '@motcua/contracts/reports.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { dayOf } from '../kernel/civil-day.ts'
import type { Result } from '../kernel/result.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import {
  type DraftReportRefusal, type MoveReportRefusal, type NoteLateCauseRefusal, type SubmitReportRefusal, draftReport,
  listReports, lockReportForGood, noteLateCause, openReport, periodNamed, reportingTreeOf, returnReport, sheetOfReport,
  submitReport, takeReport,
} from '../modules/reporting/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { SHEET_KINDS, writeSheet } from '../platform/table-file/write-sheet.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { reportReachOf } from './report-reach.ts'
import { showListed, showReport } from './show-report.ts'
import { FileOf } from './slips.ts'

const tags = ['reports']
const READ = { permission: 'figures.read' } as const
const SUBMIT = { permission: 'report.submit' } as const
const TAKE = { permission: 'report.take' } as const
const ONE = { tags, headers: RequestHeaders, params: IdParams, response: { 200: ReportKept, '4xx': Problem } } as const

type Refused = DraftReportRefusal | NoteLateCauseRefusal | SubmitReportRefusal | MoveReportRefusal

/** Periodic reports: drafted, sent, taken by whoever is above, sent back, locked (TT 01/2020/TT-VPCP). */
export function reportRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/reports', {
      config: READ,
      schema: {
        tags, summary: 'Who has reported for a period, who has not, and who was late', querystring: ReportsQuery,
        response: { 200: ReportList, '4xx': Problem },
      },
    }, async (request, reply) => {
      const period = periodNamed(rooms.directory, request.query.period)
      if (!period) return sendProblem(reply, problemOf('report-period-unknown'))
      const [isReached, today] = [reachedBy(request), dayOf(rooms.clock.now())]
      const { reportsFor } = reportReachOf(rooms, request)
      const items = await listReports(rooms, {
        period, today, isReached: (id, above) => isReached(id) || above !== undefined && isReached(above),
      })
      return {
        period: period.code, from: period.from, until: period.until,
        items: items.map((one) => showListed(one, reportsFor(one.unit.id))),
        missing: items.filter(({ submittedAt, state }) => submittedAt === null || state === 'returned').length,
        late: items.filter((one) => one.daysLate > 0).length,
      }
    })

    app.get('/api/reports/:id', {
      config: READ,
      schema: {
        tags, summary: 'A report as it was sent, and what would be counted otherwise now', params: IdParams,
        response: { 200: ShownReport, '4xx': Problem },
      },
    }, async (request, reply) => {
      const opened = await openReached(request)
      if (!opened) return sendProblem(reply, problemOf('not-found'))
      return showReport(rooms, opened, reportReachOf(rooms, request).deedsOf(opened))
    })

    app.get('/api/reports/:id/file', {
      config: READ,
      schema: {
        tags, summary: 'A report as a workbook, a document or PDF/A: as it was sent', params: IdParams,
        querystring: ReportFileQuery, response: { 200: FileOf(...Object.values(SHEET_KINDS)), '4xx': Problem },
      },
    }, async (request, reply) => {
      const [opened, madeAt, { format }] = [await openReached(request), rooms.clock.now(), request.query]
      if (!opened) return sendProblem(reply, problemOf('not-found'))
      const { form, period } = opened.report
      return reply.type(SHEET_KINDS[format]).header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename="${form}-${period}.${format}"`)
        .send(Buffer.from(await writeSheet(format, sheetOfReport(rooms.directory, opened, madeAt), madeAt)) as never)
    })

    app.post('/api/reports', {
      config: SUBMIT,
      schema: {
        tags, summary: 'Begin the report of an agency for a period', headers: RequestHeaders, body: ReportBody,
        response: { 201: ReportKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId: unit, period } = request.body
      return change(request, reply, 201, (ctx, isReached) => draftReport(ctx, rooms, { unit, period, isReached }))
    })

    app.post('/api/reports/:id/causes', {
      config: SUBMIT, schema: { ...ONE, summary: 'Say why a line of one’s own is late', body: LateCauseBody },
    }, async (request, reply) => {
      const { note, ...line } = request.body
      return change(request, reply, 200, (ctx, isReached) => noteLateCause(ctx, rooms, {
        publicId: request.params.id, isReached, note: cleanText(note), ...line,
      }))
    })

    app.post('/api/reports/:id/submission', {
      config: SUBMIT,
      schema: { ...ONE, summary: 'Send a report: its numbers are kept as they are now', body: EmptyBody },
    }, async (request, reply) => change(request, reply, 200, (ctx, isReached) => submitReport(ctx, rooms, {
      publicId: request.params.id, isReached, asOf: rooms.machineClock.now(),
    })))

    app.post('/api/reports/:id/taking', {
      config: TAKE, schema: { ...ONE, summary: 'Take a report into that of whoever is above', body: EmptyBody },
    }, async (request, reply) => change(request, reply, 200, (ctx, isReached) =>
      takeReport(ctx, rooms, { publicId: request.params.id, isReached })))

    app.post('/api/reports/:id/returning', {
      config: TAKE, schema: { ...ONE, summary: 'Send a report back with a reason', body: ReportReasonBody },
    }, async (request, reply) => change(request, reply, 200, (ctx, isReached) => returnReport(ctx, rooms, {
      publicId: request.params.id, isReached, reason: cleanText(request.body.reason),
    })))

    app.post('/api/reports/:id/locking', {
      config: TAKE, schema: { ...ONE, summary: 'End the course of a report', body: EmptyBody },
    }, async (request, reply) => change(request, reply, 200, (ctx, isReached) =>
      lockReportForGood(ctx, rooms, { publicId: request.params.id, isReached })))
  }

  /** A report of an agency within reach, or that goes to one. */
  async function openReached(request: FastifyRequest<{ Params: Static<typeof IdParams> }>) {
    const [opened, isReached] = [await openReport(rooms, request.params.id), reachedBy(request)]
    const above = opened && reportingTreeOf(rooms.directory.on(opened.report.lastDay)).above(opened.report.unitId)
    return opened && (isReached(opened.report.unitId) || above && isReached(above.id)) ? opened : undefined
  }

  /** Whether a unit is within reach by the permission of the route. */
  function reachedBy(request: FastifyRequest): (unitId: bigint) => boolean {
    const directory = rooms.directory.on(dayOf(rooms.clock.now()))
    const { reaches } = viewerOf(request, rooms)
    return (unitId) => reaches.some((scope) => isUnitWithin(directory, scope, unitId))
  }

  async function change(
    request: FastifyRequest, reply: FastifyReply, status: 200 | 201,
    deed: (ctx: Ctx, isReached: (unitId: bigint) => boolean) => Promise<Result<string, Refused>>,
  ) {
    const isReached = reachedBy(request)
    const outcome = await inTransaction(rooms, senderOf(request, request.body as Json),
      (ctx) => deed(ctx, isReached), (id) => ({ status, body: { id } }))
    return sendOutcome(reply, outcome, explainBeside(FIELDS))
  }
}

const FIELDS = {
  'report-unit-unknown': '/unitId', 'report-period-unknown': '/period', 'report-period-ahead': '/period',
  'report-cause-unknown': '/cause', 'report-line-not-late': '/sector',
} as const
