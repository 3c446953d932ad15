import { type ECDH, createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** Where one browser is told and by which keys: what it hands out when somebody wants to be told there (Push API). */
export interface PushAddress {
  readonly endpoint: string
  /** Its point of P-256, uncompressed. */
  readonly p256dh: Buffer
  /** A secret of the browser and us. */
  readonly auth: Buffer
}

const CURVE = 'prime256v1'
const [POINT_BYTES, AUTH_BYTES, SALT_BYTES] = [65, 16, 16]
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [16, 12, 16]
/** One record holds all: a push service takes 4096 bytes at least, and need not take more (RFC 8291, 4). */
const RECORD_BYTES = 4_096
/** What is left of them for what is said: without salt, size, our point, the end mark and the tag. */
export const MOST_SAID_BYTES = RECORD_BYTES - (SALT_BYTES + 4 + 1 + POINT_BYTES) - 1 - TAG_BYTES
/** After the last record (RFC 8188, 2). */
const END = 2

/** Whether both are what browsers hand out: a point that lies on the curve, and 16 bytes. */
export function arePushKeys({ p256dh, auth }: Pick<PushAddress, 'p256dh' | 'auth'>): boolean {
  if (p256dh.length !== POINT_BYTES || p256dh[0] !== 4 || auth.length !== AUTH_BYTES) return false
  try {
    newPair().computeSecret(p256dh)
    return true
  } catch {
    return false
  }
}

/**
 * What is said, so that this browser alone can read it: content coding `aes128gcm` in one record (RFC 8188), by the
 * keys of RFC 8291. A pair and a salt of its own each time; `by` is for the examples of the RFC alone. Throws of keys
 * that are none, and of more than MOST_SAID_BYTES.
 */
export function encryptPush(
  { p256dh, auth }: Pick<PushAddress, 'p256dh' | 'auth'>, said: Buffer,
  by: { readonly pair: ECDH; readonly salt: Buffer } = { pair: newPair(), salt: randomBytes(SALT_BYTES) },
): Buffer {
  if (said.length > MOST_SAID_BYTES) throw new Error(`a push holds ${MOST_SAID_BYTES} bytes at most`)
  const { pair, salt } = by
  const own = pair.getPublicKey()
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, own])
  const secret = hkdf(pair.computeSecret(p256dh), auth, keyInfo, 32)
  const key = hkdf(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), KEY_BYTES)
  const nonce = hkdf(secret, salt, Buffer.from('Content-Encoding: nonce\0'), NONCE_BYTES)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const sealed = [cipher.update(Buffer.concat([said, Buffer.of(END)])), cipher.final(), cipher.getAuthTag()]
  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD_BYTES)
  return Buffer.concat([salt, size, Buffer.of(own.length), own, ...sealed])
}

function newPair(): ECDH {
  const pair = createECDH(CURVE)
  pair.generateKeys()
  return pair
}

function hkdf(secret: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, bytes))
}
