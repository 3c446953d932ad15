import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  DelegationBody, DelegationChanged, DelegationChoices, DelegationPage, DelegationQuery, RevocationBody,
} from '@motcua/contracts/delegations.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { cleanLines, cleanText } from '../kernel/vietnamese-text.ts'
import { findPlaces, isUnitWithin } from '../modules/dossiers/public.ts'
import { type Directory, type Unit, unitInWords, withPast } from '../modules/organisation/public.ts'
import {
  giveDelegation, listDelegationsOf, postUnitsOf, revokeDelegation,
} from '../modules/post/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { explainBeside, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { showDelegations } from './show-delegations.ts'

const DELEGATE = { permission: 'post.delegate' } as const
const tags = ['post']
const PAGE = 20

/** Delegations of reception to the post: given, seen and revoked by whoever heads the agency. */
export function postDelegationRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/post/delegations', {
      config: DELEGATE,
      schema: {
        tags, summary: 'Delegations of the own agency to the post, the latest first', querystring: DelegationQuery,
        response: { 200: DelegationPage, '4xx': Problem },
      },
    }, async (request) => {
      // Those of agencies that have ended are their heirs' to see, and to revoke.
      const agencies = withPast(rooms.directory.on(dayOf(rooms.clock.now())), agenciesOf(request).map(({ id }) => id))
      const found = await listDelegationsOf(
        rooms.db, agencies, PAGE + 1, readIdCursor(request.query.cursor))
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return { items: showDelegations(rooms, page), next: last ? writeIdCursor(last.id) : null }
    })

    app.get('/api/post/delegation-choices', {
      config: DELEGATE,
      schema: {
        tags, summary: 'Agencies one may delegate for, what each receives, and units of the post',
        response: { 200: DelegationChoices, '4xx': Problem },
      },
    }, async (request) => {
      const today = dayOf(rooms.clock.now())
      const directory = rooms.directory.on(today)
      const show = ({ id, publicId }: Unit) => ({ id: publicId, name: unitInWords(directory, id) })
      return {
        agencies: agenciesOf(request)
          .map((agency) => ({ ...show(agency), procedures: proceduresOf(directory, agency) }))
          .filter(({ procedures }) => procedures.length > 0),
        postUnits: postUnitsOf(directory).map(show), today,
      }
    })

    app.post('/api/post/delegations', {
      config: DELEGATE,
      schema: {
        tags, summary: 'Have a unit of the post do tasks of the counter', headers: RequestHeaders, body: DelegationBody,
        response: { 201: DelegationChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { agencyId: agency, postUnitId: postUnit, procedureIds: procedures, decision, ...what } = request.body
      const { reaches } = viewerOf(request, rooms)
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        giveDelegation(ctx, rooms, {
          ...what, agency, postUnit, procedures, decision: cleanText(decision), reaches,
        }), (id) => ({ status: 201, body: { id } }))
      return sendOutcome(reply, outcome, explainBeside(FIELDS))
    })

    app.post('/api/post/delegations/:id/revocation', {
      config: DELEGATE,
      schema: {
        tags, summary: 'Take a delegation back at once', headers: RequestHeaders, params: IdParams, body: RevocationBody,
        response: { 200: DelegationChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { reaches } = viewerOf(request, rooms)
      const why = cleanLines(request.body.why)
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        revokeDelegation(ctx, rooms, { delegation: request.params.id, why, reaches }),
      (id) => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome)
    })
  }

  /** Agencies that receive at a section, and that one heads. */
  function agenciesOf(request: FastifyRequest): Unit[] {
    const directory = rooms.directory.on(dayOf(rooms.clock.now()))
    const { reaches } = viewerOf(request, rooms)
    return directory.units.filter(({ id, kind }) => kind === 'agency' && directory.oneStopOf(id) !== undefined
      && reaches.some((scope) => isUnitWithin(directory, scope, id)))
  }

  /** What the section of an agency receives for it today, by name. */
  function proceduresOf(directory: Directory, agency: Unit) {
    const today = dayOf(rooms.clock.now())
    const section = directory.oneStopOf(agency.id)
    return rooms.catalogue.on(today).list().flatMap(({ content, procedureId, procedurePublicId: id }) => {
      const places = findPlaces(directory, {
        content, cleared: rooms.catalogue.clearanceOn(today, procedureId), sectionId: section?.id,
      })
      return places.ok && places.value.receiving.id === agency.id
        ? [{ id, name: content.name, isByPost: content.channels.includes('post') }] : []
    }).toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
  }
}

/** Which field a refusal is about. */
const FIELDS = {
  'agency-unknown': '/agencyId', 'post-unit-unknown': '/postUnitId', 'procedure-unknown': '/procedureIds',
  'no-task': '/prices', 'days-reversed': '/validTo', 'delegation-in-past': '/validFrom',
  'delegation-overlaps': '/procedureIds', 'delegation-channel-closed': '/procedureIds',
} as const
