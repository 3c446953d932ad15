import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { brandFilesOf } from '../pages/brand-files.ts'
import type { Rooms } from './open-rooms.ts'
import { deskPolicy, newNonce } from './security-headers.ts'

const DIST = fileURLToPath(new URL('../../../web/dist', import.meta.url))
const DESK = '/ban-lam-viec/'

/** The built desk: its files for ever, its page always anew, whatever route of it was asked for. */
export async function serveDesk(app: FastifyInstance, { directory, clock }: Rooms): Promise<void> {
  if (!existsSync(`${DIST}/index.html`)) {
    app.get(`${DESK}*`, async (_, reply) =>
      reply.code(503).type('text/plain; charset=utf-8').send('Bàn làm việc chưa được dựng: npm run build'),
    )
    return
  }
  const page = readFileSync(`${DIST}/index.html`, 'utf8')
  await app.register(fastifyStatic, {
    root: `${DIST}/assets`, prefix: `${DESK}assets/`, immutable: true, maxAge: '365d', decorateReply: false,
    preCompressed: true,
  })
  const send = async (_: FastifyRequest, reply: FastifyReply) => {
    const nonce = newNonce()
    return reply.type('text/html; charset=utf-8')
      .header('cache-control', 'no-store').header('content-security-policy', deskPolicy(nonce))
      .send(dressed(page.replaceAll('__NONCE__', nonce)))
  }
  /** The province's colours after our own sheet, and its emblem on the tab. */
  const dressed = (html: string) => {
    const { sheet, emblem } = brandFilesOf(directory.on(dayOf(clock.now())))
    const own = `<link rel="stylesheet" href="/tai-san/${sheet.name}">`
    return html.replace('</head>', `${own}</head>`)
      .replace(/(<link rel="icon"[^>]*href=")[^"]*/, emblem ? `$1/tai-san/${emblem.name}` : '$&')
  }
  app.get('/ban-lam-viec', send)
  app.get(`${DESK}*`, send)
}
