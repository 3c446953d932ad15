/**
 * Need (NĐ 45/2020/NĐ-CP Đ.9; Luật Giao dịch điện tử 2023 Đ.22): whoever sends a paper whose signature does not hold
 * reads so beside the file and before anything has a number, in words, and loses nothing of what was filled in.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { PAGES, pdfOf } from '../../test/sample-pdf.ts'
import { appendToPdf } from '../platform/pdf-file/append-to-pdf.ts'
import { openPdfFile } from '../platform/pdf-file/open-pdf-file.ts'
import { PdfName, PdfRef, isDictionary } from '../platform/pdf-file/values.ts'
import type { demonstrationKeys } from '../platform/signing/demonstration-keys.ts'
import { signPdf } from '../platform/signing/sign-pdf.ts'

let portal: PortalServer
let signed: Buffer

beforeAll(async () => {
  portal = await startPortal()
  const keys = portal.rooms.keys as ReturnType<typeof demonstrationKeys>
  const key = await keys.open({ kind: 'person', id: 'y-te', name: 'Bệnh viện Mẫu' })
  if (!key.ok) throw new Error('no key')
  signed = await signPdf(pdfOf(PAGES), key.value, { name: 'Bệnh viện Mẫu', at: portal.rooms.clock.now() })
})
afterAll(async () => portal.stop())

test('a paper that was changed after signing is named when it is sent; put right, the same draft goes through', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 71, 'Đỗ Thị Ký', changed(signed))
  const papers = await mother.open(`${draft}/giay-to`)
  expect(papers.text).toContain('Chữ ký số: Không hợp lệ. Bệnh viện Mẫu ký lúc')
  await mother.open(`${draft}/kiem-tra`)
  const refused = await mother.submit('/kiem-tra')
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Tệp “giay-chung-sinh.pdf”: chữ ký số không hợp lệ. Tệp bị sửa sau khi ký')
  expect(refused.text).toContain('ký lại rồi tải lên')
  expect(refused.text).toContain('Đỗ Thị Ký') // what was filled in

  await mother.open(`${draft}/giay-to`)
  await mother.submit('/giay-chung-sinh/xoa')
  await mother.upload('/giay-to/giay-chung-sinh', [{ name: 'tep', filename: 'tot.pdf', content: signed }])
  expect((await mother.open(`${draft}/giay-to`)).text).toContain('Chữ ký số: Hợp lệ. Bệnh viện Mẫu ký lúc')
  await mother.open(`${draft}/kiem-tra`)
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\//)
  const own = await mother.open(`/ho-so/${mother.page.path.split('/')[2] ?? ''}`)
  expect(own.text).toContain('Chữ ký số: Hợp lệ. Bệnh viện Mẫu ký lúc')
  expect(own.text).toContain('Tệp không bị sửa sau khi ký.')
})

/** The file with its page turned into something else behind the signature, as an editor would save it. */
function changed(bytes: Buffer): Buffer {
  const file = openPdfFile(bytes)
  const page = file.follow(new PdfRef(3, 0))
  if (!isDictionary(page)) throw new Error('no page')
  return Buffer.concat([bytes, appendToPdf(file, new Map([[3, new Map([...page, ['Changed', new PdfName('Yes')]])]]))])
}
