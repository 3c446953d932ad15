import type { Page } from 'playwright-core'
import { goOn } from './citizen.ts'

/** From nothing to the page of papers of a birth, the declaration still empty. */
export async function beginBirthPapers(page: Page, url: string, commune: string): Promise<void> {
  await page.goto(`${url}/tim-thu-tuc?q=khai%20sinh`)
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: commune })
  await goOn(page, 'Tiếp tục')
  await page.goto(`${/^.*\/nop-ho-so\/[^/]+/.exec(page.url())?.[0] ?? ''}/giay-to`)
}

/** A PDF of one page that holds these bytes, which nothing makes smaller. */
export function pdfOf(bytes: Buffer, trailer = ''): Buffer {
  const head = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
    + `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n4 0 obj<</Length ${String(bytes.length)}>>stream\n`,
  )
  const tail = '\nendstream endobj\n'
  const table = head.length + bytes.length + tail.length
  return Buffer.concat([head, bytes, Buffer.from(
    `${tail}xref\n0 1\n0000000000 65535 f \ntrailer<</Size 5/Root 1 0 R ${trailer}>>\nstartxref\n${String(table)}\n%%EOF\n`,
  )])
}
