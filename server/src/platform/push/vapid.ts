import { type KeyObject, createECDH, createPrivateKey, hkdfSync, sign } from 'node:crypto'

/** By which push services know whose messages come, and browsers from whom they take them (RFC 8292). */
export interface VapidKey {
  readonly key: KeyObject
  /** Its point of P-256, uncompressed, in base64url: what a browser binds a subscription to. */
  readonly publicKey: string
}

const CURVE = 'prime256v1'
/** Of a token: no service takes one of more than 24 hours. */
const GOOD_FOR_SECONDS = 12 * 3_600

/**
 * The pair that a secret of the settings stands for, the same in all processes: nothing has to be made with a tool of
 * its own or kept in a second place. Another secret is another pair, and browsers that took part must do so anew.
 */
export function vapidKeyOf(secret: string): VapidKey {
  for (let nth = 0; ; nth += 1) {
    const scalar = Buffer.from(hkdfSync('sha256', secret, '', `motcua web push ${String(nth)}`, 32))
    const pair = createECDH(CURVE)
    try {
      pair.setPrivateKey(scalar)
    } catch {
      continue // no number of the curve: of 2^32 secrets one
    }
    const point = pair.getPublicKey()
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) => one.toString('base64url'))
    const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '', d: scalar.toString('base64url') }
    return { key: createPrivateKey({ key: jwk, format: 'jwk' }), publicKey: point.toString('base64url') }
  }
}

/**
 * The value of `authorization` by which we name ourselves to the service of an endpoint: a token for that service alone
 * (ES256), with the address under which its people reach us (`mailto:` or https), good for some hours.
 */
export function vapidHeader(
  { key, publicKey }: VapidKey,
  { endpoint, contact, machineNow }: { readonly endpoint: URL; readonly contact: string; readonly machineNow: Date },
): string {
  const expires = Math.floor(machineNow.getTime() / 1_000) + GOOD_FOR_SECONDS
  const claims = { aud: endpoint.origin, exp: expires, sub: contact }
  const parts = [{ typ: 'JWT', alg: 'ES256' }, claims].map((one) => Buffer.from(JSON.stringify(one)).toString('base64url'))
  const signed = parts.join('.')
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  return `vapid t=${signed}.${signature}, k=${publicKey}`
}
