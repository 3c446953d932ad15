import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import Type, { type TSchema } from 'typebox'
import type { Result } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import type { NoticeRefused, PartnerNotice } from '../platform/partner/signed-notice.ts'
import { limitRefused } from '../platform/limit-refused.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const PROGRAM = 1n
const LARGEST_NOTICE = 20_000
/** Of one address in a minute; a partner that signs wrongly, or somebody who tries. */
const MOST_REFUSED = 60

/** The door of one partner's system. */
export interface SignedCallback<T> {
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  /** What every good message is answered, and its shape. */
  readonly heard: Json
  readonly shape: TSchema
  /** Whose messages they are, in the fingerprint of a request. */
  readonly name: string
  /** Undefined where the province has no such partner: then there is no such door. */
  readonly partner: {
    readNotice(notice: PartnerNotice, machineNow: Date): Result<T, NoticeRefused>
  } | undefined
  /** What comes of a message that was proven; it refuses nothing. */
  readonly hear: (ctx: Ctx, told: T & { readonly body: string }) => Promise<Result<unknown, never>>
  /** Keeps that something came that is not believed, and why. */
  readonly keepRefused: (ctx: Ctx, body: string, code: NoticeRefused['code']) => Promise<Result<null, never>>
}

/**
 * A door that holds no session: each message proves itself by its signature over the bytes that came, so they are taken
 * as they are. A repeat gets the same answer and changes nothing; what is not believed is kept and refused with
 * `callback-refused`, and an address that sends too much of it with `too-many-attempts`.
 */
export function signedCallbackRoute<T extends object>(
  rooms: ApiRooms,
  { path, tag, summary, description, heard, shape, name, partner, hear, keepRefused }: SignedCallback<T>,
): FastifyPluginAsyncTypebox {
  const refused = limitRefused(MOST_REFUSED)
  return async (app) => {
    app.removeContentTypeParser('application/json')
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
      done(null, text)
    })
    app.post(path, {
      config: { permission: 'public' },
      bodyLimit: LARGEST_NOTICE,
      schema: { tags: [tag], summary, description, body: Type.String(), response: { 200: shape, '4xx': Problem } },
    }, async (request, reply) => {
      if (!partner) return sendProblem(reply, problemOf('not-found'))
      const machineNow = rooms.machineClock.now()
      if (refused.isFull(request.ip, machineNow)) return sendProblem(reply, problemOf('too-many-attempts'))
      const { body } = request
      const sender = {
        actorId: PROGRAM, fromAddr: request.ip, requestId: crypto.randomUUID(), bodyHash: bodyHashOf(name, body),
      }
      const read = partner.readNotice({ method: 'POST', path: request.url, headers: request.headers, body }, machineNow)
      if (!read.ok) {
        const { code } = read.refusal
        refused.count(request.ip, machineNow)
        await inTransaction(rooms, sender, (ctx) => keepRefused(ctx, body, code), () => ({ status: 200, body: null }))
        return sendProblem(reply, problemOf('callback-refused'))
      }
      const told = read.value
      const kept = await inTransaction<unknown, Json, never>(
        rooms, sender, (ctx) => hear(ctx, { ...told, body }), () => ({ status: 200, body: heard }),
      )
      return kept.ok ? kept.value.body : sendProblem(reply, problemOf(kept.refusal.code))
    })
  }
}
