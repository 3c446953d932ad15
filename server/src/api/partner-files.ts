import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import Type from 'typebox'
import { dayOf } from '../kernel/work-calendar.ts'
import { recordReads } from '../modules/audit/public.ts'
import { findPaper } from '../modules/documents/public.ts'
import { isHeldPaper } from '../modules/dossiers/public.ts'
import { isFileTicket } from '../platform/partner/file-ticket.ts'
import { sendPaper } from './files.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { FileOf } from './slips.ts'

const PROGRAM = 1n
const Params = Type.Object({
  partner: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }), id: Type.String({ format: 'uuid' }),
})
const Ticket = Type.Object({ ticket: Type.String({ maxLength: 100 }) }, { additionalProperties: false })

/**
 * Files of dossiers for outside systems, by the links that stand in the messages to them (ADR 0106); each opening is on
 * record as a look of the program for that partner. A result that is kept back for money (R18) is given to none of
 * them, whenever its link was told: `result-held-for-money` (ADR 0142).
 */
export function partnerFileRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/partner-files/:partner/:id', {
      config: { permission: 'public' },
      schema: {
        tags: ['files'], summary: 'A file of a dossier, for the outside system that was told its link',
        params: Params, querystring: Ticket,
        response: { 200: FileOf('application/pdf', 'image/jpeg', 'image/png'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { partner, id }, query: { ticket }, ip } = request
      const isTheirs = isFileTicket(rooms.secret, { partner, paper: id, ticket })
      const paper = isTheirs ? await findPaper(rooms.db, id) : undefined
      if (!paper) return sendProblem(reply, problemOf('not-found'))
      const today = rooms.directory.on(dayOf(rooms.clock.now()))
      if (await isHeldPaper(rooms.db, today, paper.id)) return sendProblem(reply, problemOf('result-held-for-money'))
      await recordReads(rooms.db, [{
        happenedAt: rooms.clock.now(), actorId: PROGRAM, fromAddr: ip, page: 'partner-file',
        purpose: `exchange ${partner}`, personIds: [paper.ownerId],
      }])
      return sendPaper(reply, rooms, paper, { original: 'yes' })
    })
  }
}
