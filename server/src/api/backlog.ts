import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  BacklogImportAnswer, BacklogImportBody, BacklogList, DeclarationBody, DeclarationSaved, DigitisedFigures,
} from '@motcua/contracts/backlog.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  countListed, declareBacklog, importBacklog, mappingOf, readBacklogRows,
} from '../modules/documents/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { agenciesOf } from './backlog-agencies.ts'
import { ROW_FAULT } from './backlog-texts.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import { MOST_BYTES, readTable, showRead } from './read-table.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { digitisedFigures, showBacklog } from './show-backlog.ts'

const KEEP = { permission: 'backlog.keep' } as const
const tags = ['digitisation']

/**
 * Results of the past that are still in force: how many, which, and how many are digitised (KH 1107 II.2.2, II.2.3).
 */
export function backlogRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/backlog', {
      config: KEEP,
      schema: {
        tags, summary: 'What agencies within reach have in force, by type: declared, listed, digitised',
        response: { 200: BacklogList, '4xx': Problem },
      },
    }, async (request) => showBacklog(rooms, agenciesOf(request, directoryOf(rooms))))

    app.post('/api/backlog/declaration', {
      config: KEEP,
      schema: {
        tags, summary: 'Declare how many results of a type an agency has in force', headers: RequestHeaders,
        body: DeclarationBody, response: { 201: DeclarationSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId: asked, ...what } = request.body
      const unit = agenciesOf(request, directoryOf(rooms)).find(({ publicId }) => publicId === asked)
      if (!unit) return sendProblem(reply, problemOf('agency-unknown', [faultAt('/unitId', 'agency-unknown')]))
      if (!rooms.catalogue.documentType(what.documentType))
        return sendProblem(reply, problemOf('document-type-unknown', [faultAt('/documentType', 'document-type-unknown')]))
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json),
        (ctx) => declareBacklog(ctx, { unitId: unit.id, ...what }), ({ amount }) => ({ status: 201, body: { amount } }))
      if (outcome.ok) return reply.code(outcome.value.status).send(outcome.value.body)
      const { code } = outcome.refusal
      return sendProblem(reply, problemOf(code, code === 'counted-later' ? [faultAt('/asOf', code)] : []))
    })

    app.post('/api/backlog/import', {
      config: KEEP, bodyLimit: MOST_BYTES,
      schema: {
        tags, summary: 'List what a table (XLSX, CSV) names, or only say what would be taken', headers: RequestHeaders,
        body: BacklogImportBody, response: { 200: BacklogImportAnswer, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId: asked, documentType, content, columns: given, isTrial } = request.body
      const unit = agenciesOf(request, directoryOf(rooms)).find(({ publicId }) => publicId === asked)
      if (!unit) return sendProblem(reply, problemOf('agency-unknown', [faultAt('/unitId', 'agency-unknown')]))
      if (!rooms.catalogue.documentType(documentType))
        return sendProblem(reply, problemOf('document-type-unknown', [faultAt('/documentType', 'document-type-unknown')]))
      const table = await readTable(content)
      if (!table.ok) return sendProblem(reply, table.refusal)
      const { bytes, headings, rows } = table.value
      const columns = given ?? mappingOf(headings)
      const { good, faults } = readBacklogRows(rows, columns, dayOf(rooms.clock.now()))
      const say = sayTo(request)
      const said = { columns, good: good.length, ...showRead(headings, faults, (code) => say(ROW_FAULT[code])) }
      if (isTrial || good.length === 0) {
        const before = await countListed(rooms.db, unit.id, documentType, good)
        return { isTrial: true, ...said, taken: good.length - before, before }
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      // The answer without the faults, which would be kept with the request: they name rows of people.
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        importBacklog(ctx, { unitId: unit.id, documentType, sha256, rows: good }),
      ({ taken, before }) => ({ status: 200, body: { taken, before } }))
      if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
      return { isTrial: false, ...said, ...outcome.value.body }
    })

    app.get('/api/figures/digitised-results', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Share of results in force that are digitised, by level and year, against the plan',
        response: { 200: DigitisedFigures, '4xx': Problem },
      },
    }, async () => digitisedFigures(rooms))
  }
}

function directoryOf({ directory, clock }: ApiRooms): Directory {
  return directory.on(dayOf(clock.now()))
}
