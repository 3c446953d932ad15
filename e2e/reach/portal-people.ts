import type { Page } from 'playwright-core'
import { smallPdf } from '../birth.ts'
import { type Client, signIn as sessionOf } from '../client.ts'
import { MOTHER, answersOf } from '../journey/birth.ts'
import { type Posted, goOn, readCode } from '../journey/citizen.ts'
import type { Person, Stage } from '../journey/stage.ts'

/** Who sends for the mother. */
export const AUNT: Person = {
  fullName: 'Đỗ Thị Thay', number: '000185990077', birth: { day: '3', month: '2', year: '1985' }, sex: 'Nữ',
  phone: '0500000077',
}

/** What is declared of a birth by the aunt, for the mother. */
export function answersOfAunt(stage: Stage): Posted {
  const home = { commune: stage.province.counters.commune.territoryCode ?? '', detail: 'Số 12, tổ dân phố 3' }
  const answers = Object.entries(answersOf(stage, home)).filter(([key]) => key !== 'request.actsAs')
  return {
    ...Object.fromEntries(answers), 'requester.fullName': AUNT.fullName, 'requester.birthDate': '1985-02-03',
    'requester.idNumber': AUNT.number, 'requester.phone': AUNT.phone, 'requester.relationToSubject': 'uy-quyen',
  }
}

/** Signs in to an account that exists, by its number and a code. */
export async function signIn(page: Page, stage: Stage, { number, phone }: Pick<Person, 'number' | 'phone'>): Promise<void> {
  await page.goto(`${stage.url}/dang-nhap`)
  await page.locator('#so').fill(number)
  await goOn(page, 'Gửi mã')
  await page.getByLabel('Mã xác thực').fill(await readCode(page, stage, phone))
  await goOn(page, 'Đăng nhập')
}

export function pdf(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/pdf', buffer: smallPdf(name) }
}

export const FIRM = { fullName: 'Công ty cổ phần Mẫu', number: '0200000007', phone: '0500000041' }

/**
 * Opens an account at a counter, as checked and with its phone at hand: only such a one sees what is done in its name,
 * and signs in.
 */
export async function openCheckedAccount(
  page: Page, client: Client, stage: Stage, { fullName, number, phone }: typeof FIRM, birth?: string,
): Promise<void> {
  const { counters, password } = stage.province
  const cookie = await sessionOf(client, counters.commune.username, password)
  await client.json('POST', '/api/people/phone-code', { cookie, body: { phone } })
  const code = await readCode(page, stage, phone)
  const kind = birth === undefined ? 'organisation' : 'citizen'
  const body = { kind, fullName, number, phone, code, ...birth !== undefined && { birth } }
  await client.json('POST', '/api/people', { cookie, body })
}

/** Who authorised the aunt, when, and the paper. */
export async function fillAuthorisation(page: Page, { day: today }: Stage): Promise<void> {
  await page.getByLabel('Số định danh của người ủy quyền').fill(MOTHER.number)
  await page.getByLabel('Họ, chữ đệm, tên của người ủy quyền').fill(MOTHER.fullName)
  for (const [name, [day, month, year]] of [
    ['uq-sinh', ['15', '4', '1996']], ['uq-lap', ['1', '6', today.slice(0, 4)]],
  ] as const)
    for (const [part, text] of [['ngay', day], ['thang', month], ['nam', year]] as const)
      await page.locator(`#${name}-${part}`).fill(text)
  await page.getByLabel('Chọn tệp từ máy: Văn bản ủy quyền').setInputFiles(pdf('uy-quyen.pdf'))
}

/** Publishes an announcement and keeps a picture; answers the picture's id. */
export async function publishAnnouncement(client: Client, { province, day }: Stage, picture: Buffer): Promise<string> {
  const cookie = await sessionOf(client, province.adminOf(province.counters.commune).username, province.password)
  const content = {
    title: 'Nghỉ chiều thứ Sáu', summary: 'Bộ phận Một cửa tập huấn.', isImportant: true,
    body: '## Vì sao\nBộ phận Một cửa **tập huấn**.\n\n- một\n- hai\n\nXem [nơi nộp](/noi-nop).',
  }
  const { id, version } = await client.json<{ id: string; version: number }>('POST', '/api/entries', {
    cookie, body: { kind: 'announcement', content },
  })
  await client.json('POST', `/api/entries/${id}/publication`, { cookie, body: { version, from: day } })
  const raw = sentAsPicture(picture)
  return (await client.json<{ id: string }>('POST', '/api/entry-files', { cookie, raw })).id
}

/** A picture as a form of a browser sends it. */
function sentAsPicture(png: Buffer): { type: string; content: Buffer } {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="anh.png"\r\nContent-Type: image/png\r\n\r\n'
  return {
    type: 'multipart/form-data; boundary=x',
    content: Buffer.concat([Buffer.from(head), png, Buffer.from('\r\n--x--\r\n')]),
  }
}
