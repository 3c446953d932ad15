import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** For how long whoever has it need not ask again. */
const FRESH_SECONDS = 3_600

/**
 * Sends what everybody may have and anybody may keep, such as a proxy. Its ETag is a strong one, of its bytes: whoever
 * has these bytes is told so, without them (RFC 9110, 13.1.2). So a route that sends by this compresses nothing, since
 * other bytes would go under the same mark.
 */
export function sendOpenFile(
  request: Pick<FastifyRequest, 'headers'>, reply: FastifyReply,
  { type, text, name }: { readonly type: string; readonly text: string; readonly name?: string },
): FastifyReply {
  const bytes = Buffer.from(text)
  const mark = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  void reply.header('etag', mark).header('cache-control', `public, max-age=${FRESH_SECONDS}`)
  if (isHeld(request.headers['if-none-match'], mark)) return reply.code(304).send()
  if (name !== undefined) void reply.header('content-disposition', `attachment; filename="${name}"`)
  return reply.type(type).send(bytes)
}

/** Whether one of the marks of `If-None-Match` is this one; weak ones count too, as the header is compared. */
function isHeld(asked: string | undefined, mark: string): boolean {
  if (asked === undefined) return false
  return asked.trim() === '*' || asked.split(',').some((one) => one.trim().replace(/^W\//, '') === mark)
}
