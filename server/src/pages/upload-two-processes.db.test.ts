/**
 * Need (P2.4): behind a proxy each piece of one upload may reach another process; they share the database and the store
 * and nothing else, and the file comes out whole, once.
 */
import { createHash } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { beginBirth } from '../../test/portal-birth.ts'
import { pagesOf, pdfOf } from '../../test/sample-pdf.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import type { Db } from '../platform/db.ts'

const PAPER = 'giay-chung-sinh'
let portal: PortalServer
let second: FastifyInstance
let secondDb: Db
let mother: Visitor
let draft: string
let csrf: string
beforeAll(async () => {
  portal = await startPortal()
  vi.resetModules() // the modules of another process: it holds no lock and no upload of the first
  const [{ portalPages }, { openDb }] = await Promise.all([import('./portal.ts'), import('../platform/db.ts')])
  secondDb = openDb(portal.province.database.appUrl, () => undefined)
  second = fastify()
  for (const plugin of [cookie, formbody, multipart]) await second.register(plugin as never)
  await second.register(portalPages({ ...portal.rooms, db: secondDb }))
  await second.ready()
  mother = portal.visitor()
  draft = await beginBirth(mother, portal)
  await mother.open(`${draft}/giay-to`)
  csrf = new Map(mother.fieldsOf(`/giay-to/${PAPER}`)).get('csrf') ?? ''
})
afterAll(async () => {
  await second.close()
  await secondDb.destroy()
  await portal.stop()
})

/** A PDF of so many pages and at least so many bytes (ISO 32000-1, 7.5.4). */
function pdf(pages: number, size: number): Buffer {
  return pdfOf([...pagesOf(pages), `(${'x'.repeat(size)})`])
}

async function call(
  app: FastifyInstance, method: 'POST' | 'HEAD' | 'PATCH', path: string, headers: Record<string, string>,
  payload?: Buffer,
) {
  return app.inject({
    method, url: `${draft}/giay-to/${PAPER}/tep${path}`, ...payload && { payload },
    headers: {
      'cookie': `__Host-motcua-may=${mother.cookie('__Host-motcua-may') ?? ''}`, 'host': 'localhost',
      'origin': 'http://localhost', 'x-csrf': csrf, 'tus-resumable': '1.0.0', ...headers,
    },
  })
}

async function begin(app: FastifyInstance, size: number): Promise<string> {
  const begun = await call(app, 'POST', '', { 'upload-length': String(size) })
  expect(begun.statusCode).toBe(201)
  return String(begun.headers['location']).split('/').at(-1) ?? ''
}

const piece = (app: FastifyInstance, id: string, offset: number, content: Buffer) => call(app, 'PATCH', `/${id}`, {
  'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream',
}, content)

async function papersOf(pages: number) {
  const { rows: [row] } = await sql<{ papers: { pages: number; sha256: string }[] }>`
    select papers from dossiers.draft where token = ${draft.split('/').at(-1)}`.execute(portal.province.db)
  return (row?.papers ?? []).filter((paper) => paper.pages === pages)
}
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

test('two processes take turns with the pieces, each going on where the other ended', async () => {
  const content = pdf(3, 50_000)
  const id = await begin(portal.app, content.length)
  for (let offset = 0, nth = 0; offset < content.length; offset += 9_001, nth += 1) {
    const [mine, other] = nth % 2 === 0 ? [second, portal.app] : [portal.app, second]
    const end = Math.min(content.length, offset + 9_001)
    const answer = await piece(mine, id, offset, content.subarray(offset, end))
    expect([answer.statusCode, answer.headers['upload-offset']]).toEqual([204, String(end)])
    expect((await call(other, 'HEAD', `/${id}`, {})).headers['upload-offset']).toBe(String(end))
  }
  expect((await papersOf(3)).map(({ sha256 }) => sha256)).toEqual([hashOf(content)])
})

test('a piece that the other process has already is refused by both, and the file stays as it was', async () => {
  const content = pdf(4, 20_000)
  const id = await begin(second, content.length)
  await piece(portal.app, id, 0, content.subarray(0, 12_000))
  for (const app of [portal.app, second]) {
    expect((await piece(app, id, 6_000, Buffer.alloc(100))).statusCode).toBe(409)
    expect((await call(app, 'HEAD', `/${id}`, {})).headers['upload-offset']).toBe('12000')
  }
  const last = await piece(second, id, 12_000, content.subarray(12_000))
  expect([last.statusCode, last.headers['upload-fault']]).toEqual([204, undefined])
  expect((await papersOf(4)).map(({ sha256 }) => sha256)).toEqual([hashOf(content)])
})

test('the last piece brought to both at once makes one paper', async () => {
  const content = pdf(6, 20_000)
  const id = await begin(portal.app, content.length)
  await piece(second, id, 0, content.subarray(0, 15_000))
  await Promise.all([portal.app, second, portal.app, second].map(
    (app) => piece(app, id, 15_000, content.subarray(15_000)),
  ))
  await call(second, 'HEAD', `/${id}`, {})
  expect((await papersOf(6)).map(({ sha256 }) => sha256)).toEqual([hashOf(content)])
})
