/**
 * Need: whoever calls a known address by another method is told so, and which it takes (RFC 9110 15.5.6), and learns
 * nothing that the list of addresses does not tell everybody: not whether an object exists, nor who may see it.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
beforeAll(async () => {
  http = await startHttp()
})
afterAll(async () => http.stop())

/** The addresses, with the methods that the server's own list of routes has for each. */
function doors(): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>()
  for (const { url, method, config } of http.routes) {
    if ((config as { permission?: unknown } | undefined)?.permission === undefined) continue
    known.set(url, new Set([...known.get(url) ?? [], ...[method].flat()]))
  }
  return known
}
const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
const addressOf = (url: string) => url.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000')
/** Words among parts that are anything: `/api/dossiers/bulk` is an object of `/api/dossiers/:id`, too. */
const isAnObjectToo = (url: string, other: string) => {
  const pattern = other.replaceAll('.', String.raw`\.`).replaceAll(/:\w+/g, '[^/]+')
  return url !== other && new RegExp(`^${pattern}$`).test(addressOf(url))
}

test('every method that an address does not take is answered with 405 and the methods that it does', async () => {
  const [nobody, known] = [http.callerWith(''), doors()]
  const wrong: string[] = []
  let asked = 0
  for (const [url, own] of known) {
    if (/^\/(demo\/|thanh-phan)/.test(url)) continue // elsewhere than in a demonstration there are none
    const others = [...known].filter(([other]) => isAnObjectToo(url, other))
    const taken = new Set([...own, ...others.flatMap(([, more]) => [...more])])
    for (const verb of VERBS.filter((one) => !taken.has(one))) {
      const { status, headers, text } = await nobody.call(verb, addressOf(url))
      asked += 1
      const words = url.startsWith('/api/') ? '"code":"method-not-allowed"' : 'Địa chỉ này không mở theo cách đó được'
      const isTold = verb === 'HEAD' || text.includes(words)
      if (status !== 405 || headers['allow'] !== [...taken].sort().join(', ') || !isTold)
        wrong.push(`${verb} ${url}: ${String(status)} ${String(headers['allow'])}`)
    }
  }
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(500)
})

test('an address that nobody knows stays unknown by every method', async () => {
  const nobody = http.callerWith('')
  for (const url of ['/api/khong-co', '/khong-co', '/livez', '/metrics', '/ban-lam-viec', '/thu-tuc/%00'])
    for (const verb of ['PUT', 'DELETE', 'OPTIONS']) {
      const { status } = await nobody.call(verb, url)
      expect([url, verb, status]).toEqual([url, verb, 404])
    }
})

test('whoever asks, and whether there is such an object, makes no difference', async () => {
  await staffOffices(http, officesOf(http).filter(({ name }) => name === 'commune'))
  const callers = [http.callerWith(''), await asRole(http, 'reception', 'commune')]
  const staff = (await callers[1]?.call('GET', '/api/session'))?.body.id ?? ''
  const answers = await Promise.all(callers.flatMap((caller) => [staff, randomUUID()].map(async (id) => {
    const { status, headers, text } = await caller.call('PUT', `/api/staff/${id}`)
    return JSON.stringify([status, headers['allow'], text])
  })))
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toContain('405')
})

test('a body of whatever kind is not waited for', async () => {
  const body = { payload: '<a/>', headers: { 'content-type': 'text/xml' } }
  const got = await http.callerWith('').call('PUT', '/api/units?x=1', body)
  expect([got.status, got.headers['allow']]).toEqual([405, 'GET, HEAD'])
})
