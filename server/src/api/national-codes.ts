import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CodesImportAnswer, CodesImportBody } from '@motcua/contracts/document-types.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { codeMappingOf, importNationalCodes, readCodeRows } from '../modules/catalogue/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { CODE_FAULT } from './national-code-texts.ts'
import { explainPlainly, sendProblem } from './problems.ts'
import { MOST_BYTES, readTable, showRead } from './read-table.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'

/** National codes of document types from a table, as the ministry gives them out (KH 1107 II.2.7). */
export function nationalCodeRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/document-types/national-codes', {
      config: { permission: 'catalogue.manage' }, bodyLimit: MOST_BYTES,
      schema: {
        tags: ['catalogue'], summary: 'Take national codes from a table (XLSX, CSV), or only say what would be taken',
        headers: RequestHeaders, body: CodesImportBody, response: { 200: CodesImportAnswer, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { content, columns: given, isTrial } = request.body
      const table = await readTable(content)
      if (!table.ok) return sendProblem(reply, table.refusal)
      const { headings, rows } = table.value
      const columns = given ?? codeMappingOf(headings)
      const known = {
        types: rooms.catalogue.documentTypes(), aliases: rooms.catalogue.typeAliases(), today: dayOf(rooms.clock.now()),
      }
      const { good, before, faults } = readCodeRows(rows, columns, known)
      const say = sayTo(request)
      const said = { columns, before, ...showRead(headings, faults, (code) => say(CODE_FAULT[code])) }
      if (isTrial || good.length === 0) return { isTrial: true, ...said, taken: good.length }
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json),
        (ctx) => importNationalCodes(ctx, good), ({ taken }) => ({ status: 200, body: { taken } }))
      if (!outcome.ok) return sendProblem(reply, explainPlainly(outcome.refusal))
      return { isTrial: false, ...said, ...outcome.value.body }
    })
  }
}
