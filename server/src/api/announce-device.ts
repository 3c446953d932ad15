import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import type { DeviceCode } from '../platform/device-code.ts'
import type { Ctx, Json } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { showOnce } from './once-shown.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

interface Announced {
  readonly unitId: bigint
  readonly name: string
}

/**
 * A device of a section is announced by the name that it is called there, and its code answered, to the first request
 * alone. Refuses with `section-unknown` where the section is not one of the person's (`undefined`).
 */
export async function announceDevice(
  rooms: ApiRooms, request: FastifyRequest<{ Body: { readonly name: string } }>, reply: FastifyReply,
  section: { readonly id: bigint } | undefined,
  make: (ctx: Ctx, announced: Announced) => Promise<Result<DeviceCode & { readonly device: string }, never>>,
): Promise<FastifyReply> {
  if (!section) return sendProblem(reply, problemOf('section-unknown', [faultAt('/unitId', 'section-unknown')]))
  const name = cleanText(request.body.name)
  const outcome = await showOnce(
    rooms, senderOf(request, request.body as Json), (ctx) => make(ctx, { unitId: section.id, name }),
    ({ device, code, until }) => ({
      kept: { status: 201, body: { id: device, until: until.toISOString() } }, secret: code,
    }),
  )
  if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
  const { answer: { body }, secret } = outcome.value
  return reply.code(201).send({ ...body, code: secret })
}
