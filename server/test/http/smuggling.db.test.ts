/**
 * Need: the proxy of the runbook and the program agree where each request ends, or refuse it, so that nobody puts a
 * request of their own before somebody else's (ASVS 4.2.1, T48).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, type Socket, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/platform/clock.ts'
import { freePort } from '../../src/platform/free-ports.ts'
import { makeOwnCertificate } from '../../src/platform/own-certificate.ts'
import { type HttpServer, startHttp } from './as-user.ts'

const NGINX = '/usr/sbin/nginx'
const RUNBOOK = new URL('../../../docs/runbook/install.md', import.meta.url)
const HOST = 'motcua.example'

let http: HttpServer
let port: number
/** Addresses of the requests that the program took for one, in turn. */
const seen: string[] = []
beforeAll(async () => {
  http = await startHttp({ publicUrl: `https://${HOST}` })
  await http.app.listen({ host: '127.0.0.1', port: 0 })
  http.app.server.on('request', ({ url = '' }: { readonly url?: string }) => { seen.push(url) })
  port = (http.app.server.address() as AddressInfo).port
})
afterAll(async () => http.stop())

/** What somebody would put before the request of the next on the line. */
const HIDDEN = `GET /hidden HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`
const post = (headers: string, body: string) =>
  `POST /api/session HTTP/1.1\r\nHost: ${HOST}\r\nContent-Type: application/json\r\n${headers}\r\n${body}`
const CHUNKED = 'Transfer-Encoding: chunked\r\n'
const LENGTH = `Content-Length: ${HIDDEN.length}\r\n`

const ODD = [
  ['two lengths', post(`Content-Length: 0\r\n${LENGTH}`, HIDDEN)],
  ['one length twice', post(LENGTH + LENGTH, HIDDEN)],
  ['a list of lengths', post(`Content-Length: ${HIDDEN.length}, ${HIDDEN.length}\r\n`, HIDDEN)],
  ['a length with a sign', post(`Content-Length: +${HIDDEN.length}\r\n`, HIDDEN)],
  ['a length below nothing', post('Content-Length: -1\r\n', HIDDEN)],
  ['a length in sixteens', post('Content-Length: 0x10\r\n', HIDDEN)],
  ['a length beyond all numbers', post('Content-Length: 18446744073709551616\r\n', HIDDEN)],
  ['a length and chunks', post(LENGTH + CHUNKED, `0\r\n\r\n${HIDDEN}`)],
  ['chunks and a length', post(CHUNKED + LENGTH, `0\r\n\r\n${HIDDEN}`)],
  ['chunks twice', post(CHUNKED + CHUNKED, `0\r\n\r\n${HIDDEN}`)],
  ['chunks, then none', post(`${CHUNKED}Transfer-Encoding: identity\r\n`, `0\r\n\r\n${HIDDEN}`)],
  ['a coding that nobody knows', post(`Transfer-Encoding: xchunked\r\n${LENGTH}`, `0\r\n\r\n${HIDDEN}`)],
  ['chunks behind a sign that is not seen', post(`Transfer-Encoding: \vchunked\r\n${LENGTH}`, `0\r\n\r\n${HIDDEN}`)],
  ['a space before the colon', post(`Transfer-Encoding : chunked\r\n${LENGTH}`, `0\r\n\r\n${HIDDEN}`)],
  ['a head that goes on in the next line', post(`Content-Length: 0\r\n ${HIDDEN.length}\r\n`, HIDDEN)],
  ['a coding in the next line', post(`Transfer-Encoding:\r\n chunked\r\n${LENGTH}`, `0\r\n\r\n${HIDDEN}`)],
  ['a return alone in a head', post(`X: a\rContent-Length: ${HIDDEN.length}\r\n`, HIDDEN)],
  ['a NUL in a head', post(`X: a\0b\r\n${LENGTH}`, HIDDEN)],
  ['lines that end with a feed alone', post('', '').replaceAll('\r\n', '\n') + HIDDEN],
  ['a length behind a feed alone', post(`X: a\nContent-Length: ${HIDDEN.length}\r\n`, HIDDEN)],
  ['chunks whose lines end with a feed alone', post(CHUNKED, `1\na\n0\n\n${HIDDEN}`)],
  ['a chunk whose size is no number', post(CHUNKED, `1;\r\na\r\n-1\r\n\r\n${HIDDEN}`)],
  ['a chunk beyond all numbers', post(CHUNKED, `10000000000000001\r\na\r\n0\r\n\r\n${HIDDEN}`)],
] as const

const LAST = `GET /last HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`

/** All that comes back until the line is closed; what does not close it in time is thrown. */
function sendRaw(socket: Socket, text: string): Promise<string> {
  return new Promise((done, fail) => {
    let got = ''
    const late = setTimeout(() => { fail(new Error(`the line stays open after: ${got.slice(0, 300)}`)) }, 10_000)
    socket.setEncoding('latin1').on('data', (part: string) => { got += part })
    socket.once('close', () => {
      clearTimeout(late)
      done(got)
    }).once('error', fail)
    socket.write(text, 'latin1')
  })
}

const statusesIn = (text: string) => [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => status)

describe('the program alone', () => {
  test.each(ODD)('%s: refused with 400, nothing behind it is heard, and the line is closed', async (_, text) => {
    seen.length = 0
    const got = await sendRaw(connect(port, '127.0.0.1'), text)
    expect(statusesIn(got)).toEqual(['400'])
    expect(seen).not.toContain('/hidden')
  })
})

describe.skipIf(!existsSync(NGINX))('behind nginx as the runbook has it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-nginx-'))
  const log = join(folder, 'access.log')
  let nginx: ChildProcess
  let outer: number
  let ca: string
  beforeAll(async () => {
    const { cert, key } = await makeOwnCertificate(systemClock.now())
    ca = cert
    outer = await freePort()
    writeFileSync(join(folder, 'chain.pem'), cert)
    writeFileSync(join(folder, 'key.pem'), key)
    writeFileSync(join(folder, 'nginx.conf'), configuration())
    nginx = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
    for (let tries = 0; !await isOpen(outer); tries += 1) {
      if (tries === 200) throw new Error(readFileSync(join(folder, 'error.log'), 'utf8'))
      await pause(50)
    }
  })
  afterAll(async () => {
    const gone = new Promise((done) => { nginx.once('exit', done) })
    nginx.kill('SIGTERM')
    await gone
    rmSync(folder, { recursive: true, force: true })
  })

  function configuration(): string {
    const [, block = ''] = /```nginx\n([\s\S]*?)```/.exec(readFileSync(RUNBOOK, 'utf8')) ?? []
    const here: readonly (readonly [string, string])[] = [
      ['server 127.0.0.1:8080;', `server 127.0.0.1:${port};`], ['listen 443 ssl;', `listen 127.0.0.1:${outer} ssl;`],
      ['/etc/ssl/motcua/', `${folder}/`],
      [`server { listen 80; server_name ${HOST}; return 301 https://$host$request_uri; }`, ''],
    ]
    let own = block
    for (const [text, instead] of here) {
      if (!own.includes(text)) throw new Error(`the runbook has no “${text}”`)
      own = own.replaceAll(text, instead)
    }
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    )
    return `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
      events {} http { ${temporary.join(' ')} log_format who '$upstream_addr $request_uri'; access_log ${log} who; ${own} }`
  }

  function isOpen(at: number): Promise<boolean> {
    return new Promise((done) => {
      const socket = connect(at, '127.0.0.1', () => {
        socket.destroy()
        done(true)
      }).once('error', () => { done(false) })
    })
  }

  /** What the proxy handed on, as it understood it; it writes that down when the answer has already gone. */
  const handedOn = () =>
    readFileSync(log, 'utf8').split('\n').filter((line) => /^127/.test(line)).map((line) => line.split(' ').at(-1))

  test('a request as it should be is handed on, and so is what comes after it', async () => {
    seen.length = 0
    writeFileSync(log, '')
    const line = connectTls({ host: '127.0.0.1', port: outer, ca, servername: 'localhost' })
    expect(statusesIn(await sendRaw(line, post('Content-Length: 2\r\n', '{}') + LAST))).toHaveLength(2)
    expect(seen).toEqual(['/api/session', '/last'])
    await expect.poll(handedOn).toEqual(seen)
  })

  test.each(ODD)('%s: both take the same for a request, or it is refused', async (_, text) => {
    seen.length = 0
    writeFileSync(log, '')
    const line = connectTls({ host: '127.0.0.1', port: outer, ca, servername: 'localhost' })
    const statuses = statusesIn(await sendRaw(line, text + LAST))
    await expect.poll(handedOn).toEqual(seen)
    expect(statuses.length).toBeGreaterThan(0)
    // its own refusal, and no answer that is somebody else's
    expect(statuses.length).toBeLessThanOrEqual(seen.length + 1)
  })
})
