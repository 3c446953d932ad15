/** Need: webhooks go to the open Internet alone, whatever a name or a redirect says at the moment of the call. */
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOutward } from './outward.ts'

let server: Server
let url = ''
let status = 204
let location: string | undefined
const seen: string[] = []
beforeEach(async () => {
  seen.length = 0
  ;[status, location] = [204, undefined]
  server = createServer((request, reply) => {
    seen.push(`${request.method ?? ''} ${request.headers.host ?? ''} ${request.url ?? ''}`)
    reply.writeHead(status, location === undefined ? {} : { location }).end('x'.repeat(10_000))
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterEach(() => { server.closeAllConnections(); server.close() })

const at = (...addresses: string[]) => async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const open = openOutward({ allowsLoopback: false, lookup: at('8.8.8.8') })
const codeOf = async (address: string, outward = open) => {
  const checked = await outward.check(address)
  return checked.ok ? 'ok' : checked.refusal.code
}

test.each([
  ['https://hook.example/a?b=c', 'ok'], ['https://[2606:4700::1111]/', 'ok'], ['https://1.1.1.1:8443/', 'ok'],
  ['http://hook.example/', 'address-wrong'], ['ftp://hook.example/', 'address-wrong'], ['hook.example', 'address-wrong'],
  ['https://user:word@hook.example/', 'address-wrong'], ['https://user@hook.example/', 'address-wrong'], ['https://hook.example/#a', 'address-wrong'], ['', 'address-wrong'],
  [`https://hook.example/${'a'.repeat(500)}`, 'address-wrong'], ['javascript:alert(1)', 'address-wrong'],
  ['https://127.0.0.1/', 'address-inward'], ['https://2130706433/', 'address-inward'], ['https://0x7f.1/', 'address-inward'],
  ['https://[::1]/', 'address-inward'], ['https://[::ffff:10.0.0.1]/', 'address-inward'], ['https://10.1.2.3/', 'address-inward'],
  ['https://169.254.169.254/latest/meta-data/', 'address-inward'],
])('%s: %s', async (address, code) => expect(await codeOf(address)).toBe(code))

test('a name is what it resolves to: one inward address among several is enough to refuse it', async () => {
  expect(await codeOf('https://hook.example/', openOutward({ allowsLoopback: false, lookup: at('8.8.8.8', '10.0.0.1') })))
    .toBe('address-inward')
  expect(await codeOf('https://hook.example/', openOutward({ allowsLoopback: false, lookup: at('::ffff:127.0.0.1') })))
    .toBe('address-inward')
  const nobody = async () => { throw new Error('ENOTFOUND') }
  expect(await codeOf('https://hook.example/', openOutward({ allowsLoopback: false, lookup: nobody }))).toBe('address-unknown')
})

test('a name whose server never answers is given up in its own time, before the call has any', async () => {
  let cancelled = 0
  const lookup = async (_host: string, late: AbortSignal) => {
    late.addEventListener('abort', () => { cancelled += 1 })
    return new Promise<never>(() => undefined)
  }
  const hung = openOutward({ allowsLoopback: false, lookup, lookupMilliseconds: 20, milliseconds: 60_000 })
  expect(await codeOf('https://hook.example/', hung)).toBe('address-unknown')
  await expect(hung.post('https://hook.example/', {}, '{}')).rejects.toMatchObject({ code: 'address-unknown' })
  expect(cancelled).toBe(2)
})

test('a name that points inward since it was registered is not called', async () => {
  const { port } = new URL(url)
  let answers = ['8.8.8.8']
  const moved = openOutward({ allowsLoopback: false, lookup: async () => at(...answers)() })
  expect(await codeOf(`https://hook.example:${port}/`, moved)).toBe('ok')
  answers = ['127.0.0.1']
  await expect(moved.post(`https://hook.example:${port}/`, {}, '{}')).rejects.toMatchObject({ code: 'address-inward' })
  expect(seen).toEqual([])
})

test('what was looked at is what is connected to: the name is asked for once a call', async () => {
  const { port } = new URL(url)
  let asked = 0
  const pinned = openOutward({
    allowsLoopback: true, lookup: async () => at(asked++ === 0 ? '127.0.0.1' : '10.255.255.1')(),
  })
  expect(await pinned.post(`http://hook.example:${port}/a`, {}, '{}')).toMatchObject({ status: 204 })
  expect([asked, seen]).toEqual([1, [`POST hook.example:${port} /a`]])
})

test('a redirect is not followed, wherever it leads', async () => {
  const here = openOutward({ allowsLoopback: true })
  ;[status, location] = [307, `${url}/inside`]
  await expect(here.post(`${url}/a`, {}, '{}')).rejects.toMatchObject({ code: 'redirected' })
  expect(seen).toHaveLength(1)
})

test('one that answers that it goes on otherwise is given up at once', async () => {
  server.removeAllListeners('request')
  server.on('connection', (socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'))
  })
  const outward = openOutward({ allowsLoopback: true, milliseconds: 60_000 })
  await expect(outward.post(url, {}, '{}')).rejects.toMatchObject({ code: 'http-101' })
})

test('plain text goes to this machine alone, and only where that is allowed', async () => {
  expect(await codeOf(url)).toBe('address-inward')
  expect(await codeOf(url, openOutward({ allowsLoopback: true }))).toBe('ok')
  expect(await codeOf('http://hook.example/', openOutward({ allowsLoopback: true, lookup: at('8.8.8.8') }))).toBe('address-wrong')
  expect(await codeOf('https://10.0.0.1/', openOutward({ allowsLoopback: true }))).toBe('address-inward')
})

test('an answer without an end is read to its beginning, and one that never comes is given up', async () => {
  status = 200
  expect((await openOutward({ allowsLoopback: true }).post(url, {}, '{}')).answer).toHaveLength(4_096)
  const silent = createServer(() => undefined)
  await new Promise<void>((done) => { silent.listen(0, '127.0.0.1', done) })
  const { port } = silent.address() as AddressInfo
  await expect(openOutward({ allowsLoopback: true, milliseconds: 100 }).post(`http://127.0.0.1:${String(port)}/`, {}, '{}'))
    .rejects.toMatchObject({ code: 'timeout' })
  silent.closeAllConnections()
  silent.close()
})
