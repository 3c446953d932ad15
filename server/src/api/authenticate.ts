import type {} from '@fastify/cookie'
import { ON_BEHALF_HEADER, PAGE_ACCOUNT_HEADER } from '@motcua/contracts/session.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import { type Reach, type Viewer, isUnitWithin, unitsWithPast } from '../modules/dossiers/public.ts'
import { bodyHashOf, derivedRequestId } from '../modules/audit/public.ts'
import {
  type Actor, type Permission, type RoleGrant, type StandsInFor, findSession, isLent, isTouchDue,
  needsSecondFactor, reachOf, touchSession,
} from '../modules/identity/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import type { WorkPlace } from '../modules/workflow/public.ts'
import {
  type DelegatedWork, delegatedReachOf, findDelegatedWork, findDelegationRefusal,
} from './delegated-reach.ts'
import { type ProblemCode, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import type { Json, Sender } from '../platform/db.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Checked for every route of the API by the hook below; a test fails on a route that names none. */
    permission?: Permission | 'public' | 'signed-in'
  }
  interface FastifyRequest {
    /** Set by the hook for every route that is not public. */
    actor: Actor
    /** The colleague for whom the actor acts in this request; their own roles count for nothing then. */
    onBehalfOf: StandsInFor | undefined
    /** How far the permission of this route reaches for the actor. */
    scopes: readonly Reach[]
    /** Of whoever works for the post: what was delegated to it at this moment. */
    delegatedWork: DelegatedWork | undefined
  }
}

/** `__Host-` binds the cookie to this host and to TLS (or loopback), and no subdomain can plant one. */
export const SESSION_COOKIE = '__Host-motcua'
/** The portal's pages have a door of their own. */
const OUR_DOOR = /^\/(api|demo)\//
const PROGRAM = 1n
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Puts the member of staff of the session before every route of the API and asks the table of rights. What one may not
 * do does not exist (404); who is not signed in as staff is told so (401). Writes must come from our own pages, and
 * what a page asks is asked by the account that it was loaded for, or not at all.
 */
export function authenticate(app: FastifyInstance, rooms: ApiRooms): void {
  app.decorateRequest('actor')
  app.decorateRequest('onBehalfOf')
  app.decorateRequest('scopes')
  app.decorateRequest('delegatedWork')
  // A route without a right of its own would be open to everybody: it does not start.
  app.addHook('onRoute', ({ url, config, method }) => {
    const { permission } = (config ?? {}) as { permission?: unknown }
    if (url.startsWith('/api/') && permission === undefined)
      throw new Error(`${String(method)} ${url} names no permission`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const { permission } = request.routeOptions.config
    if (request.is404 || !OUR_DOOR.test(request.routeOptions.url ?? '') || permission === undefined) return undefined
    if (!SAFE.has(request.method) && !isFromHere(request)) return stop(reply, 'not-from-here')
    if (permission === 'public') return undefined
    const token = request.cookies[SESSION_COOKIE]
    const machineNow = rooms.machineClock.now()
    const actor = token ? await findSession(rooms.db, token, machineNow) : undefined
    // Citizens' sessions open the portal, where each page looks for what is their own; this door asks by units.
    if (actor?.kind !== 'staff') return stop(reply, 'not-signed-in')
    const loadedFor = request.headers[PAGE_ACCOUNT_HEADER]
    if (loadedFor !== undefined && loadedFor !== actor.accountPublicId) return stop(reply, 'signed-in-as-another')
    request.actor = actor
    request.scopes = []
    if (isTouchDue(actor, machineNow))
      void touchSession(rooms.db, actor.sessionId, machineNow).catch((error: unknown) =>
        request.log.error({ err: error }),
      )
    if (permission === 'signed-in') return undefined
    if (actor.mustChangePassword) return stop(reply, 'password-change-needed')
    const today = dayOf(rooms.clock.now())
    const named = request.headers[ON_BEHALF_HEADER]
    if (named !== undefined) {
      request.onBehalfOf = actor.standsInFor.find((one) =>
        one.publicId === named && one.grants.some((grant) => isInForce(grant, today)))
      if (!request.onBehalfOf) return stop(reply, 'stand-in-over')
      if (!isLent(permission)) return stop(reply, 'not-for-another')
    }
    const held = grantsOf(request)
    if (!actor.hasSecondFactor && needsSecondFactor(rooms.directory.on(today), [...actor.grants, ...held], today))
      return stop(reply, 'factor-setup-needed')
    request.delegatedWork = await findDelegatedWork(rooms, actor, held, today)
    request.scopes = delegatedReachOf(rooms.directory.on(today), request.delegatedWork, held, permission, today)
    if (request.scopes.length > 0) return undefined
    const why = SAFE.has(request.method) ? undefined
      : await findDelegationRefusal(rooms, request.delegatedWork, held, permission, today)
    return stop(reply, why ?? 'not-found')
  })
}

/** What counts in this request: one's own roles, or so much of a colleague's as one stands in for. */
export function grantsOf({ actor, onBehalfOf }: Pick<FastifyRequest, 'actor' | 'onBehalfOf'>): readonly RoleGrant[] {
  return (onBehalfOf ?? actor).grants
}

function isInForce({ validFrom, validTo }: RoleGrant, today: Day): boolean {
  return validFrom <= today && (validTo === null || validTo >= today)
}

function stop(reply: FastifyReply, code: ProblemCode): FastifyReply {
  return sendProblem(reply, problemOf(code))
}

/** A browser names the origin of a cross-site write; programs without one send none, and no cookie of ours either. */
function isFromHere({ headers, host }: FastifyRequest): boolean {
  const { origin } = headers
  if (headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin') return false
  return origin === undefined || URL.canParse(origin) && new URL(origin).host === host
}

/** Who asks for something: a request, or what somebody signed before and sends now. */
export type Asker = Pick<
  FastifyRequest, 'actor' | 'onBehalfOf' | 'scopes' | 'delegatedWork' | 'headers' | 'ip' | 'method' | 'url'
>

/** Who sends this request, as every transaction wants to know it. */
export function senderOf(request: Asker, body: Json = null): Sender {
  const { actor, ip, onBehalfOf } = request
  return {
    actorId: actor.accountId, onBehalfOfId: onBehalfOf?.accountId,
    unitId: actor.unitId ?? undefined, fromAddr: ip, requestId: keyOf(request),
    bodyHash: bodyHashOf(deedOf(request), body),
  }
}

/**
 * Who sends a request without being signed in. Their keys stand under one actor, beside those of the program's own
 * jobs; so the id is made of the key and of what is asked for, and nobody can name the id of a job.
 */
export function anonymousSenderOf(request: FastifyRequest, body: Json): Sender {
  const deed = deedOf(request)
  return {
    actorId: PROGRAM, fromAddr: request.ip, requestId: derivedRequestId('anonymous', deed, keyOf(request)),
    bodyHash: bodyHashOf(deed, body),
  }
}

/** The schema of a route says where none may be left out. */
function keyOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const key = headers['idempotency-key']
  return typeof key === 'string' ? key : crypto.randomUUID()
}

function deedOf({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): string {
  return `${method} ${url.split('?')[0] ?? ''}`
}

/** The actor as use cases of dossiers look at them, with the reach of a permission (that of the route unless named). */
export function viewerOf(
  request: Pick<Asker, 'actor' | 'onBehalfOf' | 'scopes' | 'delegatedWork'>, rooms: ApiRooms,
  permission?: Permission,
): Viewer {
  const { actor, scopes, onBehalfOf } = request
  const today = dayOf(rooms.clock.now())
  const held = grantsOf(request)
  const isUsable = permission === undefined || onBehalfOf === undefined || isLent(permission)
  const reaches = permission
    ? delegatedReachOf(rooms.directory.on(today), request.delegatedWork, isUsable ? held : [], permission, today)
    : scopes
  // Who returns under a delegation takes the step that is the counter's.
  const steps = reaches.flatMap(({ delegated, reach, unitId }) =>
    delegated && reach === 'unit' ? [{ role: 'reception', unitId }] : [])
  return {
    accountId: actor.accountId, fullName: actor.fullName, personId: actor.level === 2 ? actor.personId : null,
    grants: [...held.filter((grant) => isInForce(grant, today)), ...steps], reaches, heads: reachOf(held, 'dossier.approve', today),
    ...onBehalfOf && { onBehalfOf: { accountId: onBehalfOf.accountId, fullName: onBehalfOf.fullName } },
  }
}

/**
 * The units over which the permission reaches, for the `where` of a list; undefined for all of the province. What is
 * only one's own, or on one's table, opens no list of a unit.
 */
export function unitsOf(viewer: Viewer, directory: Directory): bigint[] | undefined {
  const over = viewer.reaches.filter(({ reach }) => reach !== 'own' && reach !== 'task')
  if (over.some(({ reach }) => reach === 'province')) return undefined
  return unitsWithPast(directory).filter((id) => over.some((scope) => isUnitWithin(directory, scope, id)))
}

/**
 * The pairs of unit and role of the actor's grants that a permission reaches; of colleagues, too, where it reaches over
 * the unit.
 */
export function workPlacesOf(viewer: Viewer, directory: Directory): WorkPlace[] {
  const pairs = viewer.grants.flatMap(({ role, unitId }) => unitId === null ? [] : [{ role, unitId }])
  const reached = pairs.filter(({ unitId }) =>
    viewer.reaches.some((scope) => scope.unitId === unitId || isUnitWithin(directory, scope, unitId)),
  )
  const places = reached.map((pair) => ({
    ...pair, isOfAll: viewer.reaches.some((scope) => isUnitWithin(directory, scope, pair.unitId)),
  }))
  return [...new Map(places.map((place) => [`${String(place.unitId)} ${place.role}`, place])).values()]
}
