import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What is signed of a message between here and the payment gateway, in either direction. */
export interface SignedMessage {
  readonly method: string
  /** With its query, without the host: proxies may change that. */
  readonly path: string
  /** Seconds since 1970. */
  readonly at: string
  /** Of this sending: a repeat has another. */
  readonly nonce: string
  readonly body: string
}

/** Names of the headers that carry moment, nonce and signature. */
export const SIGNED_HEADERS = {
  at: 'x-thanh-toan-luc', nonce: 'x-thanh-toan-so', signature: 'x-thanh-toan-chu-ky',
} as const

/**
 * HMAC-SHA-256 over one canonical text, a line each: method, path, moment, nonce, SHA-256 of the body in hex. None of
 * the first four may hold a line break, so that no two messages have one text. In hex.
 */
export function signMessage(key: string, { method, path, at, nonce, body }: SignedMessage): string {
  const parts = [method, path, at, nonce]
  if (parts.some((part) => /[\r\n]/.test(part))) throw new RangeError('a line break where none may stand')
  const text = [...parts, createHash('sha256').update(body).digest('hex')].join('\n')
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Whether a signature is that of the message; takes as long if it is not. */
export function isSignedWith(key: string, message: SignedMessage, signature: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature) || /[\r\n]/.test(message.at + message.nonce)) return false
  return timingSafeEqual(Buffer.from(signMessage(key, message), 'hex'), Buffer.from(signature, 'hex'))
}
