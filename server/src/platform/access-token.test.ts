/** Need: only tokens that this installation issued, for its own door and these minutes, let a program in. */
import { hkdfSync } from 'node:crypto'
import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { openAccessTokens } from './access-token.ts'

const SECRET = 's'.repeat(32)
const URL = 'https://motcua.example'
const NOW = new Date('2026-11-30T08:00:00Z')
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000)
const tokens = openAccessTokens({ secret: SECRET, publicUrl: URL })
const CLAIMS = { client: 'a-client', scopes: ['dossier.read'] }
const KEY = new Uint8Array(hkdfSync('sha256', SECRET, '', 'motcua access token', 32))

/** A token as ours, but for what is named. */
interface Forged {
  alg?: string; typ?: string; iss?: string; aud?: string; exp?: number; iat?: number; scope?: string | null
  key?: Parameters<SignJWT['sign']>[0]
}
async function forged(
  { alg = 'HS256', typ = 'at+jwt', iss = URL, aud = `${URL}/api/open`, exp = 600, iat = 0, scope = 'dossier.read', key = KEY }: Forged = {},
): Promise<string> {
  const seconds = NOW.getTime() / 1_000
  return new SignJWT(scope === null ? {} : { scope }).setProtectedHeader({ alg, typ }).setIssuer(iss).setAudience(aud)
    .setSubject('a-client').setIssuedAt(seconds + iat).setNotBefore(seconds + iat).setExpirationTime(seconds + exp).sign(key)
}

test('one of ours says whose it is and what for, for ten minutes', async () => {
  const token = await tokens.issue(CLAIMS, NOW)
  expect(await tokens.read(token, NOW)).toEqual(CLAIMS)
  expect(await tokens.read(token, later(599))).toEqual(CLAIMS)
  expect(await tokens.read(token, later(601))).toBeUndefined()
  expect(await tokens.read(token, later(-60))).toBeUndefined()
})

test('made by hand as ours it is ours: what the tests below change is all that they change', async () => {
  expect(await tokens.read(await forged(), NOW)).toEqual(CLAIMS)
})

test.each([
  ['another issuer', { iss: 'https://other.example' }], ['another audience', { aud: `${URL}/api` }],
  ['another key', { key: new Uint8Array(32).fill(1) }], ['another way of signing', { alg: 'HS512', key: new Uint8Array(64).fill(1) }],
  ['another type', { typ: 'JWT' }], ['no scope', { scope: null }], ['a life of its own choice', { exp: 3_000, iat: -601 }],
  ['a beginning to come', { iat: 120 }], ['an end that is past', { exp: -1, iat: -300 }],
])('with %s it is none', async (_, changed) => {
  expect(await tokens.read(await forged(changed), NOW)).toBeUndefined()
})

test('without a signature, with that of a key pair, cut, or of another installation it is none', async () => {
  const seconds = NOW.getTime() / 1_000
  const none = new UnsecuredJWT({ scope: 'dossier.read' }).setIssuer(URL).setAudience(`${URL}/api/open`).setSubject('a-client')
    .setIssuedAt(seconds).setNotBefore(seconds).setExpirationTime(seconds + 600).encode()
  const { privateKey } = await generateKeyPair('ES256')
  const good = await tokens.issue(CLAIMS, NOW)
  const [head = '', body = ''] = good.split('.')
  const stripped = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.`
  const bad = [
    none, stripped, `${head}.${body}.`, good.slice(0, -3), `${good}.x`, '', 'a.b.c', 'x'.repeat(3_000),
    await forged({ alg: 'ES256', key: privateKey }),
    await openAccessTokens({ secret: 't'.repeat(32), publicUrl: URL }).issue(CLAIMS, NOW),
    await openAccessTokens({ secret: SECRET, publicUrl: 'https://other.example' }).issue(CLAIMS, NOW),
  ]
  for (const token of bad) expect([token, await tokens.read(token, NOW)]).toEqual([token, undefined])
})
