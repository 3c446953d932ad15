import { createDecipheriv, createECDH, createHmac } from 'node:crypto'

/** What one browser alone has. */
export interface ReadingKeys { readonly secret: Buffer; readonly auth: Buffer }

/**
 * What a message says to the browser that it is for, as browsers read it: RFC 8188 `aes128gcm` in one record by the
 * keys of RFC 8291. Undefined of what is not for it, or changed on its way.
 */
export function readPush({ secret, auth }: ReadingKeys, body: Buffer): string | undefined {
  const idLength = body[20]
  if (idLength !== 65 || body.length < 21 + idLength + 18) return undefined
  const [salt, point, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)]
  if (sealed.length > body.readUInt32BE(16)) return undefined // more than one record
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secret)
  try {
    // Each step by HMAC, as the RFC writes it out.
    const label = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), point, Buffer.of(1)])
    const shared = hmac(hmac(auth, pair.computeSecret(point)), label)
    const key = hmac(salt, shared)
    const part = (name: string, size: number) =>
      hmac(key, Buffer.from(`Content-Encoding: ${name}\0\u0001`)).subarray(0, size)
    const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
    decipher.setAuthTag(sealed.subarray(-16))
    const clear = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    const end = clear.lastIndexOf(2) // behind it is nothing but what fills up
    const isWhole = end >= 0 && clear.subarray(end + 1).every((byte) => byte === 0)
    return isWhole ? clear.subarray(0, end).toString() : undefined
  } catch {
    return undefined
  }
}

function hmac(key: Buffer, text: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
