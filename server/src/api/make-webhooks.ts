import type { WebhookBody } from '@motcua/contracts/webhooks.ts'
import type { FastifyReply } from 'fastify'
import { type Result, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type ApiClient, findApiClient, holdApiClient } from '../modules/identity/public.ts'
import {
  type EndpointLimits, type RegisterWebhookRefusal, WEBHOOK_KINDS, registerWebhook,
} from '../modules/integration/public.ts'
import type { Sender } from '../platform/db.ts'
import { showOnce } from './once-shown.ts'
import { reachOfClient } from './open/let-in.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

interface ToMake {
  readonly sender: Sender
  readonly body: WebhookBody
  readonly isReached: (unitId: bigint) => boolean
}
interface Made { readonly publicId: string; readonly secret: string }
type Gone = 'token-wrong' | 'client-unknown'

/** The same for whoever administers an agency: for a program of theirs, with which it ends, or for none. */
export async function makeKeptEndpoint(
  rooms: ApiRooms, reply: FastifyReply,
  { clientId, isReached, ...rest }: ToMake & { readonly clientId?: string | undefined },
): Promise<FastifyReply> {
  if (clientId === undefined) return makeEndpoint(rooms, reply, { ...rest, isReached })
  const client = await findApiClient(rooms.db, clientId, rooms.machineClock.now())
  if (!client || !isReached(client.unitId)) return sendProblem(reply, problemOf('client-unknown'))
  // What its program may not read it is not told of either.
  const ofClient = reachOfClient(rooms, client).isReached
  return makeEndpoint(rooms, reply, {
    ...rest, client, gone: 'client-unknown', isReached: (unitId) => isReached(unitId) && ofClient(unitId),
  })
}

/**
 * Registers an endpoint where its unit, kinds and address are such as may be; answers its secret once. `gone` is what
 * is said where its program was revoked meanwhile.
 */
export async function makeEndpoint(
  rooms: ApiRooms, reply: FastifyReply,
  { sender, body: { unitId, address, kinds }, isReached, client, gone = 'token-wrong' }: ToMake & {
    readonly client?: ApiClient | undefined; readonly gone?: Gone },
): Promise<FastifyReply> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const unit = directory.byPublicId(unitId)
  if (!unit || !isReached(unit.id))
    return sendProblem(reply, problemOf('webhook-unit-unknown', [faultAt('/unitId', 'webhook-unit-unknown')]))
  const wanted = WEBHOOK_KINDS.filter((kind) => kinds.includes(kind))
  const wrong = kinds.findIndex((kind) => !wanted.some((one) => one === kind))
  if (wrong >= 0)
    return sendProblem(reply, problemOf('webhook-kind-unknown', [faultAt(`/kinds/${String(wrong)}`, 'webhook-kind-unknown')]))
  const checked = await rooms.outward.check(address)
  if (!checked.ok) {
    const { code } = checked.refusal
    return sendProblem(reply, problemOf(code, [faultAt('/address', code)]))
  }
  // Data older than the rule set no limit.
  const limits = directory.policy('developer-endpoints')?.value as EndpointLimits | undefined
  const outcome = await showOnce(
    rooms, sender,
    async (ctx): Promise<Result<Made, RegisterWebhookRefusal | { code: Gone }>> => {
      // Who was revoked since it was let in registers nothing that would outlive it.
      if (client && !await holdApiClient(ctx.tx, client.id, rooms.machineClock.now()))
        return refuse({ code: gone })
      return registerWebhook(ctx, {
        unitId: unit.id, address: checked.value.href, kinds: wanted, client, secret: rooms.secret,
        limits: limits ?? { ofUnit: Infinity, ofClient: Infinity },
      })
    },
    ({ publicId, secret }) => ({ kept: { status: 201, body: { id: publicId } }, secret }),
  )
  if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
  return reply.code(201).send({ ...outcome.value.answer.body, secret: outcome.value.secret })
}
