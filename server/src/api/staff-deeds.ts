import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { FactorResetBody } from '@motcua/contracts/factors.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { ClosingBody, EmptyBody, PasswordGiven, RoleBody, RoleEndBody, StaffChanged, SubjectBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import {
  type DisableStaffRefusal, type EndGrantRefusal, type GrantRoleRefusal, type HoldStaffRefusal, type Staff,
  disableStaff, endGrant, grantRole, holdStaff, nameStaffSubject, resetFactors, resetPassword, signInPolicyOf,
  tidyUsername, unlockStaff,
} from '../modules/identity/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { isSubject } from '../platform/sign-in/staff-provider.ts'
import { senderOf } from './authenticate.ts'
import { showOnce } from './once-shown.ts'
import { type ProblemCode, faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { type StaffViewer, staffViewerOf } from './staff-reach.ts'

type DeedRefusal =
  | HoldStaffRefusal
  | GrantRoleRefusal
  | EndGrantRefusal
  | DisableStaffRefusal
  | { readonly code: 'unit-unknown' | 'day-past' | 'username-differs' | 'reason-needed' | 'no-factor' }
  | { readonly code: 'no-provider' | 'subject-taken' | 'subject-malformed' }

/**
 * What is done to an account of staff by whoever manages it. Each holds the account first, so that no deed forgets its
 * reach.
 */
export function staffDeedRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/staff/:id/role',
      {
        config: { permission: 'staff.manage' },
        schema: {
          tags: ['staff'], summary: 'Give a role at a unit, for a time', headers: RequestHeaders, params: IdParams,
          body: RoleBody, response: { 201: StaffChanged, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { role, unitId, validFrom, validTo = null } = request.body
        const viewer = staffViewerOf(request, rooms)
        const machineNow = rooms.machineClock.now()
        return change(
          rooms,
          request,
          reply,
          async (ctx, { publicId }) => {
            const unit = unitFrom(viewer, unitId, validFrom)
            if (!unit.ok) return unit
            return grantRole(ctx, {
              publicId, role, unit: unit.value, validFrom, validTo, giver: viewer.manager.grants, machineNow,
            })
          },
          { status: 201 },
        )
      },
    )

    app.post(
      '/api/staff/:id/role-end',
      {
        config: { permission: 'staff.manage' },
        schema: {
          tags: ['staff'], summary: 'Take a role at a unit away from a day on', headers: RequestHeaders,
          params: IdParams, body: RoleEndBody, response: { 200: StaffChanged, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { role, unitId, from } = request.body
        const viewer = staffViewerOf(request, rooms)
        const machineNow = rooms.machineClock.now()
        return change(
          rooms,
          request,
          reply,
          async (ctx, { publicId }) => {
            const unit = unitFrom(viewer, unitId, from)
            if (!unit.ok) return unit
            return endGrant(ctx, { publicId, role, unit: unit.value, from, giver: viewer.manager.grants, machineNow })
          },
          { isEnding: true, dayField: '/from' },
        )
      },
    )

    app.post(
      '/api/staff/:id/unlocking',
      {
        config: { permission: 'staff.manage' },
        schema: {
          tags: ['staff'], summary: 'Let somebody try again who is locked out by wrong passwords',
          headers: RequestHeaders, params: IdParams, body: EmptyBody, response: { 200: StaffChanged, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const machineNow = rooms.machineClock.now()
        return change(rooms, request, reply, (ctx, { publicId }) => unlockStaff(ctx, { publicId, machineNow }))
      },
    )

    app.post(
      '/api/staff/:id/closing',
      {
        config: { permission: 'staff.manage' },
        schema: {
          tags: ['staff'], summary: 'Close an account for ever', headers: RequestHeaders, params: IdParams,
          body: ClosingBody, response: { 200: StaffChanged, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const machineNow = rooms.machineClock.now()
        return change(rooms, request, reply, async (ctx, { publicId, username }) => {
          if (tidyUsername(request.body.username) !== username) return refuse({ code: 'username-differs' })
          return disableStaff(ctx, { publicId, machineNow })
        })
      },
    )

    app.post(
      '/api/staff/:id/factor-reset',
      {
        config: { permission: 'staff.manage' },
        schema: {
          tags: ['staff'], summary: 'Take the second factor away from somebody who has lost it, for a reason',
          headers: RequestHeaders, params: IdParams, body: FactorResetBody, response: { 200: StaffChanged, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { reason } = request.body
        const machineNow = rooms.machineClock.now()
        return change(rooms, request, reply, (ctx, staff) => resetFactors(ctx, { staff, reason, machineNow }))
      },
    )

    app.post(
      '/api/staff/:id/subject',
      {
        config: { permission: 'staff.manage' },
        schema: {
          tags: ['staff'], summary: 'Say who somebody is at the outside provider of sign-in; empty: nobody there',
          headers: RequestHeaders, params: IdParams, body: SubjectBody, response: { 200: StaffChanged, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const [{ subject }, { staffProvider }, machineNow] = [request.body, rooms, rooms.machineClock.now()]
        return change(rooms, request, reply, async (ctx, staff) => {
          if (!staffProvider) return refuse({ code: 'no-provider' })
          if (subject !== '' && !isSubject(subject)) return refuse({ code: 'subject-malformed' })
          return nameStaffSubject(ctx, { staff, issuer: staffProvider.issuer, subject, machineNow })
        })
      },
    )

    app.post(
      '/api/staff/:id/new-password',
      {
        config: { permission: 'staff.manage' },
        schema: {
          tags: ['staff'], summary: 'A new first password, shown once', headers: RequestHeaders, params: IdParams,
          body: EmptyBody, response: { 200: PasswordGiven, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { directory, manager } = staffViewerOf(request, rooms)
        const { id: publicId } = request.params
        const reset = {
          publicId, machineNow: rooms.machineClock.now(), policy: signInPolicyOf(directory, rooms.hashCost),
        }
        const outcome = await showOnce(
          rooms,
          senderOf(request, request.body as Json),
          async (ctx) => {
            const held = await holdStaff(ctx, { publicId, manager })
            return held.ok ? resetPassword(ctx, reset) : held
          },
          ({ initialPassword }) => ({ kept: { status: 200, body: { id: publicId } }, secret: initialPassword }),
        )
        if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
        return { id: publicId, initialPassword: outcome.value.secret }
      },
    )
  }
}

interface How { readonly status?: number; readonly isEnding?: boolean; readonly dayField?: string }

/** One deed on one account, held for it. The answer names the account and nothing else, so a repeat may have it too. */
async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply,
  deed: (ctx: Ctx, staff: Staff) => Promise<Result<unknown, DeedRefusal>>,
  { status = 200, isEnding = false, dayField }: How = {},
) {
  const { manager } = staffViewerOf(request, rooms)
  const { id: publicId } = request.params as { id: string }
  const outcome = await inTransaction(
    rooms,
    senderOf(request, request.body as Json),
    async (ctx): Promise<Result<null, DeedRefusal>> => {
      const held = await holdStaff(ctx, { publicId, manager, isEnding })
      if (!held.ok) return held
      const done = await deed(ctx, held.value)
      return done.ok ? ok(null) : done
    },
    () => ({ status, body: { id: publicId } }),
  )
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal, dayField))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

/** Where a role changes, from which day on: a unit within reach, and no day that is over. */
function unitFrom(
  { directory, manager, today }: StaffViewer, publicId: string, from: string,
): Result<Unit, { readonly code: 'unit-unknown' | 'day-past' }> {
  const unit = directory.byPublicId(publicId)
  if (!unit || !manager.isReached(unit.id)) return refuse({ code: 'unit-unknown' })
  return from < today ? refuse({ code: 'day-past' }) : ok(unit)
}

/** Where a refusal is about something that was typed. */
const POINTERS: Partial<Record<ProblemCode, string>> = {
  'unit-unknown': '/unitId', 'role-not-yours-to-give': '/role', 'role-held-already': '/role',
  'days-reversed': '/validTo', 'username-differs': '/username', 'reason-needed': '/reason', 'subject-taken': '/subject',
  'subject-malformed': '/subject',
}

/** What is not within reach is answered like what does not exist (docs/adr/0014-no-403.md). */
function explain(refusal: DeedRefusal | RequestReused, dayField = '/validFrom') {
  const code = refusal.code === 'staff-unknown' ? 'not-found' : refusal.code
  const pointer = code === 'day-past' ? dayField : POINTERS[code]
  return problemOf(code, pointer === undefined ? [] : [faultAt(pointer, code)])
}
