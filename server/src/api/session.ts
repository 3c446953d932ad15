import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { FactorCodeBody } from '@motcua/contracts/factors.ts'
import { OptionalRequestHeaders, Problem } from '@motcua/contracts/problem.ts'
import { PasswordBody, Session, SignInBody } from '@motcua/contracts/session.ts'
import Type from 'typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type Actor, type Permission, type RoleGrant, KNOWN_BROWSER_COOKIE, PERMISSIONS, changePassword,
  confirmPasswordChange, countAttempt,
  endSession, findSession, findStaff, isLent, needsSecondFactor,
  passwordRulesFor, signInPolicyOf,
} from '../modules/identity/public.ts'
import { uploadLimitsOf } from '../modules/documents/public.ts'
import { type Directory, unitInWords } from '../modules/organisation/public.ts'
import { inTransaction } from '../platform/db.ts'
import { SESSION_COOKIE, senderOf } from './authenticate.ts'
import { delegatedReachOf, findDelegatedWork } from './delegated-reach.ts'
import { factorRoutes } from './factors.ts'
import { passkeyRoutes } from './passkeys.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import { providerSignInRoutes } from './provider-sign-in.ts'
import type { ApiRooms } from './rooms.ts'
import { SECTION_RIGHTS, sectionsOf } from './sections.ts'
import { STEP_COOKIE, signInBySecondStep } from './second-step.ts'
import { type SignedIn, type StepBegun, signIn } from './sign-in.ts'

const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const

/** Signing in and out as staff, who one is, and what one proves it with. Citizens sign in on the portal's own pages. */
export function sessionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const welcome = async (reply: FastifyReply, { token, knownBrowser }: SignedIn, username: string) => {
    const actor = await findSession(rooms.db, token, rooms.machineClock.now())
    if (!actor) return sendProblem(reply, problemOf('sign-in-wrong'))
    return reply.setCookie(SESSION_COOKIE, token, COOKIE)
      .setCookie(KNOWN_BROWSER_COOKIE, knownBrowser.value, { ...COOKIE, maxAge: knownBrowser.days * 86_400 })
      .send(await showSession(rooms, actor, username))
  }
  const letIn = async (reply: FastifyReply, done: SignedIn | StepBegun, username: string) => {
    if (!('stepToken' in done)) return welcome(reply, done, username)
    reply.setCookie(STEP_COOKIE, done.stepToken, { ...COOKIE, maxAge: done.minutes * 60 })
    return sendProblem(reply, problemOf('second-step-needed'))
  }
  return async (app) => {
    await app.register(factorRoutes(rooms))
    await app.register(passkeyRoutes(rooms, (reply, signedIn, username) =>
      welcome(reply.clearCookie(STEP_COOKIE, COOKIE), signedIn, username)))
    await app.register(providerSignInRoutes(rooms, letIn))
    app.post(
      '/api/session',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['session'],
          summary: 'Sign in with name and password',
          description:
            'Neither the password nor a hash of it is kept with the key, nor is the token. A repeat has its password looked at again and opens ' +
            'a new session in place of the first; with another password it answers 422. Whoever has a second factor is answered 401 ' +
            'with the code second-step-needed and a cookie for POST /api/session/second-step.',
          headers: OptionalRequestHeaders,
          body: SignInBody,
          response: { 200: Session, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const outcome = await signIn(rooms, request, request.body)
        if (!outcome.ok)
          return sendProblem(
            reply, problemOf(outcome.refusal.code === 'account-disabled' ? 'sign-in-wrong' : outcome.refusal.code),
          )
        return letIn(reply, outcome.value, request.body.username)
      },
    )

    app.post(
      '/api/session/second-step',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['session'], summary: 'The second step of signing in: a code of the phone, or one to recover with',
          description: 'It takes no Idempotency-Key: a code is taken once, and so is the first step; after a cut line one signs in anew.',
          body: FactorCodeBody, response: { 200: Session, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const outcome = await signInBySecondStep(rooms, request, request.body.code)
        if (outcome.ok) return welcome(reply.clearCookie(STEP_COOKIE, COOKIE), outcome.value, outcome.value.username)
        const code = outcome.refusal.code === 'account-disabled' ? 'sign-in-step-over' : outcome.refusal.code
        return sendProblem(reply, problemOf(code, /^factor-(wrong|used)/.test(code) ? [faultAt('/code', code)] : []))
      },
    )

    app.get(
      '/api/session',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'Who I am, what I may do, and what time it is',
          response: { 200: Session, '4xx': Problem },
        },
      },
      async ({ actor }) => {
        const staff = await findStaff(rooms.db, actor.accountPublicId)
        return showSession(rooms, actor, staff?.username ?? '')
      },
    )

    app.delete(
      '/api/session',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'], summary: 'Sign out',
          description: 'Takes no Idempotency-Key: who is out stays out, and a repeat answers 401.',
          response: { 204: Type.Null(), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const sender = { ...senderOf(request), requestId: crypto.randomUUID() }
        const token = request.cookies[SESSION_COOKIE] ?? ''
        const machineNow = rooms.machineClock.now()
        await inTransaction(
          rooms, sender, (ctx) => endSession(ctx, { token, machineNow }), () => ({ status: 204, body: null }),
        )
        rooms.screens.wipeOf(request.actor.accountId)
        return reply.clearCookie(SESSION_COOKIE, COOKIE).code(204).send(null)
      },
    )

    app.post(
      '/api/session/password',
      {
        config: { permission: 'signed-in' },
        schema: {
          tags: ['session'],
          summary: 'Change my password',
          description:
            'Neither password nor a hash of one is kept with the key. A repeat is the same if the account has these two passwords, the one now and ' +
            'the one before; otherwise it answers 422.',
          headers: OptionalRequestHeaders,
          body: PasswordBody,
          response: { 204: Type.Null(), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const outcome = await setPassword(rooms, request, request.body)
        if (outcome) return sendProblem(reply, outcome)
        return reply.code(204).send(null)
      },
    )
  }
}

async function setPassword(rooms: ApiRooms, request: FastifyRequest, { current, next }: PasswordBody) {
  const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const { accountId, accountPublicId } = request.actor
  const sender = senderOf(request) // without the body: its hash would be one of passwords
  const attempt = await countAttempt(rooms.db, sender, {
    kind: 'password', on: accountPublicId, limits: policy.password, machineNow,
  })
  if (!attempt.ok) return problemOf('too-many-attempts')
  const asked = { accountId, current, next, attempt: attempt.value }
  const keep = request.cookies[SESSION_COOKIE] ?? ''
  const done = { isNow: false }
  const show = () => ({ status: 204, body: null })
  const changed = await inTransaction(rooms, sender, async (ctx) => {
    const outcome = await changePassword(ctx, { ...asked, keep, machineNow, policy })
    done.isNow = outcome.ok
    return outcome
  }, show)
  if (changed.ok && done.isNow) return undefined
  if (changed.ok) {
    const same = await inTransaction(
      rooms, { ...sender, requestId: crypto.randomUUID() }, (ctx) => confirmPasswordChange(ctx, asked), show,
    )
    return same.ok ? undefined : problemOf('request-reused')
  }
  const { refusal } = changed
  if (refusal.code === 'request-reused') return problemOf(refusal.code)
  const pointer = refusal.code === 'current-password-wrong' ? '/current' : '/next'
  return problemOf(refusal.code, [faultAt(pointer, refusal.code)])
}

async function showSession(rooms: ApiRooms, actor: Actor, username: string): Promise<Session> {
  const now = rooms.clock.now()
  const today = dayOf(now)
  const directory = rooms.directory.on(today)
  const nameOf = new Map(directory.roles.map(({ id, name }) => [id, name]))
  const inForce = ({ role, unitId, validFrom, validTo }: RoleGrant) => {
    const unit = unitId === null ? undefined : directory.byId(unitId)
    if (!unit || validFrom > today || validTo !== null && validTo < today) return []
    return [
      { role, roleName: nameOf.get(role) ?? role, unitId: unit.publicId, unitName: unitInWords(directory, unit.id) },
    ]
  }
  const work = await findDelegatedWork(rooms, actor, actor.grants, today)
  const reachesBy = (held: readonly RoleGrant[]) => (permission: Permission) =>
    delegatedReachOf(directory, work, held, permission, today)
  const mayBy = (held: readonly RoleGrant[]) =>
    PERMISSIONS.filter((permission) => reachesBy(held)(permission).length > 0)
  const grants = actor.grants.flatMap(inForce)
  const { minLength, classes, notLast } = passwordRulesFor(grants, signInPolicyOf(directory, rooms.hashCost))
  return {
    id: actor.accountPublicId,
    username,
    fullName: actor.fullName,
    mustChangePassword: actor.mustChangePassword,
    mustSetUpFactor: !actor.hasSecondFactor && needsSecondFactor(directory, actor.grants, today),
    passwordRules: { minLength, classes, notLast },
    grants,
    sections: sectionsOf(
      { reaches: SECTION_RIGHTS.flatMap(reachesBy(actor.grants)) }, directory,
    ).map(({ id, publicId }) => ({ id: publicId, name: unitInWords(directory, id) })),
    permissions: mayBy(actor.grants),
    standsInFor: actor.standsInFor.flatMap(({ publicId, fullName, grants: lent }) => {
      const validTo = lent.filter((one) => inForce(one).length > 0).map((one) => one.validTo ?? today).sort().at(-1)
      if (validTo === undefined) return []
      return [{
        id: publicId, fullName, validTo, grants: lent.flatMap(inForce), permissions: mayBy(lent).filter(isLent),
      }]
    }),
    now: now.toISOString(),
    isDemonstration: rooms.isDemonstration,
    ...uploadsTaken(directory.policy('upload-limits')?.value),
    province: { name: directory.province.name, brand: { ...directory.province.brand }, ...districtsIn(directory) },
  }
}

/** Data without the policy take no file; signing in is not the place to fail for it. */
function uploadsTaken(policy: unknown): Pick<Session, 'uploadKinds' | 'uploadBytes'> {
  if (policy === undefined) return { uploadKinds: [], uploadBytes: null }
  const { kinds, maxBytes } = uploadLimitsOf(policy)
  return { uploadKinds: [...kinds], uploadBytes: maxBytes }
}

/** Whether there is a level between the highest and the lowest, or until when there was one. */
function districtsIn({ levels, pastLevels }: Directory): { hasDistricts: boolean; districtsUntil: string | null } {
  const ranks = levels.map(({ rank }) => rank)
  const between = pastLevels.filter(({ rank }) => rank > Math.min(...ranks) && rank < Math.max(...ranks))
  return { hasDistricts: levels.length > 2, districtsUntil: between.map(({ until }) => until).sort().at(-1) ?? null }
}
