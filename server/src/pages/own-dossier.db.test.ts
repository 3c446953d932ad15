/** Need: an applicant sees who has the dossier until when and why, and does what is theirs without going there. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptDossier, askCompletion, askSupplement, findDossier } from '../modules/dossiers/public.ts'
import { drawNextPictures } from '../modules/documents/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { listOpenTasks } from '../modules/workflow/public.ts'
import { lookIntoPdf } from '../platform/pdf-file/look-into-pdf.ts'
import { openPdfFile } from '../platform/pdf-file/open-pdf-file.ts'
import { pagesOf, pdfOf } from '../../test/sample-pdf.ts'
import { sendBirth, smallPdf } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

/** Somebody of the section where it is received, with the version they see. */
async function clerkOf(id: string, permission: Permission) {
  const dossier = await findDossier(portal.rooms.db, id)
  const section = dossier && portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  const viewer = await portal.province.viewerAs('reception', section?.idOfData ?? '', permission)
  return { publicId: id, viewer }
}

/** Somebody whose step it is now: nobody else asks for more. */
async function workerOn(id: string, permission: Permission) {
  const dossier = await findDossier(portal.rooms.db, id)
  const [step] = dossier ? await listOpenTasks(portal.rooms.db, dossier.id) : []
  const unit = step && portal.rooms.directory.on('2021-06-25').byId(step.unitId)
  return { publicId: id, viewer: await portal.province.viewerAs(step?.role ?? '', unit?.idOfData ?? '', permission) }
}

async function accept(id: string): Promise<void> {
  const base = await clerkOf(id, 'dossier.receive')
  await portal.province.inOneGo((ctx) => acceptDossier(ctx, portal.rooms, base), { actorId: base.viewer.accountId })
}

test('what was asked for is handed in, all of it at once, and the eight hours begin anew', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 50, 'Đỗ Văn Sáu')
  const base = await clerkOf(id, 'dossier.ask-supplement')
  const items = [
    { component: 'giay-chung-sinh', reason: 'Ảnh mờ, không đọc được số.' },
    { component: 'giay-uy-quyen', reason: 'Thiếu văn bản ủy quyền.' },
  ]
  await portal.province.inOneGo((ctx) => askCompletion(ctx, portal.rooms, { ...base, items }), {
    actorId: base.viewer.accountId,
  })

  await mother.open(`/ho-so/${id}`)
  expect(mother.page.text).toContain('Chờ bạn hoàn thiện hồ sơ')
  expect(mother.page.text).toContain('Ảnh mờ, không đọc được số.')
  const action = `/ho-so/${id}/bo-sung`
  expect((await mother.open(action)).text).toContain('Cần nộp 2 mục')
  // Only what was asked can be touched: two file inputs, and no answer of the declaration in any field.
  expect(mother.page.html.match(/<input type="file"/g)).toHaveLength(2)
  expect(mother.fieldsOf(action).map(([name]) => name)).toEqual(['csrf', 'requestId'])
  expect(mother.page.text).toContain('Đỗ Văn Sáu')
  await mother.upload(action, [{ name: 'giay-chung-sinh', filename: 'ro.pdf', content: smallPdf('clear') }])
  expect(mother.page.status).toBe(422)
  expect(mother.page.html).toContain('<a href="#giay-uy-quyen">')
  expect(mother.page.text).toContain('✓ ro.pdf')

  await mother.upload(action, [{ name: 'giay-uy-quyen', filename: 'uy-quyen.pdf', content: smallPdf('mandate') }])
  expect(mother.page.status).toBe(200)
  expect(mother.page.text).toContain('Đã nộp, chờ tiếp nhận')
  expect((await mother.open(`/xac-nhan/${id}`)).text).toContain('uy-quyen.pdf')
})

test('once accepted there are a due date with its reasons and a receipt; a supplement lets the clock go on', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 51, 'Đỗ Văn Bảy')
  await accept(id)
  await mother.open(`/ho-so/${id}`)
  // One working day, and the day of receipt is not counted: Friday 25 → the closing of Monday 28/06.
  expect(mother.page.text).toMatch(/Ngày hẹn trả: \d\d:\d\d thứ Hai 28\/06\/2021/)
  expect(mother.page.text).toContain('Cách tính ngày hẹn')
  expect(gzipSync(mother.page.html).length).toBeLessThan(14 * 1024) // with declaration, calendar and table
  expect(mother.page.text).toContain('Ngày nghỉ hằng tuần, không tính')
  expect(mother.page.text).toMatch(/Ban hành Chưa Trả cho bạn Chưa Đồng bộ với hệ thống quốc gia Chưa/)
  const slip = /href="(\/ho-so\/[^"]+\/phieu\/[^"]+)"/.exec(mother.page.html)?.[1] ?? ''
  const pdf = await mother.open(slip)
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.html.slice(0, 5)).toBe('%PDF-')

  const base = await workerOn(id, 'dossier.ask-supplement')
  const items = [{ component: 'giay-chung-sinh', reason: 'Cần bản rõ hơn.' }]
  await portal.province.inOneGo((ctx) => askSupplement(ctx, portal.rooms, { ...base, items }), {
    actorId: base.viewer.accountId,
  })
  await mother.open(`/ho-so/${id}`)
  expect(mother.page.text).toContain('Thời hạn tạm dừng')
  // Within 20 working days after Friday 25/06: 28-30 = 3, 1 and 2 July = 5, 5-9 = 10, 12-16 = 15, 19-23 = 20.
  expect(mother.page.text).toContain('đề nghị bạn gửi chậm nhất vào thứ Sáu 23/07/2021')
  expect(mother.page.text).not.toContain('Bạn đã gửi bổ sung')
  portal.province.clock.set('2021-06-25T09:30+07:00')
  await mother.open(`/ho-so/${id}/bo-sung`)
  await mother.upload(`/ho-so/${id}/bo-sung`, [
    { name: 'giay-chung-sinh', filename: 'ro.pdf', content: smallPdf('clear 2') },
  ])
  expect(mother.page.status).toBe(200)
  expect(mother.page.text).toContain('Đang giải quyết')
  // Asked on Friday at 09:00, answered half an hour later; of the files only the new one.
  expect(mother.page.text).toMatch(/Bạn đã gửi bổ sung lúc 09:30 thứ Sáu 25\/06\/2021\. ro\.pdf \(1 kB\) (?!giay)/)
})

test('before it is accepted it is withdrawn, pressed twice too; after that it is stopped, with a reason', async () => {
  const mother = portal.visitor()
  const first = await sendBirth(mother, portal, 52, 'Đỗ Văn Tám')
  await mother.open(`/ho-so/${first}/rut`)
  expect(mother.page.text).toContain('Bạn muốn rút hồ sơ này?')
  const { target, fields } = mother.prepare('/rut')
  expect((await mother.post(target, fields)).text).toContain('Đã rút theo yêu cầu')
  expect((await mother.post(target, fields)).status).toBe(200)

  const second = await sendBirth(mother, portal, 52, 'Đỗ Văn Chín')
  await mother.open(`/ho-so/${second}/rut`)
  const old = mother.prepare('/rut')
  await accept(second)
  await mother.post(old.target, old.fields)
  expect(mother.page.status).toBe(422)
  expect(mother.page.text).toContain('vừa chuyển sang trạng thái khác')
  await mother.open(`/ho-so/${second}/dung`)
  await mother.submit('/dung', { 'ly-do': ' ' })
  expect(mother.page.status).toBe(422)
  expect(mother.page.text).toContain('Hãy ghi lý do dừng.')
  await mother.submit('/dung', { 'ly-do': 'Gia đình nộp ở nơi khác.' })
  expect(mother.page.text).toContain('Đã dừng theo yêu cầu')
  // Neither question is asked again of what has ended.
  for (const way of ['rut', 'dung'])
    expect((await mother.open(`/ho-so/${second}/${way}`)).path).toBe(`/ho-so/${second}`)
})

test('what was handed in opens again for whoever handed it in, and for nobody under another dossier', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 53, 'Đỗ Văn Mười')
  await mother.open(`/ho-so/${id}`)
  expect(mother.page.text).toMatch(
    /giay-chung-sinh\.pdf 1 trang · 1 kB · nộp lúc 09:\d\d thứ Sáu 25\/06\/2021 · mã kiểm tra (?:[0-9a-f]{4} ){3}[0-9a-f]{4}/,
  )
  const paper = /href="(\/ho-so\/[^"]+\/giay-to\/[^"]+)"/.exec(mother.page.html)?.[1] ?? ''
  const { headers, html } = await mother.open(paper)
  expect([headers['content-type'], html.slice(0, 5)]).toEqual(['application/pdf', '%PDF-'])
  expect(headers['content-security-policy']).toContain('sandbox')
  const other = portal.visitor()
  const theirs = await sendBirth(other, portal, 54, 'Đỗ Văn Một')
  expect((await other.open(paper)).status).toBe(404)
  expect((await other.open(paper.replace(id, theirs))).status).toBe(404)
})

test('a paper that could do something opens as pictures of its pages; the file itself is only saved, deliberately', async () => {
  const mother = portal.visitor()
  const script = pdfOf([...pagesOf(2), '<</S/JavaScript/JS(app.alert\\(1\\))>>'])
  const id = await sendBirth(mother, portal, 55, 'Đỗ Văn Bảy', script)
  await mother.open(`/ho-so/${id}`)
  expect(mother.page.text).toContain('Tệp có nội dung tự chạy, chỉ xem bằng ảnh')
  const links = [...mother.page.html.matchAll(/href="(\/ho-so\/[^"]+\/giay-to\/[^"]+)"/g)].map(([, link = '']) => link)
  const [shown, original] = [links.find((one) => !one.includes('?')), links.find((one) => one.endsWith('?ban-goc=1'))]
  expect((await mother.open(shown ?? '')).text).toContain('Hệ thống đang dựng ảnh các trang')
  await drawNextPictures(portal.rooms, portal.province.clock.now())
  const pictures = await mother.open(shown ?? '')
  const look = lookIntoPdf(openPdfFile(pictures.bytes))
  expect([pictures.headers['content-type'], look]).toEqual([
    'application/pdf', { pages: 2, isEncrypted: false, activeContent: [] },
  ])
  const saved = await mother.open(original ?? '')
  expect(saved.bytes.equals(script)).toBe(true)
  expect(saved.headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment; filename="giay-chung-sinh.pdf"/) as string,
    'content-security-policy': expect.stringMatching(/^sandbox;/) as string, 'x-content-type-options': 'nosniff',
  })
  const other = portal.visitor()
  expect((await other.open(original ?? '')).path).toMatch(/^\/dang-nhap/)
})
