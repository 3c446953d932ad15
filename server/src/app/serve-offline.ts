import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const BUILT = new URL('../../../web/dist-offline/', import.meta.url)
const SOURCES = new URL('../../../web/', import.meta.url)
const PAGE = '/ngoai-tuyen/'
/** Its own files and this origin, nothing else; photographs are shown out of the memory of the page. */
const POLICY = [
  `default-src 'self'`, `img-src 'self' blob:`, `object-src 'none'`, `base-uri 'none'`, `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/**
 * The counter without a network: few files under names that stay, asked for anew each time, since its service worker
 * keeps them. Of the same bytes the worker is the same; other bytes are another release.
 */
export async function serveOffline(app: FastifyInstance): Promise<void> {
  if (!existsSync(new URL('offline.html', BUILT))) return
  const files = [
    { name: '', type: 'text/html; charset=utf-8', bytes: readFileSync(new URL('offline.html', BUILT)) },
    { name: 'offline.js', type: 'text/javascript; charset=utf-8', bytes: readFileSync(new URL('offline.js', BUILT)) },
    { name: 'offline.css', type: 'text/css; charset=utf-8', bytes: readFileSync(new URL('offline.css', BUILT)) },
    {
      name: 'manifest.webmanifest', type: 'application/manifest+json; charset=utf-8',
      bytes: readFileSync(new URL('src/offline/manifest.webmanifest', SOURCES)),
    },
    { name: 'icon.svg', type: 'image/svg+xml', bytes: readFileSync(new URL('public/icon.svg', SOURCES)) },
  ]
  const release = createHash('sha256')
  for (const { bytes } of files) release.update(bytes)
  const worker = readFileSync(new URL('src/offline/service-worker.js', SOURCES), 'utf8')
    .replace('__RELEASE__', release.digest('hex').slice(0, 16))
  files.push({ name: 'service-worker.js', type: 'text/javascript; charset=utf-8', bytes: Buffer.from(worker) })
  for (const { name, type, bytes } of files)
    app.get(`${PAGE}${name}`, async (_, reply) =>
      reply.type(type).header('cache-control', 'no-cache').header('content-security-policy', POLICY).send(bytes))
}
