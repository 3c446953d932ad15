import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CivilDay } from '@motcua/contracts/civil-day.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { maskPhone } from '../kernel/mask.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { renderSlip } from '../modules/documents/public.ts'
import { isUnitWithin, printControlSlip, printRegister } from '../modules/dossiers/public.ts'
import { asSeenBy } from './as-seen.ts'
import { viewerOf } from './authenticate.ts'
import { declarationPaperOf } from './declaration-paper.ts'
import { DEED } from './deed-texts.ts'
import { findWithinReach } from './dossier-detail.ts'
import { noteLooks } from './note-look.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionMeant, sectionsOf } from './sections.ts'
import { FileOf } from './slips.ts'

const RegisterQuery = Type.Object({
  from: CivilDay(),
  until: CivilDay(),
  section: Type.Optional(
    Type.String({ format: 'uuid', description: 'Whose book; needed by whoever sits at several sections' }),
  ),
})
/** Papers that are views of what is stored, made anew at each look and kept nowhere; each look is noted. */
export function printRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/dossiers/:id/control-slip.pdf',
      {
        config: { permission: 'slip.print' },
        schema: {
          tags: ['papers'], summary: 'The control slip up to now as PDF/A', params: IdParams,
          response: { 200: FileOf('application/pdf'), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const dossier = await findWithinReach(rooms, request)
        if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
        const printed = await printControlSlip(rooms.db, rooms, dossier, rooms.clock.now())
        if (!printed.ok) return sendProblem(reply, problemOf(printed.refusal.code))
        await noteLooks(rooms, request, [{ page: 'control-slip', purpose: 'slip.print', dossier }])
        return sendPdf(reply, printed.value, `${dossier.number}-phieu-kiem-soat`)
      },
    )

    app.get(
      '/api/dossiers/:id/declaration.pdf',
      {
        config: { permission: 'dossier.read' },
        schema: {
          tags: ['papers'], summary: 'What was declared, as PDF/A, numbers masked', params: IdParams,
          response: { 200: FileOf('application/pdf'), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const dossier = await findWithinReach(rooms, request)
        if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
        const paper = await declarationPaperOf(rooms, dossier, 'masked')
        if (!paper) return sendProblem(reply, problemOf('no-declaration'))
        await noteLooks(rooms, request, [{ page: 'declaration', purpose: 'dossier.read', dossier }])
        return sendPdf(reply, await renderSlip(paper), `${dossier.number}-to-khai`)
      },
    )

    app.get('/api/register.pdf', {
      config: { permission: 'register.read' },
      schema: {
        tags: ['papers'],
        summary: 'The register of the own sections as PDF/A, at most 31 days and 2,000 rows, phones masked',
        querystring: RegisterQuery, response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from: firstDay, until: lastDay } = request.query
      if (firstDay > lastDay) {
        return sendProblem(
          reply,
          problemOf('body-invalid', [
            { pointer: '/until', code: 'range', text: DEED.range },
          ]),
        )
      }
      const now = rooms.clock.now()
      const { reaches } = viewerOf(request, rooms)
      const directory = rooms.directory.on(dayOf(now))
      const reached = directory.units.filter(({ id }) => reaches.some((scope) => isUnitWithin(directory, scope, id)))
      const { section: named } = request.query
      const own = sectionsOf({ reaches }, directory)
      const section = sectionMeant(named === undefined ? own : reached.filter(({ isOneStop }) => isOneStop), named)
      // Each section keeps a book of its own: two are not bound into one under the head of either.
      if (!section && (named !== undefined || own.length > 1)) {
        return sendProblem(
          reply,
          problemOf('section-needed', [faultAt('/section', 'section-needed')]),
        )
      }
      const sectionIds = reached.map(({ id }) => id)
        .filter((id) => !section || id === section.id || directory.isWithin(id, section.id))
      const headUnitId = section?.id ?? reaches.find(({ unitId }) => unitId !== null)?.unitId ?? 0n
      const sight = asSeenBy(request, rooms)
      const seen = {
        phone: (one: string) => sight('phone', one, maskPhone), address: (one: string) => sight('address', one),
      }
      const printed = await printRegister(rooms.db, rooms, { sectionIds, headUnitId, firstDay, lastDay, seen }, now)
      if (!printed.ok) return sendProblem(reply, problemOf(printed.refusal.code))
      const { personIds } = printed.value
      await noteLooks(rooms, request, [{ page: 'register', purpose: 'register.read', personIds }])
      return sendPdf(reply, printed.value.pdf, `so-theo-doi-${firstDay}-${lastDay}`)
    })
  }
}

export function sendPdf(reply: FastifyReply, pdf: Uint8Array, name: string) {
  return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'private, no-store').send(Buffer.from(pdf))
}
