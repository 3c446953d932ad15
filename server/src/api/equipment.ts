import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Equipment, EquipmentFigures, ItemBody, ItemKept, ItemStateBody } from '@motcua/contracts/equipment.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Result, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { cleanLines, cleanText } from '../kernel/vietnamese-text.ts'
import {
  type ChangeItemRefusal, type ListItemRefusal, changeItemState, equipmentKindsOf, listItem,
} from '../modules/sections/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionReachOf } from './section-reach.ts'
import { showEquipment, showEquipmentFigures } from './show-equipment.ts'

const KEEP = { permission: 'section.keep' } as const
const tags = ['sections']

type Refused = ListItemRefusal | ChangeItemRefusal | { readonly code: 'section-unknown' }

/** What sections have to work with: listed and kept by whoever runs them, held against their need (KH 1107 II.1.4). */
export function equipmentRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/sections/:id/equipment', {
      config: { permission: 'section.read' },
      schema: {
        tags, summary: 'What a section has and needs', params: IdParams, response: { 200: Equipment, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionOf, today, reaches } = sectionReachOf(rooms, request)
      const section = sectionOf(request.params.id)
      if (!section) return sendProblem(reply, problemOf('not-found'))
      return showEquipment(rooms, section, { today, canKeep: reaches('section.keep', section.id) })
    })

    app.post('/api/equipment', {
      config: KEEP,
      schema: {
        tags, summary: 'Put a thing on the list of a section', headers: RequestHeaders, body: ItemBody,
        response: { 201: ItemKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionId, label, ...what } = request.body
      const { sectionOf, directory } = sectionReachOf(rooms, request)
      const section = sectionOf(sectionId)
      return change(request, reply, 201, async (ctx) => {
        if (!section) return refuse({ code: 'section-unknown' as const })
        const kinds = equipmentKindsOf(directory, section)
        return listItem(ctx, { unitId: section.id, kinds, label: cleanText(label), ...what })
      })
    })

    app.post('/api/equipment/:id/state', {
      config: KEEP,
      schema: {
        tags, summary: 'A thing is broken, lent, mended or written off', headers: RequestHeaders, params: IdParams,
        body: ItemStateBody, response: { 200: ItemKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = sectionReachOf(rooms, request)
      const { note, ...what } = request.body
      return change(request, reply, 200, (ctx) => changeItemState(ctx, {
        publicId: request.params.id, isReached, note: cleanLines(note), ...what,
      }))
    })

    app.get('/api/figures/section-equipment', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'What each section needs, has and lacks',
        response: { 200: EquipmentFigures, '4xx': Problem },
      },
    }, async () => showEquipmentFigures(rooms, dayOf(rooms.clock.now())))
  }

  async function change(
    request: FastifyRequest, reply: FastifyReply, status: 200 | 201,
    deed: (ctx: Ctx) => Promise<Result<string, Refused>>,
  ) {
    const outcome = await inTransaction(
      rooms, senderOf(request, request.body as Json), deed, (id) => ({ status, body: { id } }))
    return sendOutcome(reply, outcome, explainBeside(FIELDS))
  }
}

const FIELDS = {
  'section-unknown': '/sectionId', 'equipment-kind-unknown': '/kind', 'equipment-labelled': '/label',
  'equipment-day-wrong': '/since', 'equipment-moved-on': '/state',
} as const
