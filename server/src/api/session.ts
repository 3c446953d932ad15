import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { PasswordBody, Session, SignInBody } from '@motcua/contracts/session.ts'
import Type from 'typebox'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import {
  type Actor, type OpenedSession, PERMISSIONS, changePassword, countAttempt, endSession, findSession, openSession, reachOf, signInPolicyOf, signInStaff,
} from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import type { Result } from '../kernel/result.ts'
import { inTransaction } from '../platform/db.ts'
import { SESSION_COOKIE, senderOf } from './authenticate.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { SECTION_RIGHTS, sectionsOf } from './sections.ts'

const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const

/** Signing in and out as staff, and who one is. Citizens sign in on the portal's own pages. */
export function sessionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/session', {
      config: { permission: 'public' },
      schema: {
        tags: ['session'], summary: 'Sign in with name and password', body: SignInBody,
        response: { 200: Session, '4xx': Problem },
      },
    }, async (request, reply) => {
      const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
      const machineNow = rooms.machineClock.now()
      const { username, password } = request.body
      const sender = { actorId: 1n, requestId: crypto.randomUUID(), fromAddr: request.ip, bodyHash: bodyHashOf('POST /api/session') }
      const tries = { kind: 'password', on: username, limits: policy.password, machineNow, knownAddressDays: policy.knownAddressDays } as const
      const attempt = await countAttempt(rooms.db, sender, tries)
      if (!attempt.ok) return sendProblem(reply, problemOf('too-many-attempts'))
      const opened: { token?: string } = {}
      const outcome = await inTransaction(rooms, sender, async (ctx): Promise<Result<OpenedSession, { readonly code: 'sign-in-wrong' | 'account-disabled' | 'account-idle' }>> => {
        const signedIn = await signInStaff(ctx, { username, password, attempt: attempt.value, machineNow, policy })
        if (!signedIn.ok) return signedIn
        const replaces = request.cookies[SESSION_COOKIE]
        const how = { how: 'password', device: request.headers['user-agent'] ?? '', limits: policy.staffSession, machineNow, replaces } as const
        return openSession(ctx, { accountId: signedIn.value.accountId, ...how })
      }, ({ token }) => {
        opened.token = token // for the cookie alone: it must not stand in the kept answer
        return { status: 200, body: null }
      })
      if (!outcome.ok && outcome.refusal.code === 'account-idle') return sendProblem(reply, problemOf('account-idle'))
      if (!outcome.ok || !opened.token) return sendProblem(reply, problemOf('sign-in-wrong'))
      const actor = await findSession(rooms.db, opened.token, machineNow)
      if (!actor) return sendProblem(reply, problemOf('sign-in-wrong'))
      return reply.setCookie(SESSION_COOKIE, opened.token, COOKIE).send(showSession(rooms, actor, username))
    })

    app.get('/api/session', {
      config: { permission: 'signed-in' },
      schema: { tags: ['session'], summary: 'Who I am, what I may do, and what time it is', response: { 200: Session, '4xx': Problem } },
    }, async (request) => showSession(rooms, request.actor, ''))

    app.delete('/api/session', {
      config: { permission: 'signed-in' },
      schema: { tags: ['session'], summary: 'Sign out', response: { 204: Type.Null(), '4xx': Problem } },
    }, async (request, reply) => {
      const sender = { ...senderOf(request), requestId: crypto.randomUUID() }
      const token = request.cookies[SESSION_COOKIE] ?? ''
      const machineNow = rooms.machineClock.now()
      await inTransaction(rooms, sender, (ctx) => endSession(ctx, { token, machineNow }), () => ({ status: 204, body: null }))
      return reply.clearCookie(SESSION_COOKIE, COOKIE).code(204).send(null)
    })

    app.post('/api/session/password', {
      config: { permission: 'signed-in' },
      schema: { tags: ['session'], summary: 'Change my password', body: PasswordBody, response: { 204: Type.Null(), '4xx': Problem } },
    }, async (request, reply) => {
      const outcome = await setPassword(rooms, request, request.body)
      if (outcome) return sendProblem(reply, outcome)
      return reply.code(204).send(null)
    })
  }
}

async function setPassword(rooms: ApiRooms, request: FastifyRequest, { current, next }: PasswordBody) {
  const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const sender = { ...senderOf(request), requestId: crypto.randomUUID() }
  const attempt = await countAttempt(rooms.db, sender, { kind: 'password', on: request.actor.accountPublicId, limits: policy.password, machineNow })
  if (!attempt.ok) return problemOf('too-many-attempts')
  const keep = request.cookies[SESSION_COOKIE] ?? ''
  const changed = await inTransaction(rooms, sender, (ctx) =>
    changePassword(ctx, { accountId: request.actor.accountId, current, next, attempt: attempt.value, keep, machineNow, policy }), () => ({ status: 204, body: null }))
  if (changed.ok) return undefined
  const { refusal } = changed
  const pointer = refusal.code === 'current-password-wrong' ? '/current' : '/next'
  return problemOf(refusal.code, [{ pointer, code: refusal.code, text: problemOf(refusal.code).detail }])
}

function showSession(rooms: ApiRooms, actor: Actor, username: string): Session {
  const now = rooms.clock.now()
  const today = dayOf(now)
  const directory = rooms.directory.on(today)
  const nameOf = new Map(directory.roles.map(({ id, name }) => [id, name]))
  const grants = actor.grants.flatMap(({ role, unitId, validFrom, validTo }) => {
    const unit = unitId === null ? undefined : directory.byId(unitId)
    if (!unit || validFrom > today || validTo !== null && validTo < today) return []
    return [{ role, roleName: nameOf.get(role) ?? role, unitId: unit.publicId, unitName: unitInWords(directory, unit.id) }]
  })
  return {
    id: actor.accountPublicId, username, fullName: actor.fullName, mustChangePassword: actor.mustChangePassword, grants,
    sections: sectionsOf({ reaches: SECTION_RIGHTS.flatMap((right) => reachOf(actor.grants, right, today)) }, directory).map(({ id, publicId }) => ({ id: publicId, name: unitInWords(directory, id) })),
    permissions: PERMISSIONS.filter((permission) => reachOf(actor.grants, permission, today).length > 0),
    now: now.toISOString(), isDemonstration: rooms.isDemonstration,
    province: { name: directory.province.name, brand: { ...directory.province.brand } },
  }
}
