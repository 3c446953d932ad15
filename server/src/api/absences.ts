import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  AbsenceBody, AbsenceList, CandidateList, CandidatesQuery, DaysKept, type DaysOfStaff, StandInBody,
} from '@motcua/contracts/absences.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import {
  type NameStandInRefusal, type NoteAbsenceRefusal, type Staff, absentees, awayAmong, endAbsence, endStandIn, findStaff,
  listStaff, nameStandIn, noteAbsence, rolesOf, standInsOf,
} from '../modules/identity/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { type ProblemCode, faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesFor, showDays, showStandIn } from './show-days.ts'

/** An agency has a few hundred staff. */
const MOST_STAFF = 1_000

type DeedRefusal =
  | NameStandInRefusal | NoteAbsenceRefusal
  | { readonly code: 'stand-in-unknown' | 'absence-unknown' | 'unit-unknown' }

/** Who is away and who does whose work meanwhile: one's own days, and those of the staff within reach. */
export function absenceRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const config = { permission: 'absence.keep' } as const
  const tags = ['absences']
  return async (app) => {
    app.get('/api/absences', {
      config,
      schema: {
        tags, summary: 'Who is away and who stands in, now or later: oneself, and staff within reach',
        response: { 200: AbsenceList, '4xx': Problem },
      },
    }, async (request) => {
      const { today, directory } = keeperOf(rooms, request)
      const own = await findStaff(rooms.db, request.actor.accountPublicId)
      const unitIds = unitsOf(viewerOf(request, rooms), directory)
      const kept = unitIds?.length === 0 ? [] : await absentees(rooms.db, unitIds, today, MOST_STAFF)
      const others = kept.filter(({ accountId }) => accountId !== request.actor.accountId)
      if (!own) throw new Error('a session of nobody')
      const [mine, ...shown] = await showDays(rooms, [own, ...others])
      const standingIn = await standInsOf(rooms.db, request.actor.accountId, today)
      const names = await namesFor(rooms, standingIn)
      return {
        mine: mine as DaysOfStaff,
        standingIn: standingIn.map((row) => showStandIn({ directory, today }, row, names)), others: shown,
      }
    })

    app.get('/api/absences/candidates', {
      config,
      schema: {
        tags, summary: 'Who may stand in for somebody, and for which roles', querystring: CandidatesQuery,
        response: { 200: CandidateList, '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await candidatesFor(rooms, request, request.query.officer ?? request.actor.accountPublicId)
      return found ?? sendProblem(reply, problemOf('not-found'))
    })

    app.post('/api/absences', {
      config,
      schema: {
        tags, summary: 'Note that somebody is away from a day to a day', headers: RequestHeaders, body: AbsenceBody,
        response: { 201: DaysKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { accountId: account = request.actor.accountPublicId, from, to } = request.body
      const { keeper } = keeperOf(rooms, request)
      return change(rooms, request, reply, 201, async (ctx) => {
        const done = await noteAbsence(ctx, { keeper, account, from, to })
        return done.ok ? ok([done.value]) : done
      })
    })

    app.post('/api/absences/:id/ending', {
      config,
      schema: {
        tags, summary: 'Back before the last day', headers: RequestHeaders, params: IdParams, body: EmptyBody,
        response: { 200: DaysKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id: absence } = request.params
      const { keeper } = keeperOf(rooms, request)
      return change(rooms, request, reply, 200, async (ctx) => {
        const done = await endAbsence(ctx, { keeper, absence })
        return done.ok ? ok([absence]) : done
      })
    })

    app.post('/api/stand-ins', {
      config,
      schema: {
        tags, summary: 'Name who does roles of somebody from a day to a day', headers: RequestHeaders,
        body: StandInBody, response: { 201: DaysKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { accountId: absent = request.actor.accountPublicId, standInId: standIn, from, to } = request.body
      const { keeper, directory } = keeperOf(rooms, request)
      return change(rooms, request, reply, 201, async (ctx) => {
        const places = request.body.places.map(({ role, unitId }) => ({ role, unit: directory.byPublicId(unitId) }))
        const known = places.flatMap(({ role, unit }) => unit ? [{ role, unit }] : [])
        if (known.length < places.length) return refuse({ code: 'unit-unknown' as const })
        return nameStandIn(ctx, {
          keeper, absent, standIn, from, to, places: known, qualified: qualifiedOf(directory),
          isSameAgency: (a, b) => isUnitWithin(directory, { reach: 'agency', unitId: a }, b),
        })
      })
    })

    app.post('/api/stand-ins/:id/ending', {
      config,
      schema: {
        tags, summary: 'End what somebody does for another, at once', headers: RequestHeaders, params: IdParams,
        body: EmptyBody, response: { 200: DaysKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id: standIn } = request.params
      const { keeper } = keeperOf(rooms, request)
      return change(rooms, request, reply, 200, async (ctx) => {
        const done = await endStandIn(ctx, { keeper, standIn })
        return done.ok ? ok([standIn]) : done
      })
    })
  }
}

function keeperOf(rooms: ApiRooms, request: FastifyRequest) {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const { reaches } = viewerOf(request, rooms)
  const isReached = (unitId: bigint) => reaches.some((scope) => isUnitWithin(directory, scope, unitId))
  return { today, directory, keeper: { grants: request.actor.grants, isReached } }
}

/** By role, which roles one must have in the agency to stand in for it: the policy, or else the role itself. */
function qualifiedOf(directory: Directory): Readonly<Record<string, readonly string[]>> {
  return (directory.policy('stand-ins')?.value ?? {}) as Readonly<Record<string, readonly string[]>>
}

async function candidatesFor(
  rooms: ApiRooms, request: FastifyRequest, account: string,
): Promise<CandidateList | undefined> {
  const { directory, keeper, today } = keeperOf(rooms, request)
  const absent = await findStaff(rooms.db, account)
  if (!absent) return undefined
  const places = await rolesOf(rooms.db, [absent.accountId], today)
  const isOwn = absent.accountId === request.actor.accountId
  const isSeen = isOwn || [absent, ...places].some(({ unitId }) => keeper.isReached(unitId))
  const [of] = isSeen ? await showDays(rooms, [absent]) : []
  if (!of) return undefined
  const isSameAgency = (a: bigint, b: bigint) => isUnitWithin(directory, { reach: 'agency', unitId: a }, b)
  const unitIds = directory.units.map(({ id }) => id)
    .filter((id) => places.some(({ unitId }) => isSameAgency(unitId, id)))
  const staff = (await listStaff(rooms.db, { unitIds, heldFrom: today, limit: MOST_STAFF }))
    .filter((one) => !one.isDisabled && one.accountId !== absent.accountId && one.accountId !== request.actor.accountId)
  const ids = staff.map(({ accountId }) => accountId)
  const [held, away] = [await rolesOf(rooms.db, ids, today), await awayAmong(rooms.db, ids, today)]
  const qualified = qualifiedOf(directory)
  const fitsFor = ({ accountId }: Staff) => [...new Set(places.filter(({ role, unitId }) =>
    held.some((one) => one.accountId === accountId && one.validFrom <= today
      && (qualified[role] ?? [role]).includes(one.role) && isSameAgency(one.unitId, unitId))).map(({ role }) => role))]
  return {
    of,
    items: staff.map((one) => ({
      id: one.publicId, fullName: one.fullName, position: one.position,
      unitName: directory.byId(one.unitId)?.name ?? '', isAway: away.has(one.accountId), fits: fitsFor(one),
    })).filter(({ fits }) => fits.length > 0),
  }
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<readonly string[], DeedRefusal>>,
) {
  const outcome = await inTransaction(
    rooms, senderOf(request, request.body as Json), deed, (ids) => ({ status, body: { ids: [...ids] } }),
  )
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

/** Where a refusal is about something that was chosen. */
const POINTERS: Partial<Record<ProblemCode, string>> = {
  'days-reversed': '/to', 'absence-past': '/from', 'stand-in-of-oneself': '/standInId',
  'stand-in-unqualified': '/standInId', 'stand-in-away': '/standInId', 'stand-in-circular': '/standInId',
  'role-not-held': '/places', 'stand-in-not-yours-to-name': '/places', 'stand-in-named-already': '/places',
  'unit-unknown': '/places',
}

/** What is not within reach is answered like what does not exist (docs/adr/0014-no-403.md). */
function explain(refusal: DeedRefusal | RequestReused) {
  const code = refusal.code === 'staff-unknown' ? 'not-found' : refusal.code
  const pointer = POINTERS[code]
  return problemOf(code, pointer === undefined ? [] : [faultAt(pointer, code)])
}
