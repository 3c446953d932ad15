import type { OfflineCommandBody } from '@motcua/contracts/offline.ts'
import type { FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { type Refused, type Result, refuse } from '../kernel/result.ts'
import { derivedRequestId } from '../modules/audit/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { type ReceivedCommand, commandHash } from '../modules/offline/public.ts'
import type { Sender } from '../platform/db.ts'
import type { Asker } from './authenticate.ts'
import { type FromDevice, officerOf } from './offline-officer.ts'
import { type ProblemCode, type UnsaidProblem, problemOf } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** A command whose signature holds, before anything came of it. */
export interface OfflineDeed extends FromDevice {
  readonly rooms: ApiRooms
  readonly request: FastifyRequest
  readonly command: ReceivedCommand
  readonly body: unknown
  readonly uploads: OfflineCommandBody['uploads']
}

export interface NotAccepted { readonly code: ProblemCode; readonly problem: UnsaidProblem }
export type Done = Promise<Result<undefined, NotAccepted>>

/** The officer of a command, as they may act today with this permission. */
export async function officerFor(
  { rooms, request, outing }: OfflineDeed, permission: Permission,
): Promise<Asker | undefined> {
  return officerOf(rooms, request, outing.accountId, permission)
}

/** By an id that is always the same for this command: a repeat that comes meanwhile waits, and does nothing. */
export function senderOf({ command }: OfflineDeed, { actor, ip }: Asker, part: 'person' | 'deed'): Sender {
  return {
    actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip,
    requestId: derivedRequestId('offline', part, command.publicId), bodyHash: commandHash(command.text),
  }
}

/** Whether what was signed is of the form of its kind. */
export function isBodyOf<T extends TSchema>(schema: T, body: unknown): body is Static<T> {
  return Value.Check(schema, body)
}

/** Refused, by its code. */
export function refuseDeed(code: ProblemCode): Refused<NotAccepted> {
  return refuseAs(problemOf(code))
}

/** Refused, as the deed itself says it. */
export function refuseAs(problem: UnsaidProblem): Refused<NotAccepted> {
  return refuse({ code: problem.code as ProblemCode, problem })
}
