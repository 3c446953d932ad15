import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import { MemberNamed, NameMemberBody, TeamList, type TeamMemberLine, TeamsQuery } from '@motcua/contracts/teams.ts'
import type { FastifyRequest } from 'fastify'
import { type Day, dayOf } from '../kernel/civil-day.ts'
import { maskPersonalNumber } from '../kernel/mask.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import {
  type CountedMember, countHelped, endTeamMember, listTeamMembers, nameTeamMember,
} from '../modules/identity/public.ts'
import { withPast } from '../modules/organisation/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionMeant, sectionsOf } from './sections.ts'

const KEEP = { permission: 'team.keep' } as const
const tags = ['people']
const PAGE = 50

/** Members of community digital teams: named by the head of a section, counted, ended at once. */
export function teamRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/team-members', {
      config: KEEP,
      schema: {
        tags, summary: 'Members of the community digital teams of a section, and how many people they help',
        querystring: TeamsQuery, response: { 200: TeamList, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { directory, sections, today } = here(rooms, request)
      const section = sectionMeant(sections, request.query.section)
      if (!section) return sendProblem(reply, problemOf(
        sections.length === 0 ? 'no-section' : 'section-needed', [faultAt('/section', 'section-needed')],
      ))
      const units = withPast(directory, [section.id])
      const before = readIdCursor(request.query.cursor)
      const [found, teams] = await Promise.all([
        listTeamMembers(rooms.db, units, { day: today, before, limit: PAGE + 1 }),
        before === undefined ? countHelped(rooms.db, units) : [],
      ])
      const members = found.slice(0, PAGE)
      const last = found.length > PAGE ? members.at(-1) : undefined
      await noteLooks(rooms, request, [
        { page: 'people', purpose: 'team.keep', personIds: members.map(({ personId }) => personId) },
      ])
      return { items: members.map((one) => show(one, today)), teams, next: last ? writeIdCursor(last.id) : null }
    })

    app.post('/api/team-members', {
      config: KEEP,
      schema: {
        tags, summary: 'Name a member of a community digital team', headers: RequestHeaders, body: NameMemberBody,
        response: { 201: MemberNamed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { personId: person, team, decision, from: validFrom, to: validTo, sectionId } = request.body
      const { sections } = here(rooms, request)
      const unit = sectionMeant(sections, sectionId)
      if (sections.length === 0) return sendProblem(reply, problemOf('no-section'))
      if (!unit) return sendProblem(reply, problemOf('section-needed', [faultAt('/sectionId', 'section-needed')]))
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json), (ctx) => nameTeamMember(ctx, {
          person, unit, team: cleanText(team), decision: cleanText(decision), validFrom, validTo,
        }), (id) => ({ status: 201, body: { id } }),
      )
      if (outcome.ok) return reply.code(201).send(outcome.value.body)
      const { code } = outcome.refusal
      if (code === 'person-unknown') return sendProblem(reply, problemOf('not-found'))
      const at = code === 'days-reversed' ? '/to' : code === 'request-reused' ? undefined : '/personId'
      return sendProblem(reply, problemOf(code, at === undefined ? [] : [faultAt(at, code)]))
    })

    app.post('/api/team-members/:id/ending', {
      config: KEEP,
      schema: {
        tags, summary: 'End a membership at once, with every mandate given by it', headers: RequestHeaders,
        params: IdParams, body: EmptyBody, response: { 200: MemberNamed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      const { directory, sections } = here(rooms, request)
      const reached = new Set(withPast(directory, sections.map((one) => one.id)))
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        (ctx) => endTeamMember(ctx, { member: id, isReached: (unit) => reached.has(unit) }),
        () => ({ status: 200, body: { id } }),
      )
      if (outcome.ok) return reply.code(200).send(outcome.value.body)
      const { code } = outcome.refusal
      return sendProblem(reply, problemOf(code === 'member-unknown' ? 'not-found' : code))
    })
  }
}

function here(rooms: ApiRooms, request: FastifyRequest) {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  return { today, directory, sections: sectionsOf(viewerOf(request, rooms), directory) }
}

function show(one: CountedMember, today: Day): TeamMemberLine {
  const { publicId: id, fullName, personalNumber, team, decision, validFrom: from, validTo: to, helped, inForce } = one
  return {
    id, fullName, number: maskPersonalNumber(personalNumber ?? ''), team, decision, from, to, helped, inForce,
    state: one.endedAt ? 'ended' : from > today ? 'not-begun' : to < today ? 'over' : 'in-force',
  }
}
