import { type KeyObject, createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto'

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

/** HMAC-SHA-256 over the canonical text of a message, in hex. */
export function signMessage(key: string, message: SignedMessage): string {
  return createHmac('sha256', key).update(textOf(message)).digest('hex')
}

/** Whether a signature is that of the message; takes as long if it is not. */
export function isSignedWith(key: string, message: SignedMessage, signature: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature) || hasBreak(message.at + message.nonce)) return false
  return timingSafeEqual(Buffer.from(signMessage(key, message), 'hex'), Buffer.from(signature, 'hex'))
}

/** The same by a key of the gateway's own, which nobody here could sign with: RSA (PKCS #1) with SHA-256, in base64. */
export function isSignedByRsa(publicKey: KeyObject, message: SignedMessage, signature: string): boolean {
  if (!/^[A-Za-z0-9+/]{340,1400}={0,2}$/.test(signature) || hasBreak(message.at + message.nonce)) return false
  return verify('sha256', Buffer.from(textOf(message)), publicKey, Buffer.from(signature, 'base64'))
}

/** A public RSA key of at least 2,048 bits in PEM; undefined where the text is none. */
export function rsaKeyOf(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem)
    const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
    return key.asymmetricKeyType === 'rsa' && modulusLength >= LEAST_BITS ? key : undefined
  } catch {
    return undefined
  }
}

const LEAST_BITS = 2_048

/**
 * One canonical text, a line each: method, path, moment, nonce, SHA-256 of the body in hex. None of the first four may
 * hold a line break, so that no two messages have one text.
 */
function textOf({ method, path, at, nonce, body }: SignedMessage): string {
  const parts = [method, path, at, nonce]
  if (parts.some(hasBreak)) throw new RangeError('a line break where none may stand')
  return [...parts, createHash('sha256').update(body).digest('hex')].join('\n')
}

function hasBreak(text: string): boolean {
  return /[\r\n]/.test(text)
}
