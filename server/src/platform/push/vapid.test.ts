/** Need: a push service knows who sends, and nobody can send in our name or with what was said to another service. */
import { importJWK, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { vapidHeader, vapidKeyOf } from './vapid.ts'

const SECRET = 'mot-khoa-cua-chuong-trinh-du-dai'
const machineNow = new Date('2026-03-02T08:00:00Z')
const header = vapidHeader(vapidKeyOf(SECRET), {
  endpoint: new URL('https://day.example:8443/nhan/abc?x=1'), contact: 'mailto:motcua@example.vn', machineNow,
})
const [, token = '', point = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? []

/** The token, checked by a library and by the point that goes along. */
async function readBy(publicKey: string, at = machineNow) {
  const raw = Buffer.from(publicKey, 'base64url')
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((one) => one.toString('base64url'))
  const key = await importJWK({ kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, 'ES256')
  return jwtVerify(token, key, { currentDate: at, audience: 'https://day.example:8443' })
}

test('the token is for that service, by us, for less than a day', async () => {
  const { protectedHeader, payload } = await readBy(point)
  expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'ES256' })
  expect(payload).toEqual({
    aud: 'https://day.example:8443', sub: 'mailto:motcua@example.vn', exp: machineNow.getTime() / 1_000 + 43_200,
  })
  await expect(readBy(point, new Date('2026-03-02T20:00:01Z'))).rejects.toThrow('exp')
})

test('the pair is the same wherever the secret is, and another where it is another', async () => {
  expect(Buffer.from(point, 'base64url')).toHaveLength(65)
  expect(vapidKeyOf(SECRET).publicKey).toBe(point)
  const other = vapidKeyOf(`${SECRET}.`).publicKey
  expect(other).not.toBe(point)
  await expect(readBy(other)).rejects.toThrow('signature')
})
