import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { deskPolicy, newNonce } from './security-headers.ts'

const DIST = fileURLToPath(new URL('../../../web/dist', import.meta.url))
const DESK = '/ban-lam-viec/'

/** The built desk: its files for ever, its page always anew, whatever route of it was asked for. */
export async function serveDesk(app: FastifyInstance): Promise<void> {
  if (!existsSync(`${DIST}/index.html`)) {
    app.get(`${DESK}*`, async (_, reply) =>
      reply.code(503).type('text/plain; charset=utf-8').send('Bàn làm việc chưa được dựng: npm run build'),
    )
    return
  }
  const page = readFileSync(`${DIST}/index.html`, 'utf8')
  await app.register(fastifyStatic, {
    root: `${DIST}/assets`, prefix: `${DESK}assets/`, immutable: true, maxAge: '365d', decorateReply: false,
  })
  const send = async (_: FastifyRequest, reply: FastifyReply) => {
    const nonce = newNonce()
    return reply.type('text/html; charset=utf-8')
      .header('cache-control', 'no-store').header('content-security-policy', deskPolicy(nonce))
      .send(page.replaceAll('__NONCE__', nonce))
  }
  app.get('/ban-lam-viec', send)
  app.get(`${DESK}*`, send)
}
