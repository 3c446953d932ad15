/**
 * Need (users.md V2, V6; II.4): a file that cannot be taken is refused with the one reason, the limit and what to do,
 * over the plain form and in pieces alike; what was taken is kept with pages, size and checksum.
 */
import { createHash, randomUUID } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginBirth, smallPdf } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { pagesOf, pdfOf } from '../../test/sample-pdf.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

const PAPER = 'giay-chung-sinh'
const MIB = 1_048_576
let portal: PortalServer
let mother: Visitor
let draft: string
let csrf: string

beforeAll(async () => {
  portal = await startPortal()
  mother = portal.visitor()
  draft = await beginBirth(mother, portal)
  await mother.open(`${draft}/giay-to`)
  csrf = new Map(mother.fieldsOf(`/giay-to/${PAPER}`)).get('csrf') ?? ''
})
afterAll(async () => portal.stop())

/** As many pages as it says, in the plainest shape of ISO 32000-1, 7.5.4. */
function pdf({ pages = 1, trailer = '' } = {}): Buffer {
  return pdfOf(pagesOf(pages), trailer)
}

/** All of one shade (ISO/IEC 15948: signature, IHDR, IDAT, IEND; nobody looks at the check sums). */
function blankPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 255)])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** What a person must read, written from the policy: 10 MB, 200 pages, 200 pixels; PDF, JPG, PNG. */
const FAULTS: readonly (readonly [code: string, content: Buffer, told: readonly RegExp[]])[] = [
  ['file-kind-not-allowed', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), [
    /chỉ nhận PDF, JPG, PNG/, /lưu lại thành PDF/,
  ]],
  ['file-too-large', Buffer.alloc(12 * MIB, 1), [
    /Tệp nặng 12 MB; tối đa 10 MB/, /chụp lại ở chế độ thường, hoặc chia thành hai tệp/,
  ]],
  ['file-empty', Buffer.alloc(0), [/không có nội dung/, /chọn lại tệp khác/]],
  ['file-password-protected', pdf({ trailer: '/Encrypt 9 0 R' }), [/mật khẩu/, /lưu lại tệp không có mật khẩu/]],
  ['file-broken', pdf().subarray(0, 90), [/bị hỏng/, /quét hoặc lưu lại/]],
  ['file-too-many-pages', pdf({ pages: 201 }), [/Tệp có 201 trang; tối đa 200 trang/, /chia thành nhiều tệp/]],
  ['file-unreadable', blankPng(400, 400), [/Không đọc được/, /nơi đủ sáng rồi chụp lại/]],
  ['file-unreadable', blankPng(100, 400), [/cạnh ngắn 100 điểm ảnh, ít nhất 200/, /chụp lại/]],
]

test('before one chooses, the page says what is taken and how much', async () => {
  const { text } = await mother.open(`${draft}/giay-to`)
  expect(text).toContain('Chỉ nhận PDF, JPG, PNG. Mỗi tệp tối đa 10 MB, 200 trang; mỗi giấy tờ tối đa 20 tệp.')
})

describe.each(FAULTS)('%s', (code, content, told) => {
  test('over the plain form', async () => {
    await mother.open(`${draft}/giay-to`)
    const page = await mother.upload(`/giay-to/${PAPER}`, [{ name: 'tep', filename: 'anh.jpg', content }])
    expect(page.status).toBe(422)
    for (const words of told) expect(page.text).toMatch(words)
    expect(page.text).toContain('anh.jpg: ') // which of several it is
    expect(await papersOf()).toEqual([])
  })

  test('in pieces', async () => {
    const answer = await send(content)
    expect(answer.code).toBe(code)
    for (const words of told) expect(answer.text).toMatch(words)
    expect(await papersOf()).toEqual([])
  })
})

test('every reason has words of its own', () => {
  const texts = FAULTS.map(([, , [first]]) => String(first))
  expect(new Set(texts).size).toBe(texts.length)
})

test('nothing chosen, and the same file again, are told too', async () => {
  const other = portal.visitor()
  const own = await beginBirth(other, portal)
  await other.open(`${own}/giay-to`)
  const token = new Map(other.fieldsOf(`/giay-to/${PAPER}`)).get('csrf') ?? ''
  expect((await other.upload(`/giay-to/${PAPER}`, [])).text).toMatch(/Chưa chọn tệp nào\. Hãy chọn tệp hoặc chụp ảnh/)
  expect((await other.submit('/giay-to')).text).toMatch(/Còn thiếu .*Hãy chụp ảnh hoặc chọn tệp/)
  const content = smallPdf('twice')
  await other.open(`${own}/giay-to`)
  await other.upload(`/giay-to/${PAPER}`, [{ name: 'tep', filename: 'mot.pdf', content }])
  expect(other.page.text).toContain('✓ Đã có 1 tệp')
  await other.upload(`/giay-to/${PAPER}`, [{ name: 'tep', filename: 'hai.pdf', content }])
  expect([other.page.status, other.page.text]).toEqual([422, expect.stringMatching(/hai\.pdf: Tệp này đã tải lên rồi/)])
  expect(await send(content, { visitor: other, at: own, token })).toMatchObject({
    code: 'file-duplicate', text: expect.stringMatching(/đã tải lên rồi/) as string,
  })
  expect(await papersOf(own)).toHaveLength(1)
})

test('a file in three pieces is whole, and is kept once with pages, size and checksum', async () => {
  const content = pdf({ pages: 4 })
  const id = await begin(content.length)
  const cuts = [0, 50, 120, content.length]
  for (const [n, from] of cuts.slice(0, -1).entries()) {
    expect(await offsetOf(id)).toBe(from)
    expect(await piece(id, from, content.subarray(from, cuts[n + 1]))).toMatchObject({ status: 204 })
  }
  const [paper, ...more] = await papersOf()
  expect(more).toEqual([])
  expect(paper).toMatchObject({
    component: PAPER, name: 'anh.jpg', kind: 'application/pdf', pages: 4, size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  })
  // The answer to the last piece was lost: whoever asks again hears the same, and nothing is kept twice.
  expect(await offsetOf(id)).toBe(content.length)
  expect(await piece(id, content.length, Buffer.alloc(0))).toMatchObject({ status: 204, code: undefined })
  expect(await papersOf()).toHaveLength(1)
  const { rows } = await sql`
    select name, outcome from documents.unfinished_upload where id = ${id}`.execute(portal.province.db)
  expect(rows).toEqual([{ name: null, outcome: { code: 'taken', upload: paper?.['upload'] } }])
  expect(await portal.rooms.storage.growing.size(id)).toBeUndefined()
})

test('five at once who bring the last byte make one paper of it', async () => {
  const content = pdf({ pages: 5 })
  const id = await begin(content.length)
  await Promise.all(Array.from({ length: 5 }, () => piece(id, 0, content)))
  await offsetOf(id)
  expect((await papersOf()).filter(({ pages }) => pages === 5)).toHaveLength(1)
})

test('a piece that does not begin where the last one ended, or ends behind the file, is refused', async () => {
  const id = await begin(1_000)
  expect((await piece(id, 10, Buffer.alloc(5))).status).toBe(409)
  expect((await piece(id, 0, Buffer.alloc(1_001))).status).toBe(413)
  expect(await offsetOf(id)).toBe(0)
})

test('given up, it is gone with its bytes', async () => {
  const id = await begin(1_000)
  await piece(id, 0, Buffer.alloc(400))
  expect((await mother.open(`${draft}/giay-to`)).text).toContain('anh.jpg: mới gửi được 40 %')
  await call('DELETE', `${PAPER}/tep/${id}`)
  expect((await call('HEAD', `${PAPER}/tep/${id}`)).statusCode).toBe(404)
  expect(await portal.rooms.storage.growing.size(id)).toBeUndefined()
})

test('given up after its last piece has arrived, it is not attached any more', async () => {
  const before = await papersOf()
  const content = pdf({ pages: 7 })
  const id = await begin(content.length)
  await piece(id, 0, content)
  expect(await papersOf()).toHaveLength(before.length + 1)
  expect((await call('DELETE', `${PAPER}/tep/${id}`)).statusCode).toBe(204)
  expect(await papersOf()).toEqual(before)
  expect((await call('HEAD', `${PAPER}/tep/${id}`)).statusCode).toBe(404)
})

test('given up while its last piece is on its way or looked at: never attached, whichever comes first', async () => {
  const before = await papersOf()
  for (let round = 0; round < 12; round += 1) {
    const content = pdf({ pages: 20 + round })
    const id = await begin(content.length)
    const last = piece(id, 0, content)
    // Not a wait for anything to happen: rounds differ in how far the last piece has come.
    for (let turn = 0; turn < round * 2; turn += 1) await new Promise((done) => { setImmediate(done) })
    await Promise.all([call('DELETE', `${PAPER}/tep/${id}`), last])
    expect((await call('HEAD', `${PAPER}/tep/${id}`)).statusCode).toBe(404)
    expect(await papersOf()).toEqual(before)
  }
})

test('without the token of our forms, from another origin, in another browser: nothing', async () => {
  const id = await begin(1_000)
  const path = `${PAPER}/tep/${id}`
  expect((await call('HEAD', path, { 'x-csrf': 'wrong' })).statusCode).toBe(400)
  expect((await call('HEAD', path, { origin: 'https://evil.example' })).statusCode).toBe(400)
  const stranger = portal.visitor()
  await stranger.open('/dang-nhap')
  const token = new Map(stranger.fieldsOf('/dang-nhap')).get('csrf') ?? ''
  const foreign = await call('HEAD', path, { 'x-csrf': token }, { visitor: stranger })
  expect([foreign.statusCode, foreign.headers['upload-offset']]).toEqual([401, undefined])
  // The draft is the stranger's own, the upload is not.
  const own = await beginBirth(stranger, portal)
  await stranger.open(`${own}/giay-to`)
  const mine = new Map(stranger.fieldsOf(`/giay-to/${PAPER}`)).get('csrf') ?? ''
  for (const method of ['HEAD', 'DELETE'] as const) {
    expect((await call(method, path, { 'x-csrf': mine }, { visitor: stranger, at: own })).statusCode).toBe(404)
  }
  expect(await offsetOf(id)).toBe(0)
  // A form with files names its token in a part: not here, where no part is read (portal.ts).
  const form = await call('POST', `${PAPER}/tep`, { 'x-csrf': '', 'content-type': 'multipart/form-data; boundary=x' })
  expect(form.statusCode).toBe(400)
})

test('one draft has so many under way, and no more; what nobody asked for has none', async () => {
  const other = portal.visitor()
  const own = await beginBirth(other, portal)
  await other.open(`${own}/giay-to`)
  const token = new Map(other.fieldsOf(`/giay-to/${PAPER}`)).get('csrf') ?? ''
  const to = { visitor: other, at: own }
  const start = () => call('POST', `${PAPER}/tep`, { 'x-csrf': token, 'upload-length': '10' }, to)
  for (let n = 0; n < 40; n += 1) expect((await start()).statusCode).toBe(201)
  expect((await start()).statusCode).toBe(429)
  expect((await call('POST', 'khac/tep', { 'x-csrf': token, 'upload-length': '10' }, to)).statusCode).toBe(404)
})

test('no address, and nothing that is kept of an upload that ended, names a person', async () => {
  const id = await begin(1_000)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/) // drawn at random
  expect((await call('HEAD', `${PAPER}/tep/${id}`)).headers['upload-metadata']).toBeUndefined()
})

interface To { visitor?: Visitor; at?: string }

async function call(
  method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE', path: string, headers: Record<string, string> = {},
  { visitor = mother, at = draft }: To = {}, payload?: Buffer,
) {
  const cookie = `__Host-motcua-may=${visitor.cookie('__Host-motcua-may') ?? ''}`
  return portal.app.inject({
    method, url: `${at}/giay-to/${path}`, ...payload && { payload },
    headers: {
      cookie, 'host': 'localhost', 'origin': 'http://localhost', 'x-csrf': csrf, 'tus-resumable': '1.0.0', ...headers,
    },
  })
}

async function begin(size: number): Promise<string> {
  const name = Buffer.from('anh.jpg').toString('base64')
  const told = { 'upload-length': String(size), 'upload-metadata': `filename ${name}` }
  const answer = await call('POST', `${PAPER}/tep`, told)
  expect(answer.statusCode).toBe(201)
  return String(answer.headers['location']).split('/').at(-1) ?? ''
}

async function piece(id: string, offset: number, content: Buffer) {
  const answer = await call('PATCH', `${PAPER}/tep/${id}`, {
    'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream',
  }, {}, content)
  return { status: answer.statusCode, code: answer.headers['upload-fault'] }
}

async function offsetOf(id: string): Promise<number> {
  return Number((await call('HEAD', `${PAPER}/tep/${id}`)).headers['upload-offset'])
}

/** Sends a file as the script does, and answers what is found fault with. */
async function send(content: Buffer, { token = csrf, ...to }: To & { token?: string } = {}) {
  const begun = await call('POST', `${PAPER}/tep`, { 'x-csrf': token, 'upload-length': String(content.length) }, to)
  if (begun.statusCode !== 201) return begun.json<{ code: string; text: string }>()
  const id = String(begun.headers['location']).split('/').at(-1) ?? randomUUID()
  const { headers } = await call('PATCH', `${PAPER}/tep/${id}`, {
    'x-csrf': token, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream',
  }, to, content)
  return { code: headers['upload-fault'], text: decodeURIComponent(String(headers['upload-fault-text'])) }
}

async function papersOf(at = draft) {
  const { rows: [row] } = await sql<{ papers: Record<string, unknown>[] }>`
    select papers from dossiers.draft where token = ${at.split('/').at(-1)}`.execute(portal.province.db)
  return row?.papers ?? []
}
