import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  DelegatedDesk, DelegatedResults, DelegationQuery, Done, GuidanceBody, InHandPage,
} from '@motcua/contracts/delegations.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { dossiersById, isWithinReach, listResultsHere } from '../modules/dossiers/public.ts'
import { unitInWords, withPast } from '../modules/organisation/public.ts'
import { guideDelegated, handOnReception, isMoreInHand, pageReceptions } from '../modules/post/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { grantsOf, senderOf, viewerOf } from './authenticate.ts'
import { IN_HAND, findSeatedDelegations } from './delegated-reach.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionsOf } from './sections.ts'
import { showDelegations } from './show-delegations.ts'

const CARRY = { permission: 'post.carry' } as const
const tags = ['post']
const PAGE = 50

/** What somebody of the post does for agencies under delegations: guides, hands on what was received, gives out. */
export function postDelegatedRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/post/delegated', {
      config: CARRY,
      schema: {
        tags, summary: 'What was delegated to the own post', response: { 200: DelegatedDesk, '4xx': Problem },
      },
    }, async (request) => ({
      delegations: showDelegations(rooms, await findSeatedDelegations(rooms, request, grantsOf(request))),
    }))

    app.get('/api/post/delegated/in-hand', {
      config: CARRY,
      schema: {
        tags, summary: 'Dossiers that the own post received and is to hand on, the longest first',
        querystring: DelegationQuery, response: { 200: InHandPage, '4xx': Problem },
      },
    }, async (request) => {
      const ids = await idsOf(request)
      const after = request.query.cursor === undefined ? undefined : readCursor(request.query.cursor)
      const found = await pageReceptions(rooms.db, ids, PAGE + 1, after)
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      const dossiers = await dossiersById(rooms.db, page.map(({ dossierId }) => dossierId))
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      return {
        items: page.flatMap(({ dossierId, receivedAt }) => {
          const dossier = dossiers.get(dossierId)
          return dossier ? [{
            dossierId: dossier.publicId, number: dossier.number, procedureName: nameOf(dossier.procedureVersionId),
            agencyName: unitInWords(directory, dossier.receivingUnitId), receivedAt: receivedAt.toISOString(),
          }] : []
        }),
        next: last ? writeCursor({ at: last.receivedAt, id: last.dossierId }) : null,
        openAtOnce: IN_HAND, isOver: await isMoreInHand(rooms.db, ids, IN_HAND),
      }
    })

    app.post('/api/post/guidances', {
      config: CARRY,
      schema: {
        tags, summary: 'Somebody was guided about a procedure, by the number of today that they drew', headers: RequestHeaders,
        body: GuidanceBody, response: { 201: Done, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { delegationId: delegation, procedureId: procedure, number } = request.body
      const seated = await findSeatedDelegations(rooms, request, grantsOf(request))
      const placesOf = new Map(seated.map(({ id, places }) => [id, places]))
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        guideDelegated(ctx, rooms, { delegation, procedure, number, placesOf }),
      () => ({ status: 201, body: { id: delegation } }))
      return sendOutcome(reply, outcome)
    })

    app.post('/api/post/receptions/:id/handing-on', {
      config: CARRY,
      schema: {
        tags, summary: 'A dossier that the post received goes to the agency', headers: RequestHeaders, params: IdParams,
        body: EmptyBody, response: { 200: Done, '4xx': Problem },
      },
    }, async (request, reply) => {
      const on = { dossier: request.params.id, delegationIds: await idsOf(request) }
      const outcome = await inTransaction(rooms, senderOf(request), (ctx) => handOnReception(ctx, on),
        (id) => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome)
    })

    app.get('/api/post/delegated/results', {
      config: { permission: 'dossier.return' },
      schema: {
        tags, summary: 'Results here that one may give out, the longest first', querystring: DelegationQuery,
        response: { 200: DelegatedResults, '4xx': Problem },
      },
    }, async (request) => {
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const viewer = viewerOf(request, rooms)
      const after = request.query.cursor === undefined ? undefined : readCursor(request.query.cursor)
      const found = await listResultsHere(
        rooms.db, withPast(directory, sectionsOf(viewer, directory).map(({ id }) => id)), PAGE + 1, after)
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      const dossiers = await dossiersById(rooms.db, page.map(({ dossierId }) => dossierId))
      const reached = page.flatMap(({ dossierId, at }) => {
        const dossier = dossiers.get(dossierId)
        return dossier && isWithinReach(directory, viewer, dossier, []) ? [{ dossier, at }] : []
      })
      await noteLooks(rooms, request, reached.map(({ dossier }) =>
        ({ page: 'delegated-results', purpose: 'dossier.return', dossier })))
      return {
        items: reached.map(({ dossier, at }) => ({
          dossierId: dossier.publicId, version: dossier.version, number: dossier.number, name: dossier.applicantName,
          procedureName: nameOf(dossier.procedureVersionId),
          sectionName: unitInWords(directory, dossier.receivesAtId), since: at.toISOString(),
        })),
        next: last ? writeCursor({ at: last.at, id: last.dossierId }) : null,
      }
    })
  }

  async function idsOf(request: FastifyRequest): Promise<bigint[]> {
    return (await findSeatedDelegations(rooms, request, grantsOf(request))).map(({ id }) => id)
  }

  function nameOf(versionId: bigint): string {
    return rooms.catalogue.version(versionId).content.name
  }
}
