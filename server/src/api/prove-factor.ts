import type { FastifyRequest } from 'fastify'
import { type Refusal, type Result, ok } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { countAttempt, signInPolicyOf } from '../modules/identity/public.ts'
import { type Ctx, type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { type ProblemCode, faultAt, problemOf } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Of what makes or takes a secret: nothing of it is kept, and what proves it is taken once anyway. */
export const NO_KEY = 'It takes no Idempotency-Key: nothing of the answer is kept, and what proves it is taken once. '

/** Counts a try of whoever is signed in, before anything of it is checked (docs/adr/0002). */
export async function counted(rooms: ApiRooms, request: FastifyRequest, kind: 'password' | 'factor') {
  const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const limits = kind === 'password' ? policy.password : policy.code
  return countAttempt(rooms.db, senderOf(request), {
    kind, on: request.actor.accountPublicId, limits, machineNow: rooms.machineClock.now(),
  })
}

/** In one transaction under an id of its own; the value stays out of the answer that is kept. */
export async function once<T, R extends Refusal>(
  rooms: ApiRooms, request: FastifyRequest, deed: (ctx: Ctx) => Promise<Result<T, R>>,
): Promise<Result<T, R | RequestReused>> {
  const values: T[] = []
  const sender = { ...senderOf(request), requestId: crypto.randomUUID() }
  const done = await inTransaction(rooms, sender, deed, (value) => {
    values.push(value)
    return { status: 200, body: null }
  })
  return done.ok ? ok(values[0] as T) : done
}

const POINTERS: Partial<Record<ProblemCode, string>> = {
  'current-password-wrong': '/password', 'factor-wrong': '/code', 'factor-used-already': '/code',
}

/** With the field that a refusal is about. */
export function explainFactor(code: ProblemCode) {
  const pointer = POINTERS[code]
  return problemOf(code, pointer === undefined ? [] : [faultAt(pointer, code)])
}
