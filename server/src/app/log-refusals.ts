import type { FastifyInstance } from 'fastify'

/** What one may not do does not exist, so that a refusal by right is mostly a 404. */
const REFUSED = new Set([403, 404])

/**
 * One line of the log for each refusal to somebody who is signed in: which account, where, and by which code, no more
 * (ASVS 16.3.2). Whoever tries one address after another is seen there. Nobody's tries are counted by the metrics only,
 * or anybody could fill the log.
 */
export function logRefusals(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { routeOptions: { url: route, config }, actor } = request
    if (!REFUSED.has(reply.statusCode) || config.permission === undefined || config.permission === 'public') return
    // Before the session was looked at there is none, whatever its type says.
    const account = (actor as typeof actor | undefined)?.accountPublicId
    if (account === undefined) return
    request.log.info(
      { account, method: request.method, route, status: reply.statusCode, code: reply.problemCode }, 'refused',
    )
  })
}
