import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PackageSaved } from '@motcua/contracts/package-deeds.ts'
import { IdParams, Nothing, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  AcceptDifferenceBody, DeclineDifferenceBody, DifferenceDeclined, ProcedureComparisonList, ProcedureDifference,
  ProcedureDifferenceList, ProcedureDifferenceQuery,
} from '@motcua/contracts/procedure-differences.ts'
import {
  type ProcedureDifference as Difference, acceptDifference, declineDifference, findProcedureDifference,
  isPublishing, listComparisons, listProcedureDifferences,
} from '../modules/integration/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { packageOfVersion } from './package-rooms.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const [LOOK, EDIT] = [{ permission: 'package.read' }, { permission: 'catalogue.manage' }] as const
const [tags, PAGE] = [['packages'], 50]

/**
 * What a national catalogue says otherwise of procedures: listed, looked at, accepted as a draft, or declined. Nothing
 * of ours is changed here: a draft is published by somebody else (ADR 0121).
 */
export function procedureDifferenceRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/procedure-comparisons', {
      config: LOOK,
      schema: {
        tags, summary: 'When each national catalogue was compared last, and what keeps it back', querystring: Nothing,
        response: { 200: ProcedureComparisonList, '4xx': Problem },
      },
    }, async () => {
      const found = await listComparisons(rooms.db, rooms.adapters.filter(isPublishing).map((one) => one.partner))
      return {
        items: found.map(({ partner, at, compared, failedAt, fault, retryAt }) =>
          ({ partner, at: said(at), compared, failedAt: said(failedAt), fault, retryAt: said(retryAt) })),
      }
    })

    app.get('/api/procedure-differences', {
      config: LOOK,
      schema: {
        tags, summary: 'Procedures that a national catalogue says otherwise, in the order in which it was found',
        querystring: ProcedureDifferenceQuery, response: { 200: ProcedureDifferenceList, '4xx': Problem },
      },
    }, async ({ query: { standing = 'open', limit = PAGE, cursor } }) => {
      const after = readIdCursor(cursor)
      const found = await listProcedureDifferences(rooms.db, { standing, after, limit: limit + 1 })
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      const names = await namesOf(rooms, page)
      return {
        items: page.map((one) => ({ ...show(one, names), fields: one.lines.length })),
        next: last ? writeIdCursor(last.id) : null,
      }
    })

    app.get('/api/procedure-differences/:id', {
      config: LOOK,
      schema: {
        tags, summary: 'Field by field: ours, theirs, and what a draft takes over', params: IdParams,
        response: { 200: ProcedureDifference, '4xx': Problem },
      },
    }, async ({ params: { id } }, reply) => {
      const found = await findProcedureDifference(rooms.db, id)
      if (!found) return sendProblem(reply, problemOf('procedure-difference-unknown'))
      const lines = found.lines.map(({ field, about, ours, theirs, way }) => ({ field, about, ours, theirs, way }))
      return { ...show(found, await namesOf(rooms, [found])), lines }
    })

    app.post('/api/procedure-differences/:id/package', {
      config: EDIT,
      schema: {
        tags, summary: 'Accept it: begin a draft that says it', headers: RequestHeaders, params: IdParams,
        body: AcceptDifferenceBody, response: { 201: PackageSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id: difference } = request.params
      const version = await draftFor(rooms, difference)
      const outcome = await inTransaction(rooms, senderOf(request, {}),
        async (ctx) => acceptDifference(ctx, { difference, version }),
        ({ publicId, revision }) => ({ status: 201, body: { id: publicId, revision } }))
      return sendOutcome(reply, outcome)
    })

    app.post('/api/procedure-differences/:id/refusal', {
      config: EDIT,
      schema: {
        tags, summary: 'Decline it: ours stays as it is', headers: RequestHeaders, params: IdParams,
        body: DeclineDifferenceBody, response: { 200: DifferenceDeclined, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { reason } } = request
      const outcome = await inTransaction(rooms, senderOf(request, request.body),
        async (ctx) => declineDifference(ctx, { difference: id, reason }), () => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome, explainBeside({ 'reason-needed': '/reason' }))
    })
  }
}

/** The package of the newest version; undefined where the procedure is none of ours. */
async function draftFor(rooms: ApiRooms, id: string) {
  const found = await findProcedureDifference(rooms.db, id)
  const [newest] = rooms.catalogue.versions().filter(({ procedure, validFrom }) =>
    procedure === found?.procedure && validFrom !== '0001-01-01').toSorted((a, b) => b.validFrom < a.validFrom ? -1 : 1)
  return newest && { id: newest.id, data: await packageOfVersion(rooms, newest) }
}

async function namesOf(rooms: ApiRooms, all: readonly Difference[]): Promise<ReadonlyMap<bigint, string>> {
  return namesOfStaff(rooms.db, all.flatMap(({ decidedBy }) => decidedBy ?? []))
}

function show(one: Difference, names: ReadonlyMap<bigint, string>) {
  const { publicId: id, partner, code, name, procedure, kind, standing, day, reason, packageId, decidedBy } = one
  return {
    id, partner, code, name, procedure, kind, standing, day, foundAt: one.foundAt.toISOString(),
    endedAt: said(one.endedAt), decidedAt: said(one.decidedAt),
    decidedBy: decidedBy === null ? null : names.get(decidedBy) ?? '', reason, packageId,
  }
}

function said(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
