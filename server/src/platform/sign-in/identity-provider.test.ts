/**
 * Need: what comes back from a provider counts for the sign-in that was begun and for no other, whatever stands before
 * it: each thing that binds the two is checked here by itself (OpenID Connect Core 3.1.3.7, RFC 7636, RFC 9207).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WithProvider, openProvider, walkProvider } from '../../../test/identity-walk.ts'
import { randomToken } from '../secrets.ts'
import type { UnderWay } from './oidc-client.ts'

let provider: WithProvider
beforeAll(async () => { provider = await openProvider() })
afterAll(() => provider.stop())

const HOME = 'http://localhost'
/** Somebody chooses at the provider: the address that they come back to, and what their browser keeps. */
async function chosen(): Promise<{ readonly at: URL; readonly kept: UnderWay }> {
  const kept = { state: randomToken(), nonce: randomToken(), verifier: randomToken() }
  const begun = await provider.identityProvider.begin({ ...kept, backTo: `${HOME}/dang-nhap/dinh-danh/ve`, level: 2 })
  if (!begun.ok) throw new Error(begun.refusal.code)
  const back = await walkProvider(begun.value.href, { techId: 't-000185990001', level: '2' })
  return { at: new URL(back, HOME), kept }
}
const finish = async (at: URL, kept: UnderWay) => provider.identityProvider.finish(at, kept)
const refused = { ok: false, refusal: { code: 'not-trusted' } }

test('what was begun here is vouched for', async () => {
  const { at, kept } = await chosen()
  expect(await finish(at, kept)).toMatchObject({ ok: true, value: { level: 2, personalNumber: '000185990001' } })
})

test.each(['state', 'nonce', 'verifier'] as const)('another %s is not trusted', async (part) => {
  const { at, kept } = await chosen()
  expect(await finish(at, { ...kept, [part]: randomToken() })).toMatchObject(refused)
})

test('an answer without the state, of another issuer, or without a code is not trusted', async () => {
  for (const [name, value] of [['state', undefined], ['iss', 'http://127.0.0.1:9'], ['code', undefined]] as const) {
    const { at, kept } = await chosen()
    if (value === undefined) at.searchParams.delete(name)
    else at.searchParams.set(name, value)
    expect(await finish(at, kept), name).toMatchObject(refused)
  }
})

test('a code is good for one sign-in', async () => {
  const { at, kept } = await chosen()
  expect(await finish(at, kept)).toMatchObject({ ok: true })
  expect(await finish(at, kept)).toMatchObject(refused)
})
