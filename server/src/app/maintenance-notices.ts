import type { FastifyInstance, FastifyReply } from 'fastify'
import { problemOf, sendProblem } from '../api/problems.ts'
import { underMaintenance } from '../api/under-maintenance.ts'
import type { Rooms } from './open-rooms.ts'

/** Names the interval of the maintenance that lasts, or that comes next: `2026-03-14T00:00:00Z/…` (ISO 8601). */
export const MAINTENANCE_HEADER = 'x-maintenance'
/** Whoever asks again while the database rests: maintenance may be over early. */
const [SOON, LATEST] = [10, 900]

/** Every answer to a program says when the system is under maintenance, as soon as it is announced. */
export function sayMaintenance(app: FastifyInstance, { maintenance }: Rooms): void {
  app.addHook('onSend', async (request, reply) => {
    const [next] = request.url.startsWith('/api/') ? maintenance.announced() : []
    if (next) reply.header(MAINTENANCE_HEADER, `${next.startsAt.toISOString()}/${next.endsAt.toISOString()}`)
  })
}

/** The database or a disk does not answer: until when, if that is known. */
export function sendUnavailable(reply: FastifyReply, { maintenance, clock }: Rooms) {
  const lasting = maintenance.lasting()
  if (!lasting) return sendProblem(reply.header('retry-after', String(SOON)), problemOf('unavailable'))
  const seconds = Math.ceil((lasting.endsAt.getTime() - clock.now().getTime()) / 1_000)
  return sendProblem(
    reply.header('retry-after', String(Math.min(Math.max(seconds, SOON), LATEST))),
    underMaintenance(lasting.endsAt),
  )
}
