/**
 * Need: whoever tries the system out can do so over TLS, as people will reach it, and a browser then holds back nothing
 * it would hold back later: cookies of this host alone, https for good (ASVS 3.3, 3.4.1, 12.1).
 */
import { readFileSync, readdirSync } from 'node:fs'
import { type IncomingMessage, get } from 'node:http'
import { Agent, request } from 'node:https'
import { join } from 'node:path'
import { type ConnectionOptions, type TLSSocket, connect } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instance, newFolder, startInstance } from './instance.ts'
import { openProvince } from './journey/province.ts'
import { FIRST_MORNING, readyFolder } from './ready-folder.ts'

const HSTS = 'max-age=31536000; includeSubDomains'
const folder = newFolder(readyFolder(FIRST_MORNING))
let instance: Instance
let ca: string
let port: number
beforeAll(async () => {
  instance = await startInstance({ folder, isHttps: true })
  ca = readFileSync(join(folder, 'certificate.pem'), 'utf8')
  port = Number(new URL(instance.url).port)
})
afterAll(async () => instance.stop())

interface Asked { readonly method?: string; readonly body?: string; readonly isTrusting?: boolean }

/** Asks over TLS, trusting the certificate of the folder and no other; an error of the line is thrown. */
function ask(
  path: string, { method = 'GET', body, isTrusting = true }: Asked = {},
): Promise<IncomingMessage & { text: string }> {
  const agent = new Agent(isTrusting ? { ca } : {})
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  return new Promise((done, fail) => {
    const asked = request({ agent, host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => { text += part })
      answer.on('end', () => { done(Object.assign(answer, { text })) })
    })
    asked.once('error', fail)
    asked.end(body)
  })
}

/** Offers what it is told to, and answers what was agreed on, or the code of the error. */
function shake(offer: ConnectionOptions): Promise<string> {
  return new Promise((done) => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port, ca, ...offer }, () => {
      done(`${socket.getProtocol() ?? ''} ${socket.getCipher().name}`)
      socket.destroy()
    })
    socket.once('error', (error: NodeJS.ErrnoException) => { done(error.code ?? error.message) })
  })
}

test('the address is https, and its certificate is for whoever was told to trust it', async () => {
  expect(instance.url).toBe(`https://127.0.0.1:${String(port)}`)
  expect((await ask('/')).statusCode).toBe(200)
  await expect(ask('/', { isTrusting: false })).rejects.toThrow('self-signed certificate')
})

test('pages, API, redirections and what is no HTTP ask for https for a year', async () => {
  const answers = await Promise.all(
    ['/', '/api/session', '/ban-lam-viec/', '/khong-co', '/ho-so'].map((path) => ask(path)),
  )
  expect(answers.map(({ statusCode, headers }) => [statusCode, headers['strict-transport-security']]))
    .toEqual([200, 401, 200, 404, 303].map((status) => [status, HSTS]))
  expect(answers[4]?.headers.location).toBe('/dang-nhap?tiep=%2Fho-so') // within the scheme and host one is at
  const broken = await new Promise<string>((done, fail) => {
    let got = ''
    const socket = connect({ host: '127.0.0.1', port, ca }, () => { socket.write('nonsense\r\n\r\n') })
    socket.setEncoding('latin1').on('data', (part: string) => { got += part })
    socket.once('close', () => { done(got) }).once('error', fail)
  })
  expect(broken).toMatch(/^HTTP\/1\.1 400 /)
  expect(broken).toContain(`strict-transport-security: ${HSTS}`)
})

test('cookies of desk and portal are of this host alone, for TLS alone, and read by no script', async () => {
  const { counters, password, close } = await openProvince(instance, undefined, FIRST_MORNING)
  const desk = await ask('/api/session', {
    method: 'POST', body: JSON.stringify({ username: counters.commune.username, password }),
  })
  await close()
  const portal = await ask('/dang-nhap')
  const cookies = [desk, portal].flatMap(({ headers }) => headers['set-cookie'] ?? [])
  expect(cookies.map((one) => one.replace(/=[\w-]{20,}; /, '=…; '))).toEqual(expect.arrayContaining([
    '__Host-motcua=…; Path=/; HttpOnly; Secure; SameSite=Strict',
    '__Host-motcua-may=…; Path=/; HttpOnly; Secure; SameSite=Lax',
  ]))
  for (const cookie of cookies) expect(cookie).toMatch(/^__Host-[^;]+;.* Path=\/;.* HttpOnly; Secure; SameSite=/)
})

test('TLS 1.2 and 1.3 with forward secrecy are agreed on; what is older or weaker is not', async () => {
  expect(await shake({})).toBe('TLSv1.3 TLS_AES_128_GCM_SHA256')
  expect(await shake({ maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 ECDHE-ECDSA-AES(128|256)-GCM-SHA(256|384)$/)
  // The alert is the server's: this side would have taken it.
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  expect(await shake(old)).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')
  const weak = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA:AES128-SHA@SECLEVEL=0' } as const
  expect(await shake(weak)).toMatch(/HANDSHAKE_FAILURE/)
})

test('plain HTTP is answered nothing at that port', async () => {
  await expect(new Promise((done, fail) => { get({ host: '127.0.0.1', port, path: '/' }, done).once('error', fail) }))
    .rejects.toThrow(/hang up|ECONNRESET/)
})

test('the key lies in no file', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !one.parentPath.includes('/postgres'))
  expect(files.map(({ name }) => name)).toContain('certificate.pem')
  const withKey = files.map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path, 'latin1').includes('PRIVATE KEY'))
  expect(withKey.filter((path) => !path.includes('/seals/'))).toEqual([])
})
