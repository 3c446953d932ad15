import { createPublicKey, verify } from 'node:crypto'
import { type Row, jsonIn, rowIn } from '../../json.ts'

export type Judged =
  { readonly ok: true; readonly publicKey: string } | { readonly ok: false; readonly status: 401 | 403 }

const DAY_SECONDS = 86_400

/**
 * Who sends, by what the header of RFC 8292 proves: a token for this service, signed by the key that goes along, of no
 * more than a day. 401 without one, 403 of one that proves nothing.
 */
export function judgeSender(header: string | undefined, url: string, now: Date): Judged {
  const [, token, publicKey] = /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), ?k=([\w-]{87})$/.exec(header ?? '') ?? []
  if (token === undefined || publicKey === undefined) return { ok: false, status: 401 }
  const [head = '', claims = '', signature = ''] = token.split('.')
  const { aud, exp, sub } = partIn(claims)
  // A partner has one address, however it is called: the same port takes http and https.
  const { origin } = new URL(url)
  const isForUs = aud === origin || aud === origin.replace(/^http:/, 'https:')
  const left = typeof exp === 'number' ? exp - now.getTime() / 1_000 : NaN
  const isSound = partIn(head)['alg'] === 'ES256' && isForUs && left > 0 && left <= DAY_SECONDS
    && typeof sub === 'string' && /^(mailto|https):/.test(sub)
  return isSound && isSigned(`${head}.${claims}`, signature, publicKey) ? { ok: true, publicKey } : { ok: false, status: 403 }
}

function isSigned(text: string, signature: string, publicKey: string): boolean {
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) => one.toString('base64url'))
  try {
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' })
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

function partIn(text: string): Row {
  return rowIn(jsonIn(Buffer.from(text, 'base64url'))) ?? {}
}
