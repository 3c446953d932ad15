import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CivilDay } from '@motcua/contracts/civil-day.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import { paperOf } from '@motcua/forms/paper-of.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { dayOf } from '../kernel/work-calendar.ts'
import { recordRead } from '../modules/audit/public.ts'
import { type Declaration, renderSlip } from '../modules/documents/public.ts'
import {
  type Dossier, addressDeclaration, getAnswers, isUnitWithin, printControlSlip, printRegister, readDrawings,
} from '../modules/dossiers/public.ts'
import { viewerOf } from './authenticate.ts'
import { DEED } from './deed-texts.ts'
import { findWithinReach } from './dossier-detail.ts'
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
        await record(rooms, request, {
          page: 'control-slip', purpose: 'slip.print', dossierId: dossier.id, personIds: [dossier.applicantId],
        })
        return sendPdf(reply, printed.value, `${dossier.number}-phieu-kiem-soat`)
      },
    )

    app.get(
      '/api/dossiers/:id/declaration.pdf',
      {
        config: { permission: 'dossier.read' },
        schema: {
          tags: ['papers'], summary: 'What was declared online, as PDF/A', params: IdParams,
          response: { 200: FileOf('application/pdf'), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const dossier = await findWithinReach(rooms, request)
        if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
        const paper = await declarationPaperOf(rooms, dossier)
        if (!paper) return sendProblem(reply, problemOf('no-declaration'))
        const personIds = [dossier.applicantId, ...(dossier.authoriserId === null ? [] : [dossier.authoriserId])]
        await record(rooms, request, { page: 'declaration', purpose: 'dossier.read', dossierId: dossier.id, personIds })
        return sendPdf(reply, await renderSlip(paper), `${dossier.number}-to-khai`)
      },
    )

    app.get('/api/register.pdf', {
      config: { permission: 'register.read' },
      schema: {
        tags: ['papers'], summary: 'The register of the own sections as PDF/A, at most 31 days and 2,000 rows',
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
      const printed = await printRegister(rooms.db, rooms, { sectionIds, headUnitId, firstDay, lastDay }, now)
      if (!printed.ok) return sendProblem(reply, problemOf(printed.refusal.code))
      await record(rooms, request, { page: 'register', purpose: 'register.read', personIds: printed.value.personIds })
      return sendPdf(reply, printed.value.pdf, `so-theo-doi-${firstDay}-${lastDay}`)
    })
  }
}

type Looked = Pick<Parameters<typeof recordRead>[1], 'page' | 'purpose' | 'dossierId' | 'personIds'>

async function record(rooms: ApiRooms, { actor, ip }: FastifyRequest, looked: Looked): Promise<void> {
  await recordRead(rooms.db, {
    happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip, ...looked,
  })
}

function sendPdf(reply: FastifyReply, pdf: Uint8Array, name: string) {
  return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'private, no-store').send(Buffer.from(pdf))
}

/** What was declared, as a paper to print; undefined where nothing was. */
export async function declarationPaperOf(rooms: ApiRooms, dossier: Dossier) {
  const data = await declarationOf(rooms, dossier, await getAnswers(rooms.db, dossier.id))
  return data && { set: 'motcua', form: 'declaration', data, at: dossier.submittedAt } as const
}

/**
 * The declaration (tờ khai) on its paper form, in the words of the day it was sent; undefined where nothing was
 * declared.
 */
async function declarationOf(
  rooms: ApiRooms, dossier: Dossier, answers: unknown,
): Promise<Declaration | undefined> {
  const { formVersionId, submittedAt, channel } = dossier
  if (formVersionId === null) return undefined
  const form = rooms.catalogue.formVersion(formVersionId).definition as FormDefinition
  const { procedure } = rooms.catalogue.version(dossier.procedureVersionId)
  const asOf = dayOf(submittedAt)
  const given = answers as Parameters<typeof paperOf>[1]
  if (Object.keys(given).length === 0) return undefined
  const paper = paperOf(form, given, { asOf, procedure, channel })
  const drawings = await readDrawings(rooms, dossier.id, paper)
  return addressDeclaration(paper, { ...dossier, at: submittedAt }, rooms.directory.on(asOf), drawings)
}
