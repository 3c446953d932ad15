/**
 * Need (P2.4, V2): what the office asked for, and the paper of authorisation, come over a bad line in pieces like every
 * other paper; they are there when the page is opened again, nobody else sees them, and each answers its own request.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendBirth, smallPdf } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { askCompletion, findDossier } from '../modules/dossiers/public.ts'

const PAPER = 'giay-chung-sinh'
let portal: PortalServer
let mother: Visitor
let id: string
beforeAll(async () => {
  portal = await startPortal()
  mother = portal.visitor()
  id = await sendBirth(mother, portal, 60, 'Đỗ Văn Từng')
  await ask('Ảnh mờ.')
})
afterAll(async () => portal.stop())

async function ask(reason: string): Promise<void> {
  const dossier = await findDossier(portal.rooms.db, id)
  const section = dossier && portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  const viewer = await portal.province.viewerAs('reception', section?.idOfData ?? '', 'dossier.ask-supplement')
  const items = [{ component: PAPER, reason }]
  await portal.province.inOneGo((ctx) => askCompletion(ctx, portal.rooms, { publicId: id, viewer, items }), {
    actorId: viewer.accountId,
  })
}

type Method = 'POST' | 'HEAD' | 'PATCH' | 'DELETE'
const page = () => `/ho-so/${id}/bo-sung`

async function call(
  visitor: Visitor, method: Method, path: string, headers: Record<string, string> = {}, payload?: Buffer,
) {
  await visitor.open('/lien-he')
  const cookies = ['__Host-motcua-may', '__Host-motcua-dan']
    .flatMap((name) => visitor.cookie(name) === undefined ? [] : [`${name}=${visitor.cookie(name) ?? ''}`])
  return portal.app.inject({
    method, url: path, ...payload && { payload }, headers: {
      'cookie': cookies.join('; '), 'host': 'localhost', 'origin': 'http://localhost', 'tus-resumable': '1.0.0',
      ...headers,
    },
  })
}

async function csrfOf(visitor: Visitor, path: string, action: string): Promise<string> {
  await visitor.open(path)
  return new Map(visitor.fieldsOf(action)).get('csrf') ?? ''
}

/** Sends a file as the script does, or only its first bytes; answers the id of the upload and the last status. */
async function send(
  content: Buffer, { name = 'anh.pdf', part = content.length, at = `${page()}/${PAPER}/tep`, csrf = '' },
) {
  const token = csrf || await csrfOf(mother, page(), page())
  const begun = await call(mother, 'POST', at, {
    'x-csrf': token, 'upload-length': String(content.length),
    'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
  })
  const upload = String(begun.headers['location']).split('/').at(-1) ?? ''
  const sent = await call(mother, 'PATCH', `${at}/${upload}`, {
    'x-csrf': token, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream',
  }, content.subarray(0, part))
  return { upload, status: sent.statusCode, fault: sent.headers['upload-fault'] }
}

test('a file that came in pieces stands on the page, half of one too, and each can be given up', async () => {
  expect(await send(smallPdf('first'), { name: 'mot.pdf' })).toMatchObject({ status: 204 })
  expect(await send(smallPdf('first'), { name: 'lai.pdf' })).toMatchObject({ fault: 'file-duplicate' })
  const half = await send(Buffer.alloc(1_000), { name: 'nua.pdf', part: 400 })
  await mother.open(page())
  expect(mother.page.text).toContain('✓ mot.pdf')
  expect(mother.page.text).not.toContain('lai.pdf')
  expect(mother.page.text).toContain('nua.pdf: mới gửi được 40 %')
  await mother.upload(page(), [], { do: half.upload })
  expect(mother.page.status).toBe(200)
  expect(mother.page.text).not.toContain('nua.pdf')
  expect(mother.page.text).toContain('✓ mot.pdf')
  expect(mother.page.path).toBe(page()) // nothing was handed in by it
})

test('two that end at the same moment: the same file is taken once', async () => {
  const token = await csrfOf(mother, page(), page())
  for (const round of [1, 2, 3]) {
    const content = smallPdf(`at once ${String(round)}`)
    const sent = await Promise.all([1, 2, 3].map(
      (nth) => send(content, { name: `cung-luc-${String(nth)}.pdf`, csrf: token }),
    ))
    expect(sent.map(({ fault }) => fault).filter(Boolean)).toEqual(['file-duplicate', 'file-duplicate'])
    const taken = sent.find(({ fault }) => !fault)
    await call(mother, 'DELETE', `${page()}/${PAPER}/tep/${taken?.upload ?? ''}`, { 'x-csrf': token })
  }
})

test('given up by the script after its end, it is not handed in', async () => {
  const { upload } = await send(smallPdf('second'), { name: 'hai.pdf' })
  expect((await mother.open(page())).text).toContain('✓ hai.pdf')
  const csrf = await csrfOf(mother, page(), page())
  expect((await call(mother, 'DELETE', `${page()}/${PAPER}/tep/${upload}`, { 'x-csrf': csrf })).statusCode).toBe(204)
  expect((await mother.open(page())).text).not.toContain('hai.pdf')
})

test('for what was not asked, of another’s dossier and signed out there is no place', async () => {
  const csrf = await csrfOf(mother, page(), page())
  const length = { 'upload-length': '10' }
  expect((await call(mother, 'POST', `${page()}/khac/tep`, { 'x-csrf': csrf, ...length })).statusCode).toBe(404)
  const stranger = portal.visitor()
  await sendBirth(stranger, portal, 61, 'Đỗ Văn Lạ')
  const theirs = await csrfOf(stranger, '/ho-so', '/dang-xuat')
  const at = `${page()}/${PAPER}/tep`
  expect((await call(stranger, 'POST', at, { 'x-csrf': theirs, ...length })).statusCode).toBe(404)
  const nobody = portal.visitor()
  const none = await csrfOf(nobody, '/dang-nhap', '/dang-nhap')
  const out = await call(nobody, 'POST', at, { 'x-csrf': none, ...length })
  expect([out.statusCode, out.json<{ code: string; text: string }>()]).toEqual([401, {
    code: 'session-ended', text: expect.stringContaining('đăng nhập') as string,
  }])
})

test('sent, it is on the dossier; what the office asks for next begins with nothing', async () => {
  await mother.open(page())
  await mother.upload(page(), [])
  expect(mother.page.status).toBe(200)
  expect(mother.page.text).toContain('mot.pdf')
  expect(mother.page.text).toContain('Đã nộp, chờ tiếp nhận')
  await ask('Vẫn mờ.')
  await mother.open(page())
  expect(mother.page.text).toContain('Vẫn mờ.')
  expect(mother.page.text).not.toMatch(/✓ (mot|hai)\.pdf/)
  // The very file that was sent back answers nothing, in pieces and in a form, and is said as in a first upload.
  expect(await send(smallPdf('first'), { name: 'van-the.pdf' })).toMatchObject({ fault: 'file-duplicate' })
  await mother.open(page())
  await mother.upload(page(), [{ name: PAPER, filename: 'van-the.pdf', content: smallPdf('first') }])
  expect(mother.page.status).toBe(422)
  expect(mother.page.text).toContain('van-the.pdf: Tệp này đã tải lên rồi')
  await mother.upload(page(), [])
  expect([mother.page.status, mother.page.text]).toEqual([422, expect.stringContaining('Chưa chọn tệp') as string])
})
