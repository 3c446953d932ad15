/**
 * Need: a deed stands in the record under the name that stood above the page (part K). Tabs of a browser share one
 * cookie: a page that was loaded for one account must not read or write as the next one who signs in.
 */
import { PAGE_ACCOUNT_HEADER } from '@motcua/contracts/session.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let clerk: Caller
let other: Caller
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
  clerk = await asRole(http, 'reception', 'commune')
  other = await asRole(http, 'one_stop_head', 'commune')
})
afterAll(async () => http.stop())

const of = async (caller: Caller) => (await caller.call('GET', '/api/session')).body.id
const loadedFor = (id: string) => ({ headers: { [PAGE_ACCOUNT_HEADER]: id } })
const VIEW = { name: 'Của tôi', asked: { list: 'mine' } }

test('a page loaded for one account reads and writes nothing as another', async () => {
  const first = await of(clerk)
  for (const [method, path, sent] of [
    ['POST', '/api/saved-views', { body: VIEW }], ['GET', '/api/dossiers', {}], ['GET', '/api/session', {}],
    ['DELETE', '/api/session', {}],
  ] as const) {
    const refused = await other.call(method, path, { ...sent, ...loadedFor(first) })
    expect([method, path, refused.status, refused.body.code])
      .toEqual([method, path, 409, 'signed-in-as-another'])
    expect(refused.body.detail).toContain('Hãy tải lại trang.')
  }
  expect((await other.call('GET', '/api/saved-views')).body.items, 'nothing was saved').toEqual([])
  expect((await other.call('GET', '/api/session')).status, 'nobody was signed out').toBe(200)
})

test('the page of who is signed in goes on, and so do programs that name no page', async () => {
  expect((await other.call('GET', '/api/session', loadedFor(await of(other)))).status).toBe(200)
  const saved = await other.call('POST', '/api/saved-views', { body: VIEW, ...loadedFor(await of(other)) })
  expect(saved.status, saved.text).toBe(201)
  expect((await other.call('GET', '/api/session')).status).toBe(200)
})

test('a page of somebody else may be signed in from', async () => {
  const answer = await http.app.inject({
    method: 'POST', url: '/api/session', headers: { [PAGE_ACCOUNT_HEADER]: await of(clerk) },
    payload: { username: 'nobody', password: 'wrong' },
  })
  expect(answer.json()).toMatchObject({ code: 'sign-in-wrong' })
})
