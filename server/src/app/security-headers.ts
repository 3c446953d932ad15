import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'SAMEORIGIN',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), microphone=(), payment=()',
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
} as const
/**
 * One year, and what lies under the name too (ASVS 3.4.1). Browsers heed it only where the certificate is trusted, and
 * never for an address of numbers: loopback without TLS goes on working.
 */
const HTTPS_ONLY = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } as const

export type CommonHeaders = Readonly<Record<string, string>>

/** Of every answer, those too that pass no hook; whoever is reached by https is not to be reached otherwise. */
export function commonHeadersOf(publicUrl: string): CommonHeaders {
  return publicUrl.startsWith('https:') ? { ...COMMON_HEADERS, ...HTTPS_ONLY } : COMMON_HEADERS
}

/**
 * Headers of every answer. Pages of the portal set a stricter policy of their own, without script; the desk's is this
 * one. No `unsafe-eval` anywhere, and WebAssembly on one page (/xac-minh); style elements of the desk carry a nonce.
 */
export function secureHeaders(app: FastifyInstance, common: CommonHeaders): void {
  app.addHook('onSend', async (request, reply) => {
    const own = reply.getHeader('content-security-policy')
    reply.headers({
      ...common, ...own !== undefined && { 'content-security-policy': own }, 'x-request-id': request.id,
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
