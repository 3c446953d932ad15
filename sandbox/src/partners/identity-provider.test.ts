/** Need: whoever connects the sign-in tries it on made-up people, with the levels and claims of the real provider. */
import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { type Nation, openNation } from '../nation.ts'

let nation: Nation | undefined
afterEach(async () => nation?.stop())

const HOME = 'https://motcua.example.vn'
const open = async () => {
  nation = await openNation({
    ports: {}, only: ['identity-provider'], home: HOME, keys: { 'identity-provider': 'k' }, isKept: true,
  })
  return nation.urls['identity-provider'] ?? ''
}
const VERIFIER = 'v'.repeat(43)
const authorise = (url: string, redirect: string, level: string) => `${url}/auth?${new URLSearchParams({
  client_id: 'motcua', response_type: 'code', scope: 'openid', redirect_uri: redirect, state: 's', nonce: 'n',
  acr_values: level, code_challenge_method: 'S256', code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
}).toString()}`

/** A browser that chooses a person at the page and ends at the address of the system. */
async function walk(begin: string, form: Record<string, string>, jar = new Map<string, string>()): Promise<URL> {
  let [at, init]: [URL, RequestInit] = [new URL(begin), {}]
  for (let step = 0; step < 10; step += 1) {
    const answer = await fetch(at, {
      ...init, redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const to = answer.headers.get('location')
    if (to?.startsWith(HOME)) return new URL(to)
    init = to === null ? { method: 'POST', body: new URLSearchParams(form) } : {}
    if (to === null && answer.status !== 200) throw new Error(`${String(answer.status)} ${await answer.text()}`)
    if (to !== null) at = new URL(to, at)
  }
  throw new Error('no end')
}

const tokensOf = async (url: string, code: string | null) => (await fetch(`${url}/token`, {
  method: 'POST', headers: { authorization: `Basic ${Buffer.from('motcua:k').toString('base64')}` },
  body: new URLSearchParams({ grant_type: 'authorization_code', code: code ?? '', redirect_uri: `${HOME}/ve`, code_verifier: VERIFIER }),
})).json() as Promise<{ id_token: string, access_token: string }>
const partOf = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString()) as Record<string, unknown>
const meOf = async (url: string, token: string) =>
  (await fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } })).json() as Promise<Record<string, unknown>>

test('who is chosen comes back with a level no higher than theirs, and the claims of the national portal', async () => {
  const url = await open()
  const back = await walk(authorise(url, `${HOME}/ve`, '2'), { techId: 't-000196990001', level: '2', deed: 'sign-in' })
  expect(back.searchParams.get('state')).toBe('s')
  const tokens = await tokensOf(url, back.searchParams.get('code'))
  expect(partOf(tokens.id_token, 1)).toMatchObject({ iss: url, aud: 'motcua', nonce: 'n', acr: '2', sub: 't-000196990001' })
  expect(await meOf(url, tokens.access_token)).toMatchObject({
    SoDinhDanh: '000196990001', HoVaTen: 'Nguyễn Thị Hồng Nhạn', TechID: 't-000196990001', loAs: '2',
  })
  const low = await walk(authorise(url, `${HOME}/ve`, '2'), { techId: 't-000303990011', level: '2', deed: 'sign-in' })
  expect(partOf((await tokensOf(url, low.searchParams.get('code'))).id_token, 1)['acr']).toBe('1')
})

test('signed in with less than is asked for, one is asked again, and whoever does not want to is sent back', async () => {
  const url = await open()
  const jar = new Map<string, string>()
  await walk(authorise(url, `${HOME}/ve`, '1'), { techId: 't-000196990001', level: '1', deed: 'sign-in' }, jar)
  const back = await walk(authorise(url, `${HOME}/ve`, '2'), { deed: 'refuse' }, jar)
  expect(back.searchParams.get('error')).toBe('access_denied')
})

test('a token is spoilt once, as a test asks', async () => {
  const url = await open()
  await fetch(`${url}/_sandbox/act/forge`, { method: 'POST', body: JSON.stringify({ kind: 'alg-none' }) })
  const form = { techId: 't-000196990001', level: '2', deed: 'sign-in' }
  const take = async () => {
    const back = await walk(authorise(url, `${HOME}/ve`, '2'), form)
    return partOf((await tokensOf(url, back.searchParams.get('code'))).id_token, 0)['alg']
  }
  expect([await take(), await take()]).toEqual(['none', 'RS256'])
})

test('nobody is sent to a system that it does not serve', async () => {
  const url = await open()
  const answer = await fetch(authorise(url, 'https://elsewhere.example.com/ve', '2'), { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
})
