/** Need: what is cut off on the way, or was never whole, is the sender's fault and wakes no operator. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let clerk: Caller
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http).slice(0, 1))
  clerk = await asRole(http, 'reception', 'commune')
})
afterAll(async () => http.stop())

const CUT_OFF = '--B\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4'

test.each([
  ['without a boundary', 'multipart/form-data', CUT_OFF],
  ['cut off before its end', 'multipart/form-data; boundary=B', CUT_OFF],
  ['that is no form', 'multipart/form-data; boundary=B', 'garbage'],
])('an upload %s is refused, and nothing is logged as unexpected', async (_, type, payload) => {
  const before = http.log.length
  const answer = await clerk.call('POST', '/api/files', { payload, headers: { 'content-type': type } })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(['body-invalid', 'file-missing', 'file-broken']).toContain(answer.body.code)
  expect(http.log.slice(before).join('')).not.toContain('unexpected')
})

test.each([
  '/api/tracking/%00', '/api/tracking/H46%00', '/api/dossiers/%00', '/nop-ho-so/%00/kiem-tra', '/theo-doi/%00',
])(
  '%s, with a NUL in it, leads nowhere', async (url) => {
    const before = http.log.length
    expect((await clerk.call('GET', url)).status).toBe(404)
    expect(http.log.slice(before).join('')).not.toContain('unexpected')
  },
)
