import { findEntryFile } from '../modules/catalogue/public.ts'
import { sendNotFound } from './failures.tsx'
import type { PageHandlers } from './page-handler.ts'
import { type Visit, isUuid } from './visit.ts'

/**
 * Pictures, films and captions of guides. A phone plays a film only from a host that sends parts of it (RFC 9110, 14).
 */
export const entryFilePages = { 'GET /tep/:id': sendEntryFile } satisfies PageHandlers

async function sendEntryFile(visit: Visit) {
  const { request, reply, rooms } = visit
  const { id } = request.params as { id: string }
  const file = isUuid(id) ? await findEntryFile(rooms.db, id) : undefined
  if (!file || !await rooms.storage.has(file.sha256)) return sendNotFound(visit)
  const { size, kind, sha256 } = file
  reply.headers({
    'content-type': kind === 'text/vtt' ? 'text/vtt; charset=utf-8' : kind,
    'content-security-policy': `sandbox; default-src 'none'`, 'x-content-type-options': 'nosniff',
    // Another content is another file under another address.
    'cache-control': 'public, max-age=31536000, immutable', 'accept-ranges': 'bytes',
  })
  const part = partOf(request.headers.range, size)
  if (part === 'none') return reply.code(416).header('content-range', `bytes */${String(size)}`).send()
  if (!part) return reply.header('content-length', String(size)).send(rooms.storage.open(sha256))
  const { first, last } = part
  return reply.code(206).headers({
    'content-range': `bytes ${String(first)}-${String(last)}/${String(size)}`,
    'content-length': String(last - first + 1),
  }).send(rooms.storage.open(sha256, { start: first, end: last }))
}

/** The one part that is asked for; undefined for all of it, `none` where there is no such part. */
function partOf(range: string | undefined, size: number): { first: number; last: number } | 'none' | undefined {
  const [whole, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? []
  if (whole === undefined || from === '' && to === '') return undefined
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to))
  return first > last ? 'none' : { first, last }
}
