/**
 * Need: at three times what a machine can do, as many as it can do are still served, and the rest is told when to come.
 */
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { type LoadLimits, shedLoad } from './shed-load.ts'

let app: FastifyInstance
let pass: () => void = () => undefined
let arrived = 0
afterEach(async () => {
  pass()
  await app.close()
})

/** Every request waits at a gate until `pass`. */
async function open(
  limits: LoadLimits, before?: () => void, refused: (body: unknown, code: unknown) => void = () => undefined,
  lookUp: (request: FastifyRequest) => Promise<void> = async () => undefined,
) {
  arrived = 0
  const gate = new Promise<void>((done) => { pass = done })
  app = fastify()
  app.addHook('onRequest', (_request, _reply, done) => {
    before?.()
    done()
  })
  shedLoad(app, limits, { 'x-frame-options': 'SAMEORIGIN' })
  app.addHook('onRequest', lookUp)
  await app.register(cookie)
  await app.register(formbody)
  app.addContentTypeParser(
    'multipart/form-data', (_, payload, done) => { payload.resume().on('end', () => { done(null) }) },
  )
  app.setErrorHandler(async (error, request, reply) => {
    refused(request.body, (error as { code?: unknown }).code)
    return reply.code(503).send('kept')
  })
  for (const url of ['/api/lists', '/api/session', '/thu-tuc', '/livez', '/dang-xuat', '/ho-so', '/bang-goi-so/:section/luot-goi']) {
    app.all(url, async () => {
      arrived += 1
      await gate
      return { done: true }
    })
  }
  await app.ready()
}

async function send(method: string, url: string, headers: Record<string, string> = {}, payload = '') {
  return app.inject({ method: method as 'GET', url, headers, ...payload && { payload } })
}

/** Sends these, and waits until each is being worked on. */
async function begin(...requests: readonly Parameters<typeof send>[]) {
  const [least, answers] = [arrived + requests.length, requests.map(async (one) => send(...one))]
  while (arrived < least) await new Promise((done) => setImmediate(done))
  return async () => (await Promise.all(answers)).map(({ statusCode }) => statusCode)
}

test('what is more than can be worked on at once is sent away, and told when to come again', async () => {
  await open({ mostAtOnce: 2, longestTurn: Infinity })
  const inWork = await begin(['GET', '/api/lists'], ['GET', '/api/lists'])
  const away = await send('GET', '/api/lists')
  expect([away.statusCode, away.json()]).toEqual([503, expect.objectContaining({ code: 'too-busy' })])
  expect(Number(away.headers['retry-after'])).toBeGreaterThan(0)
  expect(away.headers).toMatchObject({ 'x-frame-options': 'SAMEORIGIN', 'x-request-id': expect.any(String) as string })
  const page = await send('GET', '/thu-tuc', { cookie: '__Host-motcua-ngon-ngu=en' })
  expect([page.statusCode, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
  expect(page.body).toContain('Too many people')
  expect((await send('GET', '/thu-tuc')).body).toContain('quá nhiều người')
  pass()
  expect(await inWork()).toEqual([200, 200])
  expect((await send('GET', '/api/lists')).statusCode).toBe(200)
})

test('health and the ways out are never sent away, and a write is let in after reads no longer are', async () => {
  await open({ mostAtOnce: 2, longestTurn: Infinity })
  const inWork = await begin(['GET', '/api/lists'], ['GET', '/api/lists'], ['POST', '/api/lists'])
  const always = await begin(['GET', '/livez'], ['DELETE', '/api/session'], ['POST', '/dang-xuat'])
  expect((await send('POST', '/api/lists')).statusCode).toBe(503)
  pass()
  expect([...await inWork(), ...await always()]).toEqual([200, 200, 200, 200, 200, 200])
})

test('the line of a board is never sent away, and a board that looks without one is', async () => {
  await open({ mostAtOnce: 1, longestTurn: Infinity })
  const inWork = await begin(['GET', '/api/lists'])
  const line = await begin(['GET', '/bang-goi-so/x/luot-goi', { accept: 'text/event-stream' }])
  expect((await send('GET', '/bang-goi-so/x/luot-goi', { accept: 'application/json' })).statusCode).toBe(503)
  pass()
  expect([...await inWork(), ...await line()]).toEqual([200, 200])
})

test('a form is read before it is refused, so that what was typed can be kept; a file on its way is no work', async () => {
  const read: unknown[] = []
  await open({ mostAtOnce: 1, longestTurn: Infinity }, undefined, (...one) => read.push(one))
  const file = ['POST', '/ho-so', { 'content-type': 'multipart/form-data; boundary=B' }, '--B--'] as const
  const files = [await begin([...file]), await begin([...file]), await begin([...file])]
  const writes = [await begin(['POST', '/api/lists'])]
  const refused = await send('POST', '/ho-so', { 'content-type': 'application/x-www-form-urlencoded' }, 'ten=An')
  expect([refused.statusCode, refused.body]).toEqual([503, 'kept'])
  expect(read).toEqual([[expect.objectContaining({ ten: 'An' }), 'TOO_BUSY']])
  pass()
  expect((await Promise.all([...files, ...writes].map(async (end) => end()))).flat()).toEqual([200, 200, 200, 200])
})

test('writes that wait leave reads their places', async () => {
  await open({ mostAtOnce: 2, longestTurn: Infinity })
  const write = await begin(['POST', '/api/lists'])
  expect((await send('POST', '/api/lists')).statusCode).toBe(503)
  const reads = await begin(['GET', '/api/lists'], ['GET', '/api/lists'])
  pass()
  expect([...await write(), ...await reads()]).toEqual([200, 200, 200])
})

test('a turn of the loop that takes too long sends the rest of it away, and the next begins anew', async () => {
  await open({ mostAtOnce: 1_000, longestTurn: 5 }, () => {
    const until = performance.now() + 2
    while (performance.now() < until);
  })
  pass()
  const answers = await Promise.all(Array.from({ length: 40 }, async () => app.inject('/thu-tuc')))
  // A dozen may always come in: one slow request must not send away the few that waited for it.
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([
    ...Array<number>(12).fill(200), ...Array<number>(28).fill(503),
  ])
  await new Promise((done) => setImmediate(done))
  expect((await app.inject('/thu-tuc')).statusCode).toBe(200)
})

const METHODS = ['GET', 'POST'] as const
test.for(METHODS)('who goes away before the work on a %s begins leaves no place taken, and none is begun', async (method) => {
  await open({ mostAtOnce: 1, longestTurn: Infinity }, undefined, undefined, async (request) => {
    if (request.headers.from === undefined) return
    request.raw.socket.once('close', left)
    looked()
    await hasLeft
  })
  pass()
  let looked: () => void = () => undefined
  let left: () => void = () => undefined
  const isLooked = new Promise<void>((done) => { looked = done })
  const hasLeft = new Promise<void>((done) => { left = done })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const line = connect(port, '127.0.0.1')
  const body = method === 'POST' ? 'content-type: application/json\r\ncontent-length: 2\r\n\r\n{}' : '\r\n'
  line.write(`${method} /api/lists HTTP/1.1\r\nhost: a\r\nfrom: a@b\r\n${body}`)
  await isLooked
  line.resetAndDestroy()
  await Promise.all([once(line, 'close'), hasLeft])
  await new Promise((done) => setImmediate(done))
  expect(arrived).toBe(0)
  expect((await send('GET', '/api/lists')).statusCode).toBe(200)
})
