import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** Of every answer, those too that pass no hook. */
export const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'SAMEORIGIN',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), microphone=(), payment=()',
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
} as const

/**
 * Headers of every answer. Pages of the portal set a stricter policy of their own, without script; the desk's is this
 * one. No `unsafe-eval` anywhere; style elements of the desk carry a nonce.
 */
export function secureHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    const own = reply.getHeader('content-security-policy')
    reply.headers({
      ...COMMON_HEADERS, ...own !== undefined && { 'content-security-policy': own }, 'x-request-id': request.id,
    })
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

/** The desk's policy, with the nonce that its page carries. */
export function deskPolicy(nonce: string): string {
  return [
    `default-src 'self'`, `script-src 'self'`, `style-src 'self' 'nonce-${nonce}'`, `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`, `object-src 'none'`, `frame-src 'self' blob:`, `base-uri 'none'`,
    `form-action 'self'`, `frame-ancestors 'none'`,
  ].join('; ')
}

/** A nonce for one page. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url')
}
