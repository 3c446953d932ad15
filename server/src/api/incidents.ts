import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IncidentList, IncidentQuery, MendBody, Mended } from '@motcua/contracts/incidents.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  type Incident, type IncidentPlace, type JsonObject, type RunMover, listIncidents, mendRun, ownIdOf,
} from '../modules/workflow/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const MEND = { permission: 'process.mend' } as const
const tags = ['operation']
const PAGE = 50

/**
 * Steps at which runs of processes stopped, for whoever keeps the program running: which step, why and since when; of
 * variables their names only, since whoever mends sees no dossier.
 */
export function incidentRoutes(rooms: ApiRooms, mover: RunMover): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/incidents', {
      config: MEND,
      schema: {
        tags, summary: 'Steps at which processes stopped, the longest standing first', querystring: IncidentQuery,
        response: { 200: IncidentList, '4xx': Problem },
      },
    }, async ({ query }) => {
      const found = await listIncidents(rooms.db, readPlace(query.cursor), PAGE + 1)
      const page = found.slice(0, PAGE)
      const numbers = await numbersOfDossiers(rooms.db, page.flatMap(({ caseId }) => caseId ?? []))
      const last = found.length > PAGE ? page.at(-1) : undefined
      return { items: page.map((one) => showIncident(one, numbers)), next: last ? writePlace(last) : null }
    })

    for (const [noun, by, summary] of [
      ['retrial', 'retry', 'Put variables right and try the step again'],
      ['skipping', 'skip', 'Put variables right and go on as if the step was done'],
    ] as const) {
      app.post(`/api/incidents/:id/${noun}`, {
        config: MEND,
        schema: {
          tags, summary, headers: RequestHeaders, params: IdParams, body: MendBody,
          response: { 200: Mended, '4xx': Problem },
        },
      }, async (request, reply) => {
        const { params: { id: run }, body: { tokenId, variables } } = request
        const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
          mendRun(ctx, mover, { run, tokenId, by, variables: variables as JsonObject }),
        (mended) => ({ status: 200, body: { run: mended.run } }))
        if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
        return reply.code(200).send(outcome.value.body)
      })
    }
  }
}

function showIncident(one: Incident, numbers: ReadonlyMap<bigint, string>) {
  const { run, tokenId, caseId, process, version, node, nodeName, fault: { code, text, since }, variables } = one
  return {
    run, tokenId, process, version, node: ownIdOf(node), nodeName, code, text, since,
    dossierNumber: caseId === null ? null : numbers.get(caseId) ?? null, variables: [...variables],
  }
}

function writePlace({ fault: { since }, instanceId, tokenId }: Incident): string {
  return Buffer.from(`${since} ${String(instanceId)} ${String(tokenId)}`).toString('base64url')
}

/** A place that is none of ours begins at the beginning. */
function readPlace(text = ''): IncidentPlace | undefined {
  const [, since = '', instanceId = '', tokenId = ''] =
    /^([\d:.TZ-]{20,30}) (\d{1,18}) (\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return since === '' ? undefined : { since, instanceId: BigInt(instanceId), tokenId: Number(tokenId) }
}
