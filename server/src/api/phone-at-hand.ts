import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type PhoneAtHand, countAttempt, signInPolicyOf, subjectText } from '../modules/identity/public.ts'
import { senderOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'

/** The phone with the code that was told at the counter, its try counted before anything is checked (docs/adr/0002). */
export async function phoneAtHand(
  rooms: ApiRooms, request: FastifyRequest, phone: string, code: string,
): Promise<PhoneAtHand | 'too-many-attempts'> {
  const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const on = subjectText({ purpose: 'phone', phone })
  const attempt = await countAttempt(rooms.db, senderOf(request), { kind: 'code', on, limits: policy.code, machineNow })
  return attempt.ok ? { phone, code, attempt: attempt.value, machineNow, policy } : 'too-many-attempts'
}
