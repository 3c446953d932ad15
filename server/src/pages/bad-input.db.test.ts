/** Need: whoever types something wrong is told what to do, in plain words, all at once, and types nothing twice. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  REQUESTER, beginBirth, fillBirth, openStep, register, smallPdf, step, stepPath,
} from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

async function count(table: 'dossiers.draft' | 'documents.upload'): Promise<bigint> {
  const { rows: [row] } = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`
    .execute(portal.province.database.owner)
  return row?.n ?? 0n
}

test('a page with faults comes back as 422 with all of them first, linked, and what was typed', async () => {
  const mother = portal.visitor()
  await beginBirth(mother, portal)
  await step(mother, { ...REQUESTER, 'requester.fullName': '<b>Nguyễn</b>', 'requester.birthDate.month': '13' })
  const { status, html, text } = mother.page
  expect(status).toBe(422)
  expect(html).toMatch(/<title>Lỗi: /)
  expect(text).toContain('Có 2 mục cần sửa')
  for (const id of ['requester.fullName', 'requester.birthDate']) {
    expect(html).toContain(`<a href="#${id}">`)
    expect(html).toMatch(new RegExp(` id="${id.replace('.', '\\.')}"`))
  }
  expect(html).not.toContain('<b>Nguyễn')
  expect(html).toMatch(/<form noValidate/i)
  expect(new Map(mother.fieldsOf(stepPath(mother))).get('requester.fullName')).toBe('<b>Nguyễn</b>')
  expect(new Map(mother.fieldsOf(stepPath(mother))).get('requester.birthDate.day')).toBe('15')
})

test('what a keyboard sends in pieces (NFD) is kept in one (NFC)', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  await step(mother, { ...REQUESTER, 'requester.fullName': 'Nguyễn Thị Mẫu'.normalize('NFD') })
  await openStep(mother, draft, 'nguoi-yeu-cau', 'requester.fullName')
  const kept = new Map(mother.fieldsOf(stepPath(mother))).get('requester.fullName')
  expect(kept).toBe('Nguyễn Thị Mẫu'.normalize('NFC'))
})

test('a sign that cannot be stored, and fields of another page, do no harm', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  const { target, fields } = mother.prepare(stepPath(mother), { 'requester.fullName': 'Nguyễn Thị Mẫu' })
  await mother.post(target, [
    ...fields, ['requester.email', 'a\0b@example.vn'], ['declaration.truthful', 'true'], ['__proto__', 'x'],
    ['constructor', 'x'],
  ])
  expect(mother.page.status).toBe(422) // the day of birth is missing
  await openStep(mother, draft, 'nop', 'declaration.truthful')
  expect(new Map(mother.fieldsOf(stepPath(mother))).get('declaration.truthful')).toBeUndefined()
})

test('a place is asked for before a draft begins', async () => {
  const mother = portal.visitor()
  await mother.open('/tim-thu-tuc?q=khai+sinh')
  const link = /href="(\/thu-tuc\/[^"]+)">Đăng ký khai sinh</.exec(mother.page.html)?.[1] ?? ''
  const before = await count('dossiers.draft')
  await mother.open(`${link}/nop-ho-so`)
  for (const noi of ['', 'nowhere', crypto.randomUUID()]) {
    await mother.submit('/nop-ho-so', { noi })
    expect(mother.page.status).toBe(422)
    expect(mother.page.text).toContain('Hãy chọn nơi giải quyết: xã, phường, thị trấn.')
  }
  expect(await count('dossiers.draft')).toBe(before)
})

test('what there is not, and what is not taken online, is not found', async () => {
  const anybody = portal.visitor()
  const offline = portal.rooms.catalogue.on('2021-06-25').list().find(({ content }) =>
    !content.channels.includes('online'))
  const paths = [
    '/thu-tuc/9.999999', '/thu-tuc/%00', '/thu-tuc/9.999999/nop-ho-so', `/thu-tuc/${offline?.code ?? ''}/nop-ho-so`,
    '/no-such-page', '/tai-san/other.css',
  ]
  for (const path of paths) expect((await anybody.open(path)).status, path).toBe(404)
  expect((await anybody.open(`/thu-tuc/${offline?.code ?? ''}`)).status).toBe(200)
})

test('a search for anything is an answer', async () => {
  const anybody = portal.visitor()
  for (const q of [
    '', ' ', '<script>alert(1)</script>', '%', "' or 1=1 --", 'a'.repeat(5_000), '\u0000', 'giấy'.normalize('NFD'),
  ]) {
    const page = await anybody.open(`/tim-thu-tuc?q=${encodeURIComponent(q)}`)
    expect(page.status, q.slice(0, 30)).toBe(200)
    expect(page.html).not.toContain('<script')
  }
  expect((await anybody.open(`/tim-thu-tuc?q=${'a'.repeat(3_000)}`)).html).toContain('<a href="#q">Từ tìm quá dài')
  expect((await anybody.open(`/tim-thu-tuc?q=${'a'.repeat(200)}`)).text).not.toContain('Từ tìm quá dài')
})

test('a search in English finds procedures whose names are Vietnamese', async () => {
  const anybody = portal.visitor()
  expect((await anybody.open('/tim-thu-tuc?q=register+a+birth')).text).toContain('Đăng ký khai sinh')
  expect((await anybody.open('/tim-thu-tuc?q=marriage')).text).toContain('Đăng ký kết hôn')
})

// Both name a door of events too, behind which the extract of a register stands first.
test.each([['criminal+record', 'Cấp Phiếu lý lịch tư pháp'], ['passport', 'Cấp hộ chiếu']])(
  'in English %s finds first what is called so', async (asked, name) => {
    const { html } = await portal.visitor().open(`/tim-thu-tuc?q=${asked}`)
    const first = /href="\/thu-tuc\/[^"]+"[^>]*>(?:<span lang="vi">)?([^<]+)</.exec(html)?.[1]
    expect(first?.startsWith(name), first).toBe(true)
  },
)

test('each fault of a file is said beside its paper, and good files are kept', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  await mother.open(`${draft}/giay-to`)
  const at = '/giay-to/giay-chung-sinh'
  const send = async (...files: [string, Buffer][]) => mother.upload(at, files.map(([filename, content]) => ({
    name: 'tep', filename, content,
  })))
  const cases: [string, Buffer, string][] = [
    ['empty.pdf', Buffer.alloc(0), 'Tệp không có nội dung'],
    ['page.html', Buffer.from('<html><script>alert(1)</script>'), 'Không nhận loại tệp này, chỉ nhận PDF, JPG, PNG'],
    ['broken.pdf', Buffer.from('%PDF-1.4\nhalf of it'), 'Tệp bị hỏng'],
    ['huge.pdf', Buffer.concat([smallPdf('huge'), Buffer.alloc(11 * 1_048_576)]), 'Tệp nặng 11,1 MB; tối đa 10 MB'],
  ]
  for (const [name, content, text] of cases) {
    await send([name, content])
    expect(mother.page.status, name).toBe(422)
    expect(mother.page.text).toContain(`${name}: ${text}`)
  }
  await mother.upload(at, [])
  expect(mother.page.text).toContain('Chưa chọn tệp nào')

  await send(['one.pdf', smallPdf('one')], ['broken.pdf', Buffer.from('%PDF-1.4\nhalf of it')])
  expect(mother.page.status).toBe(422)
  expect(mother.page.text).toContain('one.pdf (1 kB, 1 trang)')
  await send(['again.pdf', smallPdf('one')])
  expect(mother.page.text).toContain('again.pdf: Tệp này đã tải lên rồi')
  await send(...Array.from({ length: 21 }, (_, nth): [string, Buffer] => [
    `${String(nth)}.pdf`, smallPdf(`many ${String(nth)}`),
  ]))
  expect(mother.page.text).toContain('nhiều nhất 20 tệp')

  await mother.submit(`${at}/xoa`)
  expect(mother.page.status).toBe(200)
  expect(mother.page.text).not.toContain('one.pdf')
})

test('the check page says everything that is missing, and sends nothing', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  await fillBirth(mother, portal)
  await mother.submit('/giay-to')
  expect(mother.page.status).toBe(422)
  expect(mother.page.text).toContain('Còn thiếu Giấy chứng sinh. Hãy chụp ảnh hoặc chọn tệp rồi tải lên.')
  await mother.open(`${draft}/kiem-tra`)
  await register(mother, portal, 11)
  await mother.submit('/kiem-tra')
  expect(mother.page.status).toBe(422)
  expect(mother.page.html).toMatch(/<title>Lỗi: /)
  expect(mother.page.html).toContain('<a href="#giay-chung-sinh">Hãy tải lên Giấy chứng sinh.</a>')
})

test('a form that is not ours does nothing', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  const { target, fields } = mother.prepare(stepPath(mother), { 'requester.fullName': 'Nguyễn Thị Mẫu' })
  const unsigned = fields.filter(([name]) => name !== 'csrf')
  const attempts = [
    mother.post(target, unsigned), mother.post(target, [
      ...unsigned, ['csrf', 'AAAA'],
    ]), portal.visitor().post(target, fields),
    mother.post(target, fields, {
      'origin': 'https://elsewhere.example', 'sec-fetch-site': 'cross-site',
    }), mother.post(target, fields, {
      'origin': 'null', 'sec-fetch-site': 'cross-site', // a hidden frame of somebody else
    }),
  ]
  for (const page of await Promise.all(attempts)) expect(page.status).toBe(400)
  await openStep(mother, draft, 'nguoi-yeu-cau', 'requester.fullName')
  expect(new Map(mother.fieldsOf(stepPath(mother))).get('requester.fullName')).toBe('')

  const uploads = await count('documents.upload')
  await mother.open(`${draft}/giay-to`)
  const stranger = portal.visitor()
  await stranger.open('/dang-nhap')
  const answer = await portal.app.inject({
    method: 'POST', url: `${draft}/giay-to/giay-chung-sinh`,
    headers: {
      'host': 'localhost', 'content-type': 'multipart/form-data; boundary=x',
      'cookie': `__Host-motcua-may=${mother.cookie('__Host-motcua-may') ?? ''}`,
    },
    payload: Buffer.concat([
      Buffer.from('--x\r\ncontent-disposition: form-data; name="tep"; filename="a.pdf"\r\n\r\n'), smallPdf('stranger'),
      Buffer.from('\r\n--x--\r\n'),
    ]),
  })
  expect(answer.statusCode).toBe(400)
  expect(await count('documents.upload')).toBe(uploads)
})
