import type { BrowserContext, Page } from 'playwright-core'
import type pg from 'pg'
import { birthBody, openBirthDesk, smallPdf } from '../../birth.ts'
import { type Client, signIn as sessionOf, upload } from '../../client.ts'
import { MOTHER } from '../../journey/birth.ts'
import { goOn, register } from '../../journey/citizen.ts'
import { act, deskOf, openDossier } from '../../journey/desk.ts'
import type { Stage } from '../../journey/stage.ts'
import {
  AUNT, FIRM, answerAsAunt, fillAuthorisation, openCheckedAccount, publishAnnouncement, sendFile, signIn, signOnScreen,
} from '../../reach/portal-people.ts'

/** Somebody before the portal, signed in, and the addresses that no link on a page leads to. */
export interface Visitor { readonly who: string; readonly page: Page; readonly seeds: readonly string[] }

export interface Scene {
  readonly visitors: readonly Visitor[]
  /** Of a dossier that was sent online, and asked to be supplemented. */
  readonly number: string
}

/** As many as two pages of a list hold. */
const RECEIVED = 30
const MAIN = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 } }

/**
 * A portal and a desk with everything in it that a page may show: a draft, a dossier sent for somebody else and asked
 * to be supplemented, talk, a firm with its people, an announcement with a picture, a support request, templates,
 * saved views, a sheet begun at the counter, thirty dossiers received there.
 */
export async function setScene(
  stage: Stage, client: Client, watch: (context: BrowserContext, who: string) => Promise<void>,
): Promise<Scene> {
  const open = async (who: string) => {
    const context = await stage.browser.newContext(MAIN)
    await watch(context, who)
    return context.newPage()
  }
  const [anybody, mother, aunt, firm] = [
    await open('anybody'), await open('mother'), await open('aunt'), await open('firm'),
  ]
  await openCheckedAccount(mother, client, stage, MOTHER, '1996-04-15')
  const applicantId = await openCheckedAccount(firm, client, stage, FIRM)
  await anybody.goto(stage.url)
  const picture = await publishAnnouncement(client, stage, await anybody.screenshot())
  await fillDesk(stage, client, applicantId)
  const number = await sendAsAunt(aunt, stage)
  const talk = `${/\/ho-so\/[^/?#]+/.exec(aunt.url())?.[0] ?? ''}/trao-doi`
  await askForMore(stage, number)
  const draft = await beginDraft(aunt, stage)
  const drawn = await putPicture(aunt, stage, draft)
  await signIn(mother, stage, MOTHER)
  await signIn(firm, stage, FIRM)
  const shared = await storeInKho(firm, stage)
  const people = await addToFirm(firm, stage)
  const tracked = new URL(await stage.province.trackingUrl(number))
  return {
    number,
    visitors: [
      { who: 'anybody', page: anybody, seeds: [
        '/', '/dang-nhap', '/dang-ky', '/thanh-phan', '/demo/tin-nhan', `/tep/${picture}`, '/tim-thu-tuc?q=khai%20sinh',
        `/theo-doi/${number}`, tracked.pathname + tracked.search, '/khong-co', '/huong-dan?q=khai%20sinh', shared,
        '/xac-minh',
      ] },
      { who: 'aunt', page: aunt, seeds: ['/ho-so', talk, drawn, ...partsOfDraft(draft)] },
      { who: 'mother', page: mother, seeds: ['/ho-so'] },
      { who: 'firm', page: firm, seeds: ['/ho-so', people] },
    ],
  }
}

function partsOfDraft(draft: string): string[] {
  return ['', '/giay-to', '/uy-quyen', '/nhan-ket-qua', '/noi-tiep-nhan', '/tinh-phi', '/kiem-tra', '/hai-cau-tra-loi', '/mau-moi'].map((part) => draft
    + part)
}

/** From the first page to a dossier that the aunt has sent for the mother. */
async function sendAsAunt(page: Page, stage: Stage): Promise<string> {
  const draft = await beginDraft(page, stage)
  await fillAuthorisation(page, stage)
  await goOn(page, 'Tiếp tục')
  for (let nth = 0; nth < 60 && page.url().includes('/to-khai/'); nth += 1) {
    await answerAsAunt(page, stage)
    await signOnScreen(page)
    await goOn(page, 'Tiếp tục')
  }
  const wanting = page.locator('section.paper', { hasText: 'Bắt buộc.' }).filter({
    hasNot: page.locator('[data-has] li'),
  })
  for (let left = await wanting.count(); left > 0; left -= 1)
    await sendFile(page, wanting.first().locator('input[type=file]'), `giay-${String(left)}.pdf`)
  await page.goto(`${stage.url}${draft}/kiem-tra`)
  await register(page, stage, AUNT)
  await page.getByRole('heading', { name: 'Kiểm tra trước khi nộp' }).waitFor()
  await goOn(page, 'Nộp hồ sơ')
  await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor()
  const number = await page.locator('.number').innerText()
  await page.getByRole('link', { name: 'Xem hồ sơ', exact: true }).click()
  await page.goto(`${page.url()}/trao-doi`)
  await page.locator('#tin').fill('Tôi gửi lại được không?')
  await goOn(page, 'Gửi tin nhắn')
  return number
}

/** A draft for somebody else, at the page of its authorisation. Answers its address. */
async function beginDraft(page: Page, stage: Stage): Promise<string> {
  await page.goto(`${stage.url}/tim-thu-tuc?q=khai%20sinh`)
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: stage.province.counters.commune.territory ?? '' })
  await page.getByLabel('Cho người khác, có văn bản ủy quyền').check()
  await goOn(page, 'Tiếp tục')
  return /^\/nop-ho-so\/[^/]+/.exec(new URL(page.url()).pathname)?.[0] ?? ''
}

/** Sends a picture as the first paper of a draft. Answers the picture's address. */
async function putPicture(page: Page, { url }: Stage, draft: string): Promise<string> {
  const buffer = await page.screenshot()
  await page.goto(`${url}${draft}/giay-to`)
  const paper = page.locator('section.paper').first()
  await paper.locator('input[type=file]').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer })
  await paper.locator('[data-has] li', { hasText: 'anh' }).waitFor()
  return `${draft}/anh/${await paper.locator('[data-has] input[name=tep]').first().inputValue()}`
}

/** The counter asks for another paper, and says something. */
async function askForMore(stage: Stage, number: string): Promise<void> {
  const desk = await deskOf(stage, stage.province.counters.commune)
  await openDossier(desk, stage, number)
  await act(desk, 'Yêu cầu hoàn thiện', async (form) => {
    await form.getByRole('checkbox', { name: 'Giấy chứng sinh' }).check()
    await form.getByLabel('Lý do: Giấy chứng sinh').fill('Ảnh chụp bị mờ, không đọc được số.')
  })
}

/** What staff write themselves, and thirty dossiers, of which the first is the firm's. */
async function fillDesk(stage: Stage, client: Client, firmId: string): Promise<void> {
  const { counters: { commune }, password } = stage.province
  const desk = await openBirthDesk(client, commune.username, password, 5)
  const { cookie } = desk
  for (let n = 1; n <= RECEIVED; n += 1)
    await client.json('POST', '/api/dossiers', {
      cookie, body: birthBody({ ...desk, applicantId: n === 1 ? firmId : desk.applicantId }, n),
    })
  await upload(client, cookie, 'bieu-mau.pdf', smallPdf('a paper of nobody yet'))
  await client.json('POST', '/api/support', { cookie, body: { text: 'Máy in không in giấy', screen: '/tiep-nhan' } })
  await client.json('POST', '/api/saved-views', { cookie, body: { name: 'Việc của tôi', asked: { list: 'mine' } } })
    .catch(() => undefined)
  const admin = await sessionOf(client, stage.province.adminOf(commune).username, password)
  await client.json('POST', '/api/entries', {
    cookie: admin,
    body: { kind: 'announcement', content: { title: 'Nghỉ chiều thứ Bảy', body: '## Vì sao\nTập huấn.' } },
  })
}

/** A paper in the Kho of whoever is signed in, and a link to it. Answers the address of the link. */
async function storeInKho(page: Page, { url }: Stage): Promise<string> {
  await page.goto(`${url}/kho/luu-giay-to`)
  await page.locator('#loai').selectOption({ index: 1 })
  await page.locator('#so-giay').fill('DKDN 43')
  await page.locator('#tep').setInputFiles({ name: 'giay.pdf', mimeType: 'application/pdf', buffer: smallPdf('kho') })
  await goOn(page, 'Lưu vào Kho')
  await page.getByRole('main').getByRole('link', { name: 'số DKDN 43' }).click()
  await page.locator('#so-ngay').selectOption({ index: 1 })
  await goOn(page, 'Tạo liên kết')
  return new URL(await page.locator('.link').innerText()).pathname
}

/** Lets the mother act for the firm; answers the address of the page where that may be ended. */
async function addToFirm(page: Page, stage: Stage): Promise<string> {
  await page.goto(`${stage.url}/ho-so`)
  await page.getByRole('link', { name: `Hồ sơ của ${FIRM.fullName}` }).click()
  await page.getByRole('link', { name: 'Người làm thay cho tổ chức' }).click()
  await page.getByLabel('Số định danh của người được thêm').fill(MOTHER.number)
  await page.getByLabel('Họ, chữ đệm, tên của người được thêm').fill(MOTHER.fullName)
  await goOn(page, 'Thêm vào danh sách')
  return new URL(page.url()).pathname
}

/** One account of each role, at the counter's own agency where it has one. */
export async function staffByRole(database: pg.Pool, stage: Stage): Promise<{ username: string; role: string }[]> {
  const { rows } = await database.query<{ username: string; role: string }>(`
    select distinct on (g.role) username, g.role from identity.staff_grant g join identity.account a on a.id = g.account_id
    where upper_inf(g.valid) and a.status = 'open'
    order by g.role, g.unit_id <> $1::bigint, abs(g.unit_id - $1::bigint), a.id`,
    [stage.province.counters.commune.unitId])
  return rows
}
