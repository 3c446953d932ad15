import type { Locator, Page } from 'playwright-core'
import { smallPdf } from '../birth.ts'
import { type Client, signIn as sessionOf } from '../client.ts'
import { MOTHER, answersOf } from '../journey/birth.ts'
import { type Posted, fillPage, goOn, readCode } from '../journey/citizen.ts'
import type { Person, Stage } from '../journey/stage.ts'
import { until } from '../journey/until.ts'

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

/** What the aunt answers to the question that is open, and to those that come of the answer. */
export async function answerAsAunt(page: Page, stage: Stage): Promise<void> {
  let left = Object.entries(answersOfAunt(stage))
  for (;;) {
    const names = await page.locator('main [name]').evaluateAll(
      (all) => all.map((one) => one.getAttribute('name') ?? ''),
    )
    const isAsked = ([key]: [string, unknown]) => names.some((name) => name === key || name.startsWith(`${key}.`))
    const asked = left.filter(isAsked)
    if (asked.length === 0) return
    await fillPage(page, Object.fromEntries(asked))
    left = left.filter((one) => !asked.includes(one))
  }
}

/** Signs in to an account that exists, by its number and a code. */
export async function signIn(
  page: Page, stage: Stage, { number, phone }: Pick<Person, 'number' | 'phone'>,
): Promise<void> {
  const old = await messagesTo(page, stage, phone)
  await page.goto(`${stage.url}/dang-nhap`)
  await page.locator('#so').fill(number)
  await goOn(page, 'Gửi mã')
  await until('a new code', async () => await messagesTo(page, stage, phone) > old)
  await page.getByLabel('Mã xác thực').fill(await readCode(page, stage, phone))
  await goOn(page, 'Đăng nhập')
}

/** How many messages went to a phone. */
async function messagesTo(page: Page, { url }: Stage, phone: string): Promise<number> {
  const told = await (await page.context().request.get(`${url}/demo/tin-nhan`)).text()
  return told.replaceAll(' ', '').split(phone.slice(1)).length
}

/** Chooses a file and waits until it has arrived, as the page says. */
export async function sendFile(page: Page, input: Locator, name: string): Promise<void> {
  await input.setInputFiles(pdf(name))
  await page.locator('[data-has] li', { hasText: name }).waitFor()
}

/** Sends a file for each paper that must be there and is not; `arrived` is called when one has. */
export async function sendWanting(
  page: Page, arrived: (name: string) => Promise<void> = async () => undefined,
): Promise<void> {
  const wanting = page.locator('section.paper', { hasText: 'Bắt buộc.' }).filter({
    hasNot: page.locator('[data-has] li'),
  })
  for (let left = await wanting.count(); left > 0; left--) {
    const name = `giay-${String(left)}.pdf`
    await sendFile(page, wanting.first().locator('input[type=file]'), name)
    await arrived(name)
  }
}

function pdf(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/pdf', buffer: smallPdf(name) }
}

export const FIRM = { fullName: 'Công ty cổ phần Mẫu', number: '0200000007', phone: '0500000041' }

/**
 * Opens an account at a counter, as checked and with its phone at hand: only such a one sees what is done in its name,
 * and signs in. Answers whose it is.
 */
export async function openCheckedAccount(
  page: Page, client: Client, stage: Stage, { fullName, number, phone }: typeof FIRM, birth?: string,
): Promise<string> {
  const { counters, password } = stage.province
  const cookie = await sessionOf(client, counters.commune.username, password)
  await client.json('POST', '/api/people/phone-code', { cookie, body: { phone } })
  const code = await readCode(page, stage, phone)
  const kind = birth === undefined ? 'organisation' : 'citizen'
  const body = { kind, fullName, number, phone, code, ...birth !== undefined && { birth, sex: 'nu' } }
  return (await client.json<{ id: string }>('POST', '/api/people', { cookie, body })).id
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
  await sendFile(page, page.getByLabel('Chọn tệp từ máy: Văn bản ủy quyền'), 'uy-quyen.pdf')
}

/** Draws in the box for a signature, where the page has one; answers whether it has. */
export async function signOnScreen(page: Page): Promise<boolean> {
  const box = page.locator('[data-pad] canvas')
  if (await box.count() === 0) return false
  await box.scrollIntoViewIfNeeded()
  const { x, y, width, height } = await box.boundingBox() ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(x + width * 0.2, y + height * 0.7)
  await page.mouse.down()
  for (const [right, down] of [[0.4, 0.2], [0.6, 0.8], [0.8, 0.3]] as const)
    await page.mouse.move(x + width * right, y + height * down)
  await page.mouse.up()
  return true
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
  const head =
    '--x\r\nContent-Disposition: form-data; name="file"; filename="anh.png"\r\nContent-Type: image/png\r\n\r\n'
  return {
    type: 'multipart/form-data; boundary=x',
    content: Buffer.concat([Buffer.from(head), png, Buffer.from('\r\n--x--\r\n')]),
  }
}
