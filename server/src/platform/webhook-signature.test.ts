/** Need: a receiver knows our calls from forged and stale ones by the public rules (Standard Webhooks 1.0). */
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { judgeWebhook, signWebhook, webhookKeyOf, webhookSecretOf } from './webhook-signature.ts'

// The example that the libraries of the specification are tested with.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const WEBHOOK = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', body: '{"test": 2432232314}' }
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
const key = webhookKeyOf(SECRET) ?? Buffer.alloc(0)
const at = (seconds: number) => new Date((1_614_265_330 + seconds) * 1_000)

test('the example of the specification is signed as it is there', () => {
  expect(signWebhook(key, WEBHOOK)).toBe(SIGNATURE)
  expect(judgeWebhook(key, WEBHOOK, SIGNATURE, at(0))).toBe('valid')
})

test('five minutes early or late are the most', () => {
  expect([-301, -300, 300, 301].map((seconds) => judgeWebhook(key, WEBHOOK, SIGNATURE, at(seconds))))
    .toEqual(['stale', 'valid', 'valid', 'stale'])
})

test.each([
  ['another body', { ...WEBHOOK, body: '{"test": 2432232315}' }, SIGNATURE],
  ['another id', { ...WEBHOOK, id: 'msg_p5jXN8AQM9LWM0D4loKWxJel' }, SIGNATURE],
  ['another moment', { ...WEBHOOK, timestamp: '1614265331' }, SIGNATURE],
  ['a moment with a blank', { ...WEBHOOK, timestamp: ' 1614265330' }, SIGNATURE],
  ['no signature', WEBHOOK, ''],
  ['another version of signature', WEBHOOK, SIGNATURE.replace('v1,', 'v2,')],
  ['one cut short', WEBHOOK, SIGNATURE.slice(0, -4)],
  ['one that is too long to be read', WEBHOOK, `${'a '.repeat(1_000)}${SIGNATURE}`],
])('%s is forged', (_, webhook, signature) => expect(judgeWebhook(key, webhook, signature, at(0))).toBe('forged'))

test('the same signed text cut elsewhere is another message', () => {
  // "msg_1.2" at 3 and "msg_1" at 2.3 sign one text; neither has the form of an id and a moment.
  const webhook = { id: 'msg_1.2', timestamp: '1614265330', body: '{}' }
  expect(judgeWebhook(key, webhook, signWebhook(key, webhook), at(0))).toBe('forged')
})

test('while keys change, one good signature of several is enough', () => {
  expect(judgeWebhook(key, WEBHOOK, `v1,AAAA ${SIGNATURE} v1a,xyz`, at(0))).toBe('valid')
})

test('each endpoint has a secret of its own, the same each time, of 32 bytes', () => {
  const secret = webhookSecretOf('s'.repeat(32), 'a')
  expect(webhookSecretOf('s'.repeat(32), 'a')).toBe(secret)
  expect(new Set([secret, webhookSecretOf('s'.repeat(32), 'b'), webhookSecretOf('t'.repeat(32), 'a')]).size).toBe(3)
  expect(webhookKeyOf(secret)).toHaveLength(32)
  // HKDF of one block, by hand (RFC 5869).
  const prk = createHmac('sha256', 'a').update('s'.repeat(32)).digest()
  expect(webhookKeyOf(secret)).toEqual(createHmac('sha256', prk).update(Buffer.from('motcua webhook\x01')).digest())
})

test.each(['', 'whsec_', 'whsec_YQ==', 'whsec_not base64', `whsec_${Buffer.alloc(65).toString('base64')}`])('%s is no secret', (text) =>
  expect(webhookKeyOf(text)).toBeUndefined())
