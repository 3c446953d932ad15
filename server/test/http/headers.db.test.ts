/** Need: every answer whatever carries the headers that keep a browser from doing more with it than it should. */
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, PASSWORD, startHttp } from './as-user.ts'
import { officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let address: AddressInfo
beforeAll(async () => {
  http = await startHttp({ publicUrl: 'https://motcua.example' }) // as behind a proxy that speaks TLS
  await http.app.listen({ host: '127.0.0.1', port: 0 })
  address = http.app.server.address() as AddressInfo
})
afterAll(async () => http.stop())

const ALWAYS = {
  'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'SAMEORIGIN',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
}
/** Where an answer shows an error of the program: places in files, names of packages. */
const TRACE = /\n\s+at |node_modules|\.tsx?:\d+|postgres:\/\/|"stack"/

function faultsOf(
  { headers, text }: { readonly headers: Readonly<Record<string, unknown>>; readonly text: string },
): string[] {
  const given = headers['content-security-policy']
  const policy = typeof given === 'string' ? given : ''
  return [
    ...Object.entries(ALWAYS).filter(([name, value]) => headers[name] !== value).map(([name]) => name),
    ...policy.includes('default-src') && !policy.includes("'unsafe-eval'") ? [] : [`policy: ${policy || 'none'}`],
    ...headers['permissions-policy'] === undefined ? ['permissions-policy'] : [],
    ...headers['server'] === undefined && headers['x-powered-by'] === undefined ? [] : ['names its server'],
    ...TRACE.test(text) ? ['a trace'] : [],
  ]
}

test('every route, by every verb it has and with nothing right about the call, answers with all of them', async () => {
  const caller = http.callerWith('')
  const faults: string[] = []
  let walked = 0
  for (const { method, url } of http.routes) {
    for (const verb of [method].flat()) {
      const at = url.replaceAll(/:\w+|\*/g, '00000000-0000-4000-8000-000000000000')
      const { headers, text, status } = await caller.call(verb, at, verb === 'POST' ? { body: { nothing: true } } : {})
      walked += 1
      const found = faultsOf({ headers, text: /^\/docs|assets|tai-san/.test(url) ? '' : text })
      if (found.length > 0) faults.push(`${verb} ${url} ${String(status)}: ${found.join(', ')}`)
    }
  }
  expect(faults).toEqual([])
  expect(walked).toBeGreaterThan(150)
})

test.each([
  ['what is not there', 'GET', '/khong-co', {}, 404], ['what the API does not have', 'GET', '/api/khong-co', {}, 404],
  ['a page under the documentation that is not there', 'GET', '/docs-khong-co', {}, 404],
  ['an address that cannot be read', 'GET', '/thu-tuc/%E0%A4%A', {}, 400],
  ['a NUL', 'GET', '/thu-tuc/%00', {}, 404], ['a verb of others', 'PUT', '/thu-tuc', {}, 405],
  ['a body that is no JSON', 'POST', '/api/session', { 'content-type': 'application/json' }, 400],
  ['a kind of body that nobody reads', 'POST', '/api/session', { 'content-type': 'text/xml' }, 415],
  ['a redirection', 'GET', '/ho-so', {}, 303],
] as const)('%s is answered with all of them', async (_, verb, url, headers, status) => {
  const got = await http.callerWith('').call(verb, url, { ...'content-type' in headers && { payload: '{"' }, headers })
  expect([got.status, faultsOf(got)]).toEqual([status, []])
})

test('a body that is too large is answered with all of them', async () => {
  const got = await http.callerWith('').call('POST', '/api/session', { body: { username: 'a'.repeat(1_100_000) } })
  expect([got.status, faultsOf(got)]).toEqual([413, []])
})

/** What is sent reaches no route: Node refuses it. */
test.each([
  ['no HTTP at all', 'nonsense\r\n\r\n', 400],
  ['a head that is too large', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400,
  ],
])('%s is refused with all of them, and the line is closed', async (_, sent, status) => {
  const text = await new Promise<string>((done, fail) => {
    let got = ''
    const socket = connect(address.port, '127.0.0.1', () => { socket.write(sent) })
    socket.setEncoding('latin1').on('data', (part: string) => { got += part })
    socket.once('close', () => { done(got) }).once('error', fail)
  })
  const [first = '', ...rest] = text.split('\r\n\r\n')[0]?.split('\r\n') ?? []
  const headers: Record<string, string> = Object.fromEntries(
    rest.map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
  )
  expect([first.split(' ')[1], faultsOf({ headers, text })]).toEqual([String(status), []])
})

test.each([
  ['a folder of files of the portal', 'GET', '/tai-san/'],
  ['a folder of the documentation', 'GET', '/docs/static/'], ['a folder of source control', 'GET', '/.git/'],
  ['what TRACE would send back', 'TRACE', '/api/session'], ['what TRACK would send back', 'TRACK', '/'],
])('%s is not shown (ASVS 13.4.1, 13.4.3, 13.4.4)', async (_, verb, path) => {
  const text = await new Promise<string>((done, fail) => {
    let got = ''
    const socket = connect(address.port, '127.0.0.1', () => {
      socket.write(`${verb} ${path} HTTP/1.1\r\nhost: a\r\nx-mark: sent-along\r\nconnection: close\r\n\r\n`)
    })
    socket.setEncoding('latin1').on('data', (part: string) => { got += part })
    socket.once('close', () => { done(got) }).once('error', fail)
  })
  expect(text).toMatch(/^HTTP\/1\.1 40[045] /)
  expect(text).not.toMatch(/sent-along|index of/i)
})

test('cookies bear the prefix of this host alone, are for TLS only, and no script reads them (ASVS 3.3)', async () => {
  await staffOffices(http, officesOf(http).filter(({ name }) => name === 'department'))
  const nobody = http.callerWith('')
  const answers = await Promise.all([
    nobody.call('POST', '/api/session', { body: { username: 'only.reception.department', password: PASSWORD } }),
    nobody.call('GET', '/dang-nhap'), nobody.call('GET', '/ngon-ngu/en'),
  ])
  const cookies = answers.flatMap(({ headers }) => headers['set-cookie'] ?? []).map(String)
  expect(cookies.map((one) => one.split('=')[0]))
    .toEqual(expect.arrayContaining(['__Host-motcua', '__Host-motcua-may', '__Host-motcua-ngon-ngu']))
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-/)
    expect(cookie).toMatch(/; Path=\/(;|$)/)
    expect(cookie).toMatch(/; HttpOnly(;|$)/)
    expect(cookie).toMatch(/; Secure(;|$)/)
    expect(cookie).not.toMatch(/; Domain=/i)
  }
})
