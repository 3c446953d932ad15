/** Need: whoever provokes an error in production learns nothing of the inside from it (ASVS 5.0: 13.4.2, 16.5.1). */
import { readFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { citizenOf } from './people.ts'

let http: HttpServer
let clerk: Caller
let nobody: Caller
let dossier: { readonly id: string }
beforeAll(async () => {
  http = await startHttp({ publicUrl: 'https://motcua.example', profile: 'production' })
  const [commune] = officesOf(http) as [Office]
  await staffOffices(http, [commune])
  clerk = await asRole(http, 'reception', 'commune')
  nobody = http.callerWith('')
  // Past the door, which in production takes no number of the invented.
  const { personPublicId: id } = await citizenOf(http, {
    kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', personalNumber: '000196991150',
  })
  const procedureId = http.province.catalogue.on('2021-06-25').find(commune.procedure)?.publicId ?? ''
  const received = await clerk.call('POST', '/api/dossiers', { body: await intakeBody(clerk, procedureId, id) })
  if (received.status !== 201) throw new Error(received.text)
  dossier = received.body
  await http.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => http.stop())

const { version } = JSON.parse(readFileSync(
  new URL('../../package.json', import.meta.url), 'utf8',
)) as { version: string }
const INSIDE = new RegExp([
  String.raw`\n\s+at `, 'node_modules', String.raw`\.[cm]?[jt]sx?:\d`, String.raw`/(work|home|srv|tmp|var|usr|etc)/`,
  String.raw`\b(select|insert into|update|delete from) \w`, 'postgres', 'relation', 'trigger', 'constraint', 'fastify',
  'kysely',
  String.raw`\b20\.\d+\.\d+`, version.replaceAll('.', String.raw`\.`), '"stack"', 'x-powered-by', '"server"',
  'the inner word',
].join('|'), 'i')

type Provoke = () => Promise<{
  readonly status: number; readonly text: string; readonly headers: Readonly<Record<string, unknown>>
}>

const json = { 'content-type': 'application/json' }
const stop = async (version: number) =>
  clerk.call('POST', `/api/dossiers/${dossier.id}/stop`, { body: { reason: 'người nộp yêu cầu' }, version })

test.each<readonly [number, string, Provoke]>([
  [
    400, 'JSON that ends too soon',
    async () => nobody.call('POST', '/api/session', { payload: '{"username":', headers: json }),
  ],
  [400, 'a body of another shape', async () => nobody.call('POST', '/api/session', { body: { username: { a: 1 } } })],
  [400, 'an address that cannot be read', async () => nobody.call('GET', '/thu-tuc/%E0%A4%A')],
  [400, 'a form of files cut off', async () => clerk.call('POST', '/api/files', {
    payload: '--B\r\nx', headers: { 'content-type': 'multipart/form-data; boundary=B' } })],
  [401, 'no session', async () => nobody.call('GET', '/api/session')],
  [404, 'nothing of the API', async () => nobody.call('GET', '/api/khong-co/../../etc/passwd')],
  [404, 'no page', async () => nobody.call('GET', '/khong-co.php')],
  [405, 'another verb', async () => nobody.call('PATCH', '/api/session')],
  [404, 'what is the demonstration’s', async () => nobody.call('GET', '/demo/tin-nhan')],
  [412, 'an older version', async () => stop(99)],
  [409, 'a deed that its state no longer allows', async () => {
    await stop(1)
    return stop(2)
  }],
  [
    413, 'a body too large',
    async () => nobody.call('POST', '/api/session', { body: { username: 'a'.repeat(1_100_000) } }),
  ],
  [415, 'a kind of body that nobody reads',
    async () => nobody.call('POST', '/api/session', { payload: '<a/>', headers: { 'content-type': 'text/xml' } })],
])('%d, %s', async (status, _, provoke) => {
  const { text, headers, ...got } = await provoke()
  expect([got.status, INSIDE.exec(text + JSON.stringify(headers))?.[0]]).toEqual([status, undefined])
})

test('422, one key for two bodies', async () => {
  const key = crypto.randomUUID()
  const talk = async (text: string) =>
    clerk.call('POST', `/api/dossiers/${dossier.id}/talk`, { key, body: { circle: 'units', text } })
  await talk('one')
  const { status, text, headers } = await talk('another')
  expect([status, INSIDE.exec(text + JSON.stringify(headers))?.[0]]).toEqual([422, undefined])
})

test('429, guessing at a password', async () => {
  const body = { username: 'only.reception.commune', password: 'Not@1107 the word' }
  let answer = await nobody.call('POST', '/api/session', { body })
  for (let tries = 0; tries < 12
    && answer.status !== 429; tries += 1) answer = await nobody.call('POST', '/api/session', { body })
  expect([answer.status, INSIDE.exec(answer.text + JSON.stringify(answer.headers))?.[0]]).toEqual([429, undefined])
})

/** The database says what it does in the words of its own: statements, paths, values. */
test.each([[500, 'P0001'], [503, '57P01']])('%d, the database refuses with %s', async (status, code) => {
  const { owner } = http.province.database
  await sql.raw(`
    create or replace function pg_temp_fault() returns trigger language plpgsql as $$ begin
      raise exception 'the inner word: select * from identity.account at /srv/motcua/app.ts:12' using errcode = '${code}';
    end $$`).execute(owner)
  await sql`create trigger fault before insert on identity.attempt execute function pg_temp_fault()`.execute(owner)
  const said = await Promise.all([
    nobody.call('POST', '/api/session', { body: { username: 'somebody', password: 'Something@1' } }),
    nobody.call('GET', '/tra-cuu?so=H46.1-210625-0001'),
  ])
  await sql`drop trigger fault on identity.attempt`.execute(owner)
  expect(said[0].status).toBe(status)
  for (const { text, headers } of said) expect(INSIDE.exec(text + JSON.stringify(headers))?.[0]).toBeUndefined()
})

test.each([
  ['no HTTP', 'nonsense\r\n\r\n', 400], ['a version of others', 'GET / HTTP/9.9\r\n\r\n', 400],
  ['a head too large', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
])('%s on the line', async (_, sent, status) => {
  const { port } = http.app.server.address() as AddressInfo
  const text = await new Promise<string>((done, fail) => {
    let got = ''
    const socket = connect(port, '127.0.0.1', () => { socket.write(sent) })
    socket.setEncoding('latin1').on('data', (part: string) => { got += part })
    socket.once('close', () => { done(got) }).once('error', fail)
  })
  expect([text.split(' ')[1], INSIDE.exec(text)?.[0]]).toEqual([String(status), undefined])
})
