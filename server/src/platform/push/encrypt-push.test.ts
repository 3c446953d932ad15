/** Need: what is told reads the one browser that it is for; the service between sees bytes (RFC 8291, RFC 8188). */
import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { MOST_SAID_BYTES, arePushKeys, encryptPush } from './encrypt-push.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')
const pairOf = (secret: string) => {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(bytes(secret))
  return pair
}

/** RFC 8291, section 5 and appendix A. */
const RFC = {
  said: 'When I grow up, I want to be a watermelon',
  ours: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  oursPublic: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
  theirs: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  p256dh: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
  auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  header: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
  sealed: '8pfeW0KbunFT06SuDKoJH9Ql87S1QUrdirN6GcG7sFz1y1sqLgVi1VhjVkHsUoEsbI_0LpXMuGvnzQ',
} as const

describe('the example of RFC 8291', () => {
  test('the keys are those of the example', () => {
    expect([pairOf(RFC.ours), pairOf(RFC.theirs)].map((pair) => pair.getPublicKey('base64url'))).toEqual(
      [RFC.oursPublic, RFC.p256dh.toString('base64url')])
  })

  test('what is sent is the body of the example, byte for byte', () => {
    const sent = encryptPush(RFC, Buffer.from(RFC.said), { pair: pairOf(RFC.ours), salt: RFC.salt })
    expect(sent.subarray(0, 86).toString('base64url')).toBe(RFC.header)
    expect(sent.subarray(86).toString('base64url')).toBe(RFC.sealed)
  })
})

/** As a browser does it, of one record. */
function readBy(secret: string, auth: Buffer, sent: Buffer): string {
  const [salt, theirPoint, sealed] = [sent.subarray(0, 16), sent.subarray(21, 86), sent.subarray(86)]
  const pair = pairOf(secret)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirPoint])
  const shared = Buffer.from(hkdfSync('sha256', pair.computeSecret(theirPoint), auth, info, 32))
  const part = (name: string, size: number) =>
    Buffer.from(hkdfSync('sha256', shared, salt, `Content-Encoding: ${name}\0`, size))
  const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
  decipher.setAuthTag(sealed.subarray(-16))
  const clear = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  expect(clear.at(-1)).toBe(2)
  return clear.subarray(0, -1).toString()
}

test('the same twice is nothing alike, and is read as it was said', () => {
  const said = 'Hồ sơ Z99-1 đã có kết quả'
  const [one, other] = [encryptPush(RFC, Buffer.from(said)), encryptPush(RFC, Buffer.from(said))]
  expect(one.subarray(0, 16).equals(other.subarray(0, 16))).toBe(false)
  expect(one.subarray(21, 86).equals(other.subarray(21, 86))).toBe(false)
  expect([one, other].map((sent) => readBy(RFC.theirs, RFC.auth, sent))).toEqual([said, said])
  // Whoever has the point and not the secret of that browser reads nothing.
  expect(() => readBy(RFC.theirs, Buffer.alloc(16), one)).toThrow()
})

test('what is longest fills the 4096 bytes that each service takes, and one more is not said', () => {
  expect(encryptPush(RFC, Buffer.alloc(MOST_SAID_BYTES, 'a'))).toHaveLength(4_096)
  expect(() => encryptPush(RFC, Buffer.alloc(MOST_SAID_BYTES + 1))).toThrow('3993')
})

test('keys are looked at before they are kept', () => {
  const { p256dh, auth } = RFC
  const off = Buffer.from(p256dh)
  off[64] = off[64] === 0 ? 1 : 0
  expect(arePushKeys({ p256dh, auth })).toBe(true)
  for (const wrong of [
    { p256dh: off, auth }, { p256dh: Buffer.alloc(65), auth }, { p256dh: Buffer.alloc(65, 4), auth },
    { p256dh: p256dh.subarray(1), auth }, { p256dh, auth: auth.subarray(1) }, { p256dh, auth: Buffer.alloc(17) },
    { p256dh: Buffer.alloc(0), auth: Buffer.alloc(0) },
  ]) expect(arePushKeys(wrong)).toBe(false)
})
