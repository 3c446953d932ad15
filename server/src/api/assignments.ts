import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  AssignmentRuleBody, AssignmentRules, PreviewQuery, Reassigned, ReassignmentBody, ReassignmentPreview, RulesKept,
  Workload,
} from '@motcua/contracts/assignments.ts'
import { IdParams, Nothing, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { isAnswered } from '../modules/audit/public.ts'
import {
  type AssignmentRuleRefusal, type Reassigned as Row, type ReassignWork, assignmentRules, endAssignmentRule,
  isUnitWithin, listLinesOf, makeAssignmentRule, reassignWork,
} from '../modules/dossiers/public.ts'
import { findStaff, getStaff, rolesWithin } from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { listHeld } from '../modules/workflow/public.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { inParts } from './in-parts.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { PROBLEM_TEXTS, type ProblemCode, faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { showWorkload } from './show-workload.ts'

/** One press gives so many on; the screen presses again from where it ended. */
const AT_ONCE = 500
const [SHOWN, COUNTED] = [100, 10_000]

/** Who has how much in hand, by which rule steps are given, and giving on what somebody holds. */
export function assignmentRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const tags = ['assignments']
  return async (app) => {
    app.get('/api/workload', {
      config: { permission: 'dossier.assign' },
      schema: {
        tags, summary: 'Open steps of each officer at the units within reach, and who is away', querystring: Nothing,
        response: { 200: Workload, '4xx': Problem },
      },
    }, async (request) => showWorkload(rooms, viewerOf(request, rooms)))

    app.get('/api/reassignments/preview', {
      config: { permission: 'dossier.assign' },
      schema: {
        tags, summary: 'What somebody holds within reach, due first, to choose from', querystring: PreviewQuery,
        response: { 200: ReassignmentPreview, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from, cursor } = request.query
      const [directory, now] = [rooms.directory.on(dayOf(rooms.clock.now())), rooms.clock.now()]
      const { reaches } = viewerOf(request, rooms)
      const staff = await findStaff(rooms.db, from)
      if (!staff) return sendProblem(reply, problemOf('not-found'))
      const at = cursor === undefined ? undefined : readCursor(cursor)
      const isReached = ({ unitId }: { unitId: bigint }) => reaches.some((one) => isUnitWithin(directory, one, unitId))
      const [held, all] = await Promise.all([
        listHeld(rooms.db, staff.accountId, now, at && { dueAt: at.at, id: at.id }, SHOWN),
        listHeld(rooms.db, staff.accountId, now, undefined, COUNTED),
      ])
      const mine = held.filter(isReached)
      const lines = new Map((await listLinesOf(rooms.db, mine.map(({ caseId }) => caseId))).map((one) => [one.id, one]))
      const last = held.length === SHOWN ? held.at(-1) : undefined
      return {
        total: all.filter(isReached).length,
        items: mine.flatMap(({ caseId, name, unitId, dueAt }) => {
          const line = lines.get(caseId)
          return line ? [{
            id: line.publicId, number: line.number, stepName: name, unitName: unitInWords(directory, unitId),
            dueAt: dueAt.toISOString(),
          }] : []
        }),
        next: last ? writeCursor({ at: last.dueAt, id: last.id }) : null,
      }
    })

    app.post('/api/reassignments', {
      config: { permission: 'dossier.assign' },
      schema: {
        tags, summary: 'Give on what somebody holds: to a colleague, by the rule, or to the queue; a result a row',
        headers: RequestHeaders, body: ReassignmentBody, response: { 200: Reassigned, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { fromId, to, toId, dossiers, cursor } = request.body
      const [sender, say] = [senderOf(request, request.body), sayTo(request)]
      if (to === 'person' && toId === undefined)
        return sendProblem(reply, problemOf('assignee-unknown', [faultAt('/toId', 'assignee-unknown')]))
      const wanted: ReassignWork = {
        viewer: viewerOf(request, rooms), fromId, only: dossiers && new Set(dossiers),
        to: to === 'person' ? { by: 'person', id: toId ?? '' } : { by: to },
      }
      const nothing = ok({ rows: [] as readonly Row[], next: null })
      const done = await isAnswered(rooms.db, sender) ? nothing : await inParts(
        rooms, sender, { name: 'reassign', body: request.body, most: AT_ONCE, from: cursor },
        (ctx, after) => reassignWork(ctx, rooms, wanted, after),
      )
      if (!done.ok) {
        const { code } = done.refusal
        return sendProblem(reply, problemOf(code === 'staff-unknown' ? 'not-found' : code))
      }
      const { rows, next } = done.value
      // Keeps the answer of the whole under its key; what it tells of is done.
      const keep = async (): Promise<Result<readonly Row[], never>> => ok(rows)
      const outcome = await inTransaction(rooms, sender, keep, () => ({
        status: 200, body: {
          next, items: rows.map(({ publicId, number, toName, refusal }) => ({
            id: publicId, number, toName, refusal, text: refusal === null ? null : say(PROBLEM_TEXTS[refusal]),
          })),
        },
      }))
      return sendOutcome(reply, outcome)
    })

    app.get('/api/assignment-rules', {
      config: { permission: 'assignment.keep' },
      schema: {
        tags, summary: 'By which rules steps are given at the units within reach',
        response: { 200: AssignmentRules, '4xx': Problem },
      },
    }, async (request) => showRules(rooms, request))

    app.post('/api/assignment-rules', {
      config: { permission: 'assignment.keep' },
      schema: {
        tags, summary: 'Say by which rule steps of a role at a unit are given, from a day on',
        headers: RequestHeaders, body: AssignmentRuleBody, response: { 201: RulesKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, procedureId, officers, to = null, ...rule } = request.body
      const today = dayOf(rooms.clock.now())
      const [directory, catalogue] = [rooms.directory.on(today), rooms.catalogue.on(today)]
      const reached = reachedBy(rooms, request)
      const idsOf = (ids: readonly string[]) => ids.map((id) => catalogue.byPublicId(id)?.procedureId)
      return change(rooms, request, reply, 201, async (ctx) => {
        const unit = directory.byPublicId(unitId)
        if (!unit || !reached(unit.id)) return refuse({ code: 'unit-unknown' })
        const named = [procedureId ?? [], officers.flatMap((one) => one.procedureIds ?? [])].flat()
        if (idsOf(named).includes(undefined)) return refuse({ code: 'procedure-unknown' })
        const known = (ids: readonly string[]) => idsOf(ids).flatMap((id) => id ?? [])
        return makeAssignmentRule(ctx, {
          ...rule, to, unit, procedureId: procedureId === undefined ? null : known([procedureId])[0] ?? null,
          officers: officers.map(({ id, share, procedureIds }) =>
            ({ publicId: id, share, procedureIds: procedureIds ? known(procedureIds) : null })),
        })
      })
    })

    app.post('/api/assignment-rules/:id/ending', {
      config: { permission: 'assignment.keep' },
      schema: {
        tags, summary: 'End a rule at once', headers: RequestHeaders, params: IdParams, body: EmptyBody,
        response: { 200: RulesKept, '4xx': Problem },
      },
    }, async (request, reply) => change(rooms, request, reply, 200, (ctx) =>
      endAssignmentRule(ctx, request.params.id, reachedBy(rooms, request))))
  }
}

function reachedBy(rooms: ApiRooms, request: FastifyRequest): (unitId: bigint) => boolean {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const { reaches } = viewerOf(request, rooms)
  return (unitId) => reaches.some((scope) => isUnitWithin(directory, scope, unitId))
}

async function showRules(rooms: ApiRooms, request: FastifyRequest): Promise<AssignmentRules> {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const units = unitsOf(viewerOf(request, rooms), directory) ?? directory.units.map(({ id }) => id)
  const [rules, places] = await Promise.all([
    assignmentRules(rooms.db, units, today), rolesWithin(rooms.db, units, today),
  ])
  const staff = await getStaff(rooms.db, [...rules.flatMap(({ officers }) => officers), ...places]
    .map(({ accountId }) => accountId))
  const person = (id: bigint) => staff.find(({ accountId }) => accountId === id)
  const roleName = (role: string) => directory.roles.find(({ id }) => id === role)?.name ?? role
  const placeOf = ({ unitId, role }: { unitId: bigint; role: string }) => ({
    unitId: directory.byId(unitId)?.publicId ?? '', unitName: unitInWords(directory, unitId), role,
    roleName: roleName(role),
  })
  const procedures = rooms.catalogue.on(today).list()
  const grouped = new Map(places.map((one) => [`${String(one.unitId)} ${one.role}`, one]))
  return {
    rules: rules.map((rule) => ({
      id: rule.publicId, ...placeOf(rule), prefersLast: rule.prefersLast, goesBy: rule.goesBy, from: rule.from,
      to: rule.to,
      procedureName: procedures.find(({ procedureId }) => procedureId === rule.procedureId)?.content.name ?? null,
      officers: rule.officers.map(({ accountId, share, procedureIds }) => ({
        fullName: person(accountId)?.fullName ?? '', share, procedures: procedureIds?.length ?? null,
      })),
    })),
    places: [...grouped.values()].slice(0, 500).map((place) => ({
      ...placeOf(place),
      staff: places.filter(({ unitId, role }) => unitId === place.unitId && role === place.role).flatMap((one) => {
        const found = person(one.accountId)
        return found ? [{ id: found.publicId, fullName: found.fullName }] : []
      }),
    })),
  }
}

type RuleRefusal = AssignmentRuleRefusal | {
  readonly code: 'unit-unknown' | 'procedure-unknown' | 'assignment-rule-unknown'
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<string, RuleRefusal>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, (id) =>
    ({ status, body: { ids: [id] } }))
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

const POINTERS: Partial<Record<ProblemCode, string>> = {
  'days-reversed': '/to', 'absence-past': '/from', 'unit-unknown': '/unitId', 'assignee-unknown': '/officers',
  'procedure-unknown': '/procedureId', 'assignment-rule-held': '/role',
}

function explain({ code }: RuleRefusal | RequestReused) {
  const pointer = POINTERS[code]
  return problemOf(code, pointer === undefined ? [] : [faultAt(pointer, code)])
}
