import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  InstructionBody, InstructionClosingBody, InstructionCounts, InstructionDetail, InstructionKept, InstructionOfficers,
  InstructionPage, InstructionUnits, InstructionWordsBody, InstructionsQuery,
} from '@motcua/contracts/instructions.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, momentOn } from '../kernel/civil-day.ts'
import { type Result, refuse } from '../kernel/result.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import {
  type GiveInstruction, type GiveInstructionRefusal, type OpenOf, type Party, type TakeStepRefusal,
  acknowledgeInstruction, answerInstruction, closeInstruction, countOpenInstructions, findInstruction, giveInstruction,
  headedBy, listOpenInstructions, partOf, sendBackInstruction, unitsToDirect,
} from '../modules/direction/public.ts'
import { getStaff, rolesWithin } from '../modules/identity/public.ts'
import { withPast } from '../modules/organisation/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { listWithinReach } from './dossier-detail.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { explainBeside, faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { directionPartyOf, figureNow, showInstruction, showInstructions } from './show-instructions.ts'

const [GIVE, ANSWER] = [{ permission: 'direction.give' }, { permission: 'direction.answer' }] as const
const tags = ['direction']
const DEED = { tags, headers: RequestHeaders, params: IdParams, response: { 200: InstructionKept, '4xx': Problem } }

type Refused = GiveInstructionRefusal | TakeStepRefusal
  | { readonly code: 'instruction-figure-unknown' | 'instruction-dossier-unknown' }

/** What leaders tell units and officers to do about figures and dossiers, and what comes of it (KH 1107 II.5). */
export function instructionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/instructions', {
      config: ANSWER,
      schema: {
        tags, summary: 'Open instructions, due first: told to one, given by one, or of all that one directs',
        querystring: InstructionsQuery, response: { 200: InstructionPage, '4xx': Problem },
      },
    }, async (request) => {
      const { list = 'received', limit = 50, cursor } = request.query
      const after = cursor === undefined ? undefined : readCursor(cursor)
      const found = await listOpenInstructions(rooms.db, openOf(directionPartyOf(rooms, request), list), {
        after: after && { dueOn: dayOf(after.at), id: after.id }, limit: limit + 1,
      })
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      return {
        items: await showInstructions(rooms, page),
        next: last ? writeCursor({ at: momentOn(last.dueOn, 0), id: last.id }) : null,
      }
    })

    app.get('/api/instructions/counts', {
      config: GIVE,
      schema: {
        tags, summary: 'How many of each unit are open and overdue', response: { 200: InstructionCounts, '4xx': Problem },
      },
    }, async (request) => {
      const { directory, ...party } = directionPartyOf(rooms, request)
      const units = unitsToDirect({ directory, ...party })
      const counts = await countOpenInstructions(
        rooms.db, withPast(directory, units.map(({ id }) => id)), dayOf(rooms.clock.now()))
      return {
        items: units.flatMap(({ id, publicId, name }) => {
          const own = counts.filter(({ unitId }) => directory.heirOf(unitId)?.id === id)
          const sum = (key: 'open' | 'overdue') => own.reduce((all, one) => all + one[key], 0)
          return own.length === 0 ? []
            : [{ unitId: publicId, unitName: name, open: sum('open'), overdue: sum('overdue') }]
        }),
      }
    })

    app.get('/api/instructions/units', {
      config: GIVE,
      schema: {
        tags, summary: 'Units that one may tell what to do', response: { 200: InstructionUnits, '4xx': Problem },
      },
    }, async (request) => ({
      items: unitsToDirect(directionPartyOf(rooms, request)).map(({ publicId, name }) => ({ id: publicId, name })),
    }))

    app.get('/api/instructions/units/:id/officers', {
      config: GIVE,
      schema: {
        tags, summary: 'Who works at a unit that one may tell what to do', params: IdParams,
        response: { 200: InstructionOfficers, '4xx': Problem },
      },
    }, async (request, reply) => {
      const party = directionPartyOf(rooms, request)
      const unit = unitsToDirect(party).find(({ publicId }) => publicId === request.params.id)
      if (!unit) return sendProblem(reply, problemOf('not-found'))
      const held = await rolesWithin(rooms.db, [unit.id], dayOf(rooms.clock.now()))
      const staff = await getStaff(rooms.db, [...new Set(held.map(({ accountId }) => accountId))])
      return {
        items: staff
          .filter(({ accountId, isDisabled, isOff }) => accountId !== party.accountId && !isDisabled && !isOff)
          .map(({ publicId, fullName, position }) => ({ id: publicId, name: fullName, position })),
      }
    })

    app.get('/api/instructions/:id', {
      config: ANSWER,
      schema: {
        tags, summary: 'An instruction with its steps, and those that one may take', params: IdParams,
        response: { 200: InstructionDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const party = directionPartyOf(rooms, request)
      const found = await findInstruction(rooms.db, request.params.id)
      const shown = found && partOf(party, found).isSeen ? await showInstruction(rooms, party, found) : undefined
      return shown ?? sendProblem(reply, problemOf('instruction-unknown'))
    })

    app.post('/api/instructions', {
      config: GIVE,
      schema: {
        tags, summary: 'Tell a unit or an officer what to do about a figure or a dossier, until a day',
        headers: RequestHeaders, body: InstructionBody, response: { 201: InstructionKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { about, unitId, officerId, words, dueOn } = request.body
      if ('metric' in about && about.until < about.from)
        return sendProblem(reply, problemOf('days-reversed', [faultAt('/about/until', 'days-reversed')]))
      const party = directionPartyOf(rooms, request)
      const known = await aboutNow(request, party, unitId, about)
      return change(request, reply, 201, async (ctx) => known.ok
        ? giveInstruction(ctx, {
          party, unit: unitId, officer: officerId, about: known.value, words: cleanLines(words), dueOn,
        })
        : known)
    })

    app.post('/api/instructions/:id/acknowledgement', {
      config: ANSWER, schema: { ...DEED, summary: 'Say that one has read it', body: EmptyBody },
    }, async (request, reply) => change(request, reply, 200, (ctx) =>
      acknowledgeInstruction(ctx, { publicId: request.params.id, party: directionPartyOf(rooms, request) })))

    app.post('/api/instructions/:id/answer', {
      config: ANSWER, schema: { ...DEED, summary: 'Say what was done about it', body: InstructionWordsBody },
    }, async (request, reply) => change(request, reply, 200, (ctx) => answerInstruction(ctx, stepOf(request))))

    app.post('/api/instructions/:id/sending-back', {
      config: GIVE, schema: { ...DEED, summary: 'Send the answer back as not enough', body: InstructionWordsBody },
    }, async (request, reply) => change(request, reply, 200, (ctx) => sendBackInstruction(ctx, stepOf(request))))

    app.post('/api/instructions/:id/closing', {
      config: GIVE, schema: { ...DEED, summary: 'Accept the answer, or take it back', body: InstructionClosingBody },
    }, async (request, reply) => change(request, reply, 200, (ctx) => closeInstruction(ctx, stepOf(request))))
  }

  function stepOf(request: FastifyRequest<{ Params: { id: string }; Body: { words: string } }>) {
    const { params: { id }, body: { words } } = request
    return { publicId: id, party: directionPartyOf(rooms, request), words: cleanLines(words) }
  }

  /** What is told of a figure is what it comes to now; of a dossier, one that the giver may follow. */
  async function aboutNow(
    request: FastifyRequest, { directory }: Party, unitId: string, about: InstructionBody['about'],
  ): Promise<Result<GiveInstruction['about'], Refused>> {
    if ('dossierId' in about) {
      const [found] = await listWithinReach(rooms, request, [about.dossierId], viewerOf(request, rooms, 'dossier.track'))
      return found ? { ok: true, value: { dossierId: found.dossier.id } } : refuse({ code: 'instruction-dossier-unknown' })
    }
    const unit = directory.byPublicId(unitId)
    if (!unit) return refuse({ code: 'instruction-unit-unknown' })
    const figure = await figureNow(rooms, directory, unit.id, about)
    return figure ? { ok: true, value: { ...about, ...figure } } : refuse({ code: 'instruction-figure-unknown' })
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

function openOf(party: Party, list: 'received' | 'given' | 'below'): OpenOf {
  if (list === 'given') return { giverId: party.accountId }
  if (list === 'received') return { accountId: party.accountId, headedIds: headedBy(party) }
  return { unitIds: withPast(party.directory, unitsToDirect(party).map(({ id }) => id)) }
}

const FIELDS = {
  'instruction-unit-unknown': '/unitId', 'instruction-without-head': '/unitId', 'instruction-to-oneself': '/unitId',
  'instruction-officer-unknown': '/officerId', 'instruction-day-past': '/dueOn',
  'instruction-figure-unknown': '/about/metric', 'instruction-dossier-unknown': '/about/dossierId',
} as const
