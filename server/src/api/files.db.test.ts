/** Need: a paper is uploaded once over a bad line, is what it says it is, and does nothing to whoever opens it. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { JUDGED_FILES } from '../../test/judged-files.ts'
import { PAGES, pdfOf } from '../../test/sample-pdf.ts'
import type { Backing } from '../platform/db.ts'
import { type Storage, openStorage } from '../platform/storage.ts'
import { type FileFault, takeUpload, uploadLimitsOf } from '../modules/documents/public.ts'
import { FILE_PROBLEMS } from './file-problems.ts'
import { fileRoutes, sendPaper } from './files.ts'
import { problemOf, sendProblem } from './problems.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-upload-'))
const PNG = readFileSync(new URL('../modules/documents/slips/golden/motcua-result-1.png', import.meta.url))
let database: TestDatabase
let backing: Backing
let storage: Storage
let app: FastifyInstance
let url: string
let actorId = 21n

beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
  storage = await openStorage(folder)
  // The limit of the province, made small: a tenth of a megabyte.
  const policy = { value: { megabytes: 0.1, kinds: ['application/pdf', 'image/png'] }, article: '' }
  const directory = { on: () => ({ policy: (key: string) => key === 'upload-limits' ? policy : undefined }) }
  app = Fastify({ bodyLimit: 1_000 })
  app.setErrorHandler<FastifyError>((error, _, reply) =>
    sendProblem(reply, problemOf(error.validation ? 'body-invalid' : 'unexpected')),
  )
  app.decorateRequest('actor')
  app.addHook('onRequest', async (request) => {
    request.actor = { accountId: actorId, unitId: 5n } as typeof request.actor
  })
  await app.register(multipart)
  await app.register(fileRoutes({ ...backing, storage, directory } as never))
  app.get<{ Params: { name: string; sha256: string } }>('/paper/:sha256/:name', (request, reply) =>
    sendPaper(reply, { ...backing, storage }, {
      ...request.params, size: PNG.length, kind: 'image/png', inert: [],
    } as never, {}))
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

test('a file is taken, by its content, under a clean name', async () => {
  const answer = await upload(PNG, { name: '../Giấy khai sinh.exe' })
  expect(answer).toMatchObject({
    status: 201, body: { name: 'Giấy khai sinh.exe', kind: 'image/png', size: PNG.length, pages: null },
  })
  expect(await storage.has(answer.body.sha256 ?? '')).toBe(true)
  const { rows } =
    await sql`select from documents.upload where public_id = ${answer.body.id} and actor_id = 21`.execute(backing.db)
  expect(rows).toHaveLength(1)
})

test('sent again under its key it is one upload; another file under the key is refused', async () => {
  const key = randomUUID()
  const [first, ...more] = [await upload(PNG, { key }), await upload(PNG, { key }), await upload(PNG, { key })]
  expect(more).toEqual([first, first])
  expect(await upload(pdf(), { key })).toMatchObject({ status: 422, body: { code: 'request-reused' } })
})

test('the answer that is kept for a repeat does not say how the file is called', async () => {
  const key = randomUUID()
  await upload(PNG, { key, name: 'Giấy của Nguyễn Thị Mẫu.png' })
  const { rows } = await sql<{ kept: string }>`select r::text as kept from audit.request as r`.execute(backing.db)
  expect(rows.map(({ kept }) => kept).join()).not.toContain('Mẫu')
  expect(await upload(PNG, { key, name: 'Giấy của Nguyễn Thị Mẫu.png' })).toMatchObject({
    status: 201, body: { name: 'Giấy của Nguyễn Thị Mẫu.png' },
  })
})

test.each<[string, Uint8Array | string, FileFault['code']]>([
  ['nothing in it', '', 'file-empty'],
  ['a page of a web site', '<html><script>alert(1)</script>', 'file-kind-not-allowed'],
  ['a cut picture', PNG.subarray(0, 2000), 'file-broken'],
  ['a PDF under a password', pdf('/Encrypt 9 0 R'), 'file-password-protected'],
  ['more than the policy allows', new Uint8Array(104_858), 'file-too-large'],
  ['much more than the policy allows', new Uint8Array(5_000_000), 'file-too-large'],
])('%s is refused with what to do, and nothing is kept', async (_, content, code) => {
  const before = filesKept()
  const answer = await upload(content)
  expect(answer).toMatchObject({
    status: FILE_PROBLEMS[code].status, type: 'application/problem+json; charset=utf-8',
    body: { code, errors: [{ pointer: '/file', code }] },
  })
  expect(answer.body.detail).toMatch(/Hãy/)
  expect(filesKept()).toEqual(before)
})

test('of what is far too large no more comes onto the disk, or is read, than counts', async () => {
  let sent = 0
  async function* flood() {
    for (; sent < 50_000_000; sent += 65_536) yield await Promise.resolve(Buffer.alloc(65_536))
  }
  const limits = uploadLimitsOf({ megabytes: 0.1, kinds: ['application/pdf'] })
  const rooms = { ...backing, storage, keys: { trust: async () => Promise.reject(new Error('nothing is signed')) } }
  expect(await takeUpload(rooms, limits, { name: 'a.pdf', content: flood(), actorId })).toEqual({
    ok: false, refusal: { code: 'file-too-large' },
  })
  expect(sent).toBeLessThan(1_000_000)
})

test.each(JUDGED_FILES)('%s is judged like `document check` judges it, and its row says so', async (_, content, verdict, reasons) => {
  const answer = await upload(content)
  if (verdict === 'refused') {
    const [first = ''] = reasons
    const code = first === 'several-kinds' ? 'file-several-kinds' : first === 'launch' ? 'file-active-content' : first
    expect(answer.body).toMatchObject({ code })
    return
  }
  expect(answer.status).toBe(201)
  const { rows } = await sql`select verdict, reasons from documents.file where sha256 = decode(${answer.body.sha256}, 'hex')`
    .execute(backing.db)
  expect(rows).toEqual([{ verdict, reasons }])
})

test('a file from before is judged when it is brought again', async () => {
  const content = pdf('/X 1')
  const sha256 = createHash('sha256').update(content).digest()
  await sql`insert into documents.file (sha256, size, kind) values (${sha256}, 1, 'application/pdf')`.execute(database.owner)
  await upload(content)
  const { rows } = await sql`select verdict from documents.file where sha256 = ${sha256}`.execute(backing.db)
  expect(rows).toEqual([{ verdict: 'accepted' }])
})

test('the limit that holds is said', async () => {
  expect((await upload(new Uint8Array(200_000))).body.detail).toContain('0,1 MB')
  expect((await upload('GIF89a')).body.detail).toContain('PDF, PNG')
})

test('no file, two files, and what is no form are refused', async () => {
  const none = new FormData()
  none.append('note', 'x')
  expect(await post(none)).toMatchObject({ status: 422, body: { code: 'file-missing' } })
  const two = new FormData()
  for (const name of ['a.png', 'b.png']) two.append('file', new Blob([PNG]), name)
  expect(await post(two)).toMatchObject({ status: 422, body: { code: 'file-not-one' } })
  expect(await post('{}')).toMatchObject({ status: 422, body: { code: 'file-missing' } })
  expect((await fetch(`${url}/api/files`, { method: 'POST', body: two })).status).toBe(400) // without a key
})

test('an upload under way leaves nothing behind', () => {
  expect(readdirSync(join(folder, 'receiving'))).toEqual([])
})

test('a paper is sent as what it is, in a sandbox, under its name', async () => {
  actorId = 22n
  const { body: { sha256 = '' } } = await upload(PNG)
  const answer = await fetch(`${url}/paper/${sha256}/${encodeURIComponent('Giấy "khai" sinh\r\nX: y.png')}`)
  expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-length': String(PNG.length),
    'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/) as string,
    'content-disposition':
      `inline; filename="giay _khai_ sinh x_ y.png"; filename*=UTF-8''Gi%E1%BA%A5y%20%22khai%22%20sinh%0D%0AX%3A%20y.png`,
  })
})

test('a paper whose file is gone is a fault of ours, and said to be one', async () => {
  expect((await fetch(`${url}/paper/${'0'.repeat(64)}/a.png`)).status).toBe(500)
})

interface Answered {
  status: number
  type: string | null
  body: { id?: string; sha256?: string; code?: string; detail?: string }
}

function upload(content: Uint8Array | string, { name = 'a.pdf', key = randomUUID() } = {}): Promise<Answered> {
  const form = new FormData()
  form.append('file', new Blob([content as BlobPart]), name)
  return post(form, key)
}

async function post(body: FormData | string, key: string = randomUUID()): Promise<Answered> {
  const headers = { 'idempotency-key': key, ...typeof body === 'string' && { 'content-type': 'application/json' } }
  const answer = await fetch(`${url}/api/files`, { method: 'POST', body, headers })
  return {
    status: answer.status, type: answer.headers.get('content-type'), body: (await answer.json()) as Answered['body'],
  }
}

function filesKept(): string[] {
  return readdirSync(folder, { recursive: true }).map(String).sort()
}

function pdf(trailer = ''): string {
  return pdfOf(PAGES, trailer).toString('latin1')
}
