/** Need (part C4): a callback is believed by the gateway's signature alone, of the shared key or of its own. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { openPaymentGateway } from './payment-gateway.ts'
import { SIGNED_HEADERS, rsaKeyOf, signMessage } from '../partner/sign-message.ts'

const SHARED = 'a key that is shared with the gateway, long enough'
const NOW = new Date('2021-06-25T09:00:00+07:00')
const BODY = JSON.stringify({ MaGiaoDich: 'GD1', MaTraCuuTT: 'MCAAAAAAAAAA', SoTien: 5_000, ThoiGianGD: '20210625085900' })
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2_048 })
const [own, other] = [pair(), pair()]
const message = { method: 'POST', path: '/api/payments/callback', at: String(NOW.getTime() / 1000), nonce: 'n-1', body: BODY }
const pem = (key: typeof own.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString()

/** By the wire format, written down once more. */
function signedBy(key: typeof own.privateKey, of = message): string {
  const text = [of.method, of.path, of.at, of.nonce, createHash('sha256').update(of.body).digest('hex')].join('\n')
  return sign('sha256', Buffer.from(text), key).toString('base64')
}
function hear(signature: string, publicKey: string | undefined, body = BODY) {
  const gateway = openPaymentGateway('http://127.0.0.1', SHARED, publicKey === undefined ? undefined : rsaKeyOf(publicKey))
  const { method, path, at, nonce } = message
  const heard = gateway.readNotice({
    method, path, body,
    headers: { [SIGNED_HEADERS.at]: at, [SIGNED_HEADERS.nonce]: nonce, [SIGNED_HEADERS.signature]: signature },
  }, NOW)
  return heard.ok ? heard.value.amount : heard.refusal.code
}

test('by the key that is shared, where the gateway has none of its own', () => {
  expect(hear(signMessage(SHARED, message), undefined)).toBe(5_000)
  expect(hear(signedBy(own.privateKey), undefined)).toBe('forged')
})

test('by the key of the gateway, where it has given one, and then by no other', () => {
  expect(hear(signedBy(own.privateKey), pem(own.publicKey))).toBe(5_000)
  expect(hear(signedBy(other.privateKey), pem(own.publicKey))).toBe('forged')
  expect(hear(signMessage(SHARED, message), pem(own.publicKey))).toBe('forged')
  expect(hear(signedBy(own.privateKey), pem(own.publicKey), BODY.replace('5000', '5'))).toBe('forged')
})

test('signed too long ago it is stale, though it is theirs', () => {
  const past = { ...message, at: String(NOW.getTime() / 1000 - 301) }
  const gateway = openPaymentGateway('http://127.0.0.1', SHARED, own.publicKey)
  const heard = gateway.readNotice({
    method: past.method, path: past.path, body: BODY,
    headers: {
      [SIGNED_HEADERS.at]: past.at, [SIGNED_HEADERS.nonce]: past.nonce,
      [SIGNED_HEADERS.signature]: signedBy(own.privateKey, past),
    },
  }, NOW)
  expect(heard).toEqual({ ok: false, refusal: { code: 'stale' } })
})

test('a key that is short, of another kind or no key at all is none', () => {
  const short = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  expect([rsaKeyOf(pem(short)), rsaKeyOf(pem(curve)), rsaKeyOf('khóa')]).toEqual([undefined, undefined, undefined])
  expect(rsaKeyOf(pem(own.publicKey))?.asymmetricKeyType).toBe('rsa')
})
