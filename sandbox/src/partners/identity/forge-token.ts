import { type KeyObject, sign } from 'node:crypto'

/** What a token may have wrong. */
export const FORGERIES = ['alg-none', 'issuer', 'audience', 'nonce', 'key', 'expired', 'not-yet', 'subject'] as const
export type Forgery = (typeof FORGERIES)[number]

type Claims = Readonly<Record<string, unknown>>

const HOUR = 3_600
const CHANGES: Readonly<Record<Forgery, (claims: Claims) => Claims>> = {
  'alg-none': (claims) => claims,
  'issuer': (claims) => ({ ...claims, iss: 'http://127.0.0.1:9/another' }),
  'audience': (claims) => ({ ...claims, aud: 'another-client' }),
  'nonce': (claims) => ({ ...claims, nonce: 'of-another-sign-in' }),
  'key': (claims) => claims,
  'expired': (claims) => ({ ...claims, iat: Number(claims['iat']) - 2 * HOUR, exp: Number(claims['iat']) - HOUR }),
  'not-yet': (claims) => ({ ...claims, nbf: Number(claims['iat']) + HOUR }),
  'subject': (claims) => ({ ...claims, sub: 'somebody-else' }),
}

/** A token like the given one, signed well unless that is what is wrong with it. */
export function forgeToken(token: string, forgery: Forgery, keys: { own: KeyObject, strange: KeyObject }): string {
  const [head = '', body = ''] = token.split('.')
  const header = { ...readPart(head), ...forgery === 'alg-none' && { alg: 'none' } }
  const text = `${writePart(header)}.${writePart(CHANGES[forgery](readPart(body)))}`
  if (forgery === 'alg-none') return `${text}.`
  return `${text}.${sign('sha256', Buffer.from(text), forgery === 'key' ? keys.strange : keys.own).toString('base64url')}`
}

function readPart(part: string): Claims {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims
}

function writePart(claims: Claims): string {
  return Buffer.from(JSON.stringify(claims)).toString('base64url')
}
