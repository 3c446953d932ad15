import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import type { ProcedureContent } from '../modules/catalogue/public.ts'
import { type Separator, type SeparatorSheet, printSeparators } from '../modules/documents/public.ts'
import { isScanned } from '../modules/dossiers/public.ts'
import { findWithinReach } from './dossier-detail.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { FileOf } from './slips.ts'

type Component = ProcedureContent['components'][number]

/** Sheets to lay between papers that are scanned in one go: of a procedure, used again and again, or of a dossier. */
export function separatorRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const print = async (content: ProcedureContent, detail: string, separatorOf: (one: Component) => Separator) => {
    const sheets = content.components.filter((one) => isScanned('counter', one)).map((one): SeparatorSheet => ({
      separator: separatorOf(one), title: one.name, detail,
    }))
    return sheets.length === 0 ? undefined : Buffer.from(await printSeparators(
      sheets, { author: content.name, at: rooms.clock.now() }))
  }
  return async (app) => {
    app.get('/api/procedures/:id/separators.pdf', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'A separator sheet for each kind of paper of a procedure', params: IdParams,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = rooms.catalogue.on(dayOf(rooms.clock.now())).byPublicId(request.params.id)
      const pdf = found && await print(found.content, found.content.name, ({ documentType }) => ({ kind: 'type', documentType }))
      return pdf ? reply.type('application/pdf').send(pdf as never) : sendProblem(reply, problemOf('procedure-unknown'))
    })

    app.get('/api/dossiers/:id/separators.pdf', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'A separator sheet for each component of a dossier', params: IdParams,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      const pdf = dossier && await print(
        rooms.catalogue.version(dossier.procedureVersionId).content, dossier.number,
        ({ id }) => ({ kind: 'component', dossier: dossier.number, component: id }))
      return pdf ? reply.type('application/pdf').send(pdf as never) : sendProblem(reply, problemOf('dossier-unknown'))
    })
  }
}
