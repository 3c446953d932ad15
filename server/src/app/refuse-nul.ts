import type { FastifyInstance } from 'fastify'

/**
 * No address has a NUL in it, and PostgreSQL takes none. After the cookies are read, since the page that says so greets
 * whoever is signed in.
 */
export function refuseNul(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url }, reply) => {
    if (url.includes('%00')) reply.callNotFound()
  })
}
