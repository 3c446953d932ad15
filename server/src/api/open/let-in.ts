import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../../kernel/work-calendar.ts'
import { bodyHashOf, derivedRequestId } from '../../modules/audit/public.ts'
import { isUnitWithin, unitsWithPast } from '../../modules/dossiers/public.ts'
import { type ApiClient, type ApiScope, findApiClient, findApiClientBySecret, noteClientSeen } from '../../modules/identity/public.ts'
import { openAccessTokens } from '../../platform/access-token.ts'
import type { Json, Sender } from '../../platform/db.ts'
import { fingerprintOf } from '../../platform/secrets.ts'
import { limitRefused } from '../../platform/limit-refused.ts'
import { type ProblemCode, problemOf, sendProblem } from '../problems.ts'
import type { ApiRooms } from '../rooms.ts'
import { deprecationHeadersOf } from './deprecations.ts'
import { headersOfAllowance, limitClients } from './limit-clients.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a program must be let do; on every route of the outward API but that of tokens. */
    scope?: ApiScope
  }
  interface FastifyRequest {
    /** The program that asks, at a route with a scope. */
    client: ApiClient
  }
}

const PROGRAM = 1n
/** So many wrong tokens of one address in a minute are told so. */
const MOST_REFUSED = 60

/** Lets programs in at the routes of `app`: by token or key, each by its scopes, so often as it may. */
export function letProgramsIn(app: FastifyInstance, rooms: ApiRooms): void {
  const tokens = openAccessTokens(rooms)
  const limits = limitClients()
  const refused = limitRefused(MOST_REFUSED)
  app.decorateRequest('client')
  app.addHook('onRoute', ({ url, config, method }) => {
    const isOfTokens = url.endsWith('/token')
    if (!isOfTokens && (config as { scope?: unknown } | undefined)?.scope === undefined)
      throw new Error(`${String(method)} ${url} names no scope`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const { scope } = request.routeOptions.config
    reply.headers(deprecationHeadersOf(request.method, request.routeOptions.url ?? ''))
    if (scope === undefined) return undefined
    const machineNow = rooms.machineClock.now()
    const bearer = /^Bearer ([\w.~+/-]{1,2000}=*)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (bearer === undefined) return stop(reply, 'token-missing')
    // The token first: of many programs behind one address, one that errs keeps no other out.
    const found = await clientOf(rooms, tokens, bearer, machineNow)
    if (!found) {
      if (refused.isFull(request.ip, machineNow)) return sendProblem(reply.header('retry-after', '60'), problemOf('too-many-requests'))
      refused.count(request.ip, machineNow)
      return stop(reply, 'token-wrong')
    }
    const allowance = limits.take(found.client.publicId, found.client.perMinute, machineNow)
    reply.headers(headersOfAllowance(allowance))
    if (allowance.isOver) return sendProblem(reply, problemOf('too-many-requests'))
    if (!found.scopes.includes(scope)) return stop(reply, 'scope-missing')
    await noteClientSeen(rooms.db, found.client, machineNow)
    request.client = found.client
    return undefined
  })
}

/** By a token: of a client that is still let in, for scopes that it still has. By a key: itself. */
async function clientOf(
  { db }: ApiRooms, tokens: ReturnType<typeof openAccessTokens>, bearer: string, machineNow: Date,
): Promise<{ readonly client: ApiClient; readonly scopes: readonly string[] } | undefined> {
  if (bearer.startsWith('mck_')) {
    const client = await findApiClientBySecret(db, fingerprintOf(bearer), machineNow)
    return client?.kind === 'key' ? { client, scopes: client.scopes } : undefined
  }
  const claims = await tokens.read(bearer, machineNow)
  const client = claims && await findApiClient(db, claims.client, machineNow)
  return client && { client, scopes: client.scopes.filter((scope) => claims.scopes.includes(scope)) }
}

const REALM = 'Bearer realm="motcua"'
const ERRORS: Partial<Record<ProblemCode, string>> = { 'token-wrong': 'invalid_token', 'scope-missing': 'insufficient_scope' }

/** 401 with what RFC 6750 says of it; a scope that is missing, too, since nothing here answers 403. */
function stop(reply: FastifyReply, code: ProblemCode): FastifyReply {
  const error = ERRORS[code]
  return sendProblem(reply.header('www-authenticate', error === undefined ? REALM : `${REALM}, error="${error}"`), problemOf(code))
}

/** The units that a program reaches: its own and its parts, with what they were before. */
export function reachOfClient({ directory, clock }: ApiRooms, { unitId }: ApiClient) {
  const today = directory.on(dayOf(clock.now()))
  const isReached = (id: bigint) => isUnitWithin(today, { reach: 'unit', unitId }, id)
  return { isReached, unitIds: unitsWithPast(today).filter(isReached) }
}

/** Who sends, as a transaction wants to know it: the program of ours does it, for a client whose keys are its own. */
export function senderOfClient(request: FastifyRequest, body: Json = null): Sender {
  const deed = `${request.method} ${request.url.split('?')[0] ?? ''}`
  const key = request.headers['idempotency-key']
  return {
    actorId: PROGRAM, fromAddr: request.ip, bodyHash: bodyHashOf(deed, body),
    requestId: derivedRequestId('client', request.client.publicId, deed, typeof key === 'string' ? key : crypto.randomUUID()),
  }
}
