import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  ExceptionBody, ExceptionEndBody, SectionDetail, SectionKept, SectionList, SectionShares,
} from '@motcua/contracts/sections.ts'
import { type Result, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { cleanLines, cleanText } from '../kernel/vietnamese-text.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { type Exception, type ListExceptionRefusal, endException, listException } from '../modules/sections/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionReachOf } from './section-reach.ts'
import { showSection, showShares } from './show-section.ts'

const READ = { permission: 'section.read' } as const
const EXCEPT = { permission: 'section.except' } as const
const tags = ['sections']

type Refused = ListExceptionRefusal | { readonly code: 'section-unknown' } | { readonly code: 'procedure-unknown' }

/** One-stop sections as they are made up: hours, procedures received there or listed with a reason (KH 1107 II.6). */
export function sectionDeskRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/sections', {
      config: READ,
      schema: {
        tags, summary: 'One-stop sections within reach, those that one keeps first',
        response: { 200: SectionList, '4xx': Problem },
      },
    }, async (request) => {
      const { sections, directory, reaches } = sectionReachOf(rooms, request)
      const kept = new Set(sections.filter(({ id }) => reaches('section.keep', id)))
      return {
        items: sections.toSorted((a, b) => Number(kept.has(b)) - Number(kept.has(a)))
          .map(({ id, publicId }) => ({ id: publicId, name: unitInWords(directory, id) })),
      }
    })

    app.get('/api/sections/:id', {
      config: READ,
      schema: {
        tags, summary: 'A section: hours, its procedures and how each is received', params: IdParams,
        response: { 200: SectionDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionOf, today, reaches } = sectionReachOf(rooms, request)
      const section = sectionOf(request.params.id)
      if (!section) return sendProblem(reply, problemOf('not-found'))
      return showSection(rooms, section, {
        today, canExcept: reaches('section.except', section.id), canKeep: reaches('section.keep', section.id),
      })
    })

    app.post('/api/section-exceptions', {
      config: EXCEPT,
      schema: {
        tags, summary: 'Put on record that a section does not receive a procedure, and why', headers: RequestHeaders,
        body: ExceptionBody, response: { 201: SectionKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionId, procedureId, until = null, reason, decisionNumber, ...days } = request.body
      const { sectionOf, today } = sectionReachOf(rooms, request)
      const section = sectionOf(sectionId)
      const version = rooms.catalogue.on(today).byPublicId(procedureId)
      const listed = async (ctx: Ctx): Promise<Result<Exception, Refused>> => {
        if (!section) return refuse({ code: 'section-unknown' })
        if (!version) return refuse({ code: 'procedure-unknown' })
        return listException(ctx, {
          unitId: section.id, procedure: { id: version.procedureId, publicId: version.procedurePublicId }, until,
          reason: cleanLines(reason), decisionNumber: cleanText(decisionNumber), ...days,
        })
      }
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), listed,
        ({ publicId: id }) => ({ status: 201, body: { id } }))
      return sendOutcome(reply, outcome, explainBeside(FIELDS))
    })

    app.post('/api/section-exceptions/:id/ending', {
      config: EXCEPT,
      schema: {
        tags, summary: 'Give an exception its last day: the section receives the procedure again after it',
        headers: RequestHeaders, params: IdParams, body: ExceptionEndBody, response: { 200: SectionKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        endException(ctx, { publicId: request.params.id, until: request.body.until }),
      ({ publicId: id }) => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome, explainBeside(FIELDS))
    })

    app.get('/api/figures/section-procedures', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Share of procedures that each section receives, and of those listed with a reason',
        response: { 200: SectionShares, '4xx': Problem },
      },
    }, async () => showShares(rooms, dayOf(rooms.clock.now())))
  }
}

const FIELDS = {
  'decision-later': '/decidedOn', 'days-reversed': '/until', 'exception-in-past': '/until', 'exception-listed': '/procedureId',
  'procedure-unknown': '/procedureId', 'section-unknown': '/sectionId',
} as const
