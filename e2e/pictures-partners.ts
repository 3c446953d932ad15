import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Locator, Page } from 'playwright-core'
import { birthBody, openBirthDesk } from './birth.ts'
import { openClient, signIn } from './client.ts'
import { deskOf } from './journey/desk.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import { until } from './journey/until.ts'

const PORTAL = 'Cổng Dịch vụ công quốc gia'
const P = 'national-portal'
/** Messages wait up to five minutes for a partner that was away. */
const PATIENT = 400_000

/**
 * Outside systems at the desk, for docs/huong-dan/he-thong-ngoai.md: none, one that is well, one that does not answer,
 * a message that it refused and that is put right, and a dossier that it has otherwise.
 */
export async function takePartners(
  stage: OpenedStage, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = await deskOf(stage, stage.province.adminOf())
  const truth = new pg.Client({ connectionString: stage.instance.databaseUrl('motcua_owner') })
  await truth.connect()
  // By its buttons: another row speaks of accounts at the portal.
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: new RegExp(`: ${PORTAL}$`) }) })
  const sandbox = doorOf(stage)
  const receive = receiver(stage)
  const count = async (where: string) => {
    const { rows: [row] } = await truth.query<{ n: number }>(
      `select count(*)::int as n from integration.message_out where partner = '${P}' and ${where}`)
    return row?.n ?? 0
  }
  const settled = () => until('nothing waits', async () => await count("state in ('waiting')") === 0, PATIENT)
  try {
    await page.route('**/api/partners', (route) => route.fulfill({ json: { items: [], services: [] } }))
    await open(page, stage, 'he-thong-ngoai', page.getByText('Chưa khai báo hệ thống nào'))
    await take(page, 'he-thong-ngoai-trong')
    await page.unroute('**/api/partners')

    await receive(1)
    await until('it is taken', async () => await count("state = 'acknowledged'") > 0, PATIENT)
    await settled()
    await open(page, stage, 'he-thong-ngoai', row.getByText('bình thường'))
    await take(page, 'he-thong-ngoai')

    // With the portal the gateway of SMS is away: the one is a partner, the other a way by which people are told.
    const gateway = doorOf(stage, 'sms')
    for (const away of [sandbox, gateway]) await away('faults', 'PUT', { errors: true })
    for (const nth of [2, 3, 4]) await receive(nth)
    await until('it does not answer', async () => await count("state = 'waiting' and fault is not null") > 0, PATIENT)
    await until('the way is paused', async () =>
      (await truth.query('select from notifications.paused_way')).rows.length > 0, PATIENT)
    await open(page, stage, 'he-thong-ngoai', row.getByText('không trả lời'))
    await take(page, 'he-thong-ngoai-khong-tra-loi')
    await page.getByRole('row', { name: 'Tin nhắn SMS' }).getByText(/thử lại lúc .* \(giờ thật\)$/).waitFor()
    await page.getByRole('button', { name: `Tạm dừng gửi: ${PORTAL}` }).click()
    await page.getByRole('textbox', { name: 'Vì sao' }).fill('Cổng bảo trì theo thông báo')
    await page.getByRole('button', { name: 'Tạm dừng gửi', exact: true }).last().click()
    await page.getByText('Cổng bảo trì theo thông báo').waitFor()
    for (const back of [sandbox, gateway]) await back('faults', 'PUT', {})
    // The portal takes no state that is no text.
    const { rows: [broken] } = await truth.query<{ id: string; body: object }>(
      `update integration.message_out set body = body || '{"TrangThaiHoSo": 7}' where id = (select min(id)
        from integration.message_out where state = 'waiting' and partner = '${P}' and kind like 'dossier-%')
        returning id, body`)
    await truth.query('update integration.message_out set digest = $2 where id = $1', [broken?.id, hashOf(broken?.body)])
    await page.getByRole('button', { name: `Cho gửi tiếp: ${PORTAL}` }).click()
    await until('one is refused', async () => await count("state = 'dead'") === 1, PATIENT)
    await until('the others are taken', async () => await count("state = 'waiting'") <= 1, PATIENT)

    await open(page, stage, 'he-thong-ngoai', row.getByText('có thư bị từ chối'))
    await page.getByRole('link', { name: '1 thư bị từ chối' }).click()
    await page.getByRole('heading', { level: 1, name: 'Nhật ký thư liên thông' }).waitFor()
    await page.getByRole('button', { name: /^Xem thư hồ sơ mới/ }).click()
    await page.getByRole('button', { name: 'Gửi lại như cũ' }).waitFor()
    await page.getByText('nội dung đang giữ khớp dấu băm').waitFor()
    await take(page, 'thu-bi-tu-choi')
    await page.getByRole('button', { name: 'Đọc và sửa' }).click()
    await page.getByRole('textbox', { name: 'Vì sao' }).fill('Cổng báo thiếu thông tin')
    await page.getByRole('button', { name: 'Đọc và sửa' }).click()
    const text = page.getByRole('textbox', { name: 'Nội dung thư' })
    await text.waitFor()
    await take(page, 'thu-dang-sua')
    await text.fill((await text.inputValue()).replace('"TrangThaiHoSo": 7', '"TrangThaiHoSo": "2"'))
    await page.getByRole('button', { name: 'Gửi lại thư đã sửa' }).click()
    await page.getByText('Không có thư nào như vậy.').waitFor()
    await settled()
    await open(page, stage, 'thu-lien-thong', page.getByRole('table').getByText('đã được nhận').first())
    await take(page, 'thu-lien-thong')

    await takeDifference(stage, page, sandbox, take)
    await takeHeld(stage, page, take)
    await takeProcedures(stage, page, take)
  } finally {
    await truth.end()
  }
}

interface Held { readonly dossiers: Readonly<Record<string, { readonly state: string }>> }

async function takeDifference(
  stage: OpenedStage, page: Page, sandbox: ReturnType<typeof doorOf>, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { dossiers } = await sandbox('state', 'GET') as Held
  const [number = ''] = Object.keys(dossiers)
  await sandbox('act/change', 'POST', { MaHoSo: number, TrangThaiHoSo: '9' })
  const client = openClient(stage.url)
  const cookie = await signIn(client, stage.province.adminOf().username, stage.province.password)
  await client.json('POST', `/api/partners/${P}/reconciliations`, { cookie, body: { day: stage.day } })
  client.close()
  await open(page, stage, 'he-thong-ngoai', page.getByText('1 hồ sơ ghi khác nhau'))
  await page.getByRole('button', { name: `Xem chênh lệch: ${PORTAL}` }).click()
  const again = page.getByRole('button', { name: `Báo lại hồ sơ ${number}` })
  await again.waitFor()
  await take(page, 'chenh-lech')
  await again.click()
  await page.getByText('chờ đối soát').waitFor()
  await until('it is as here', async () => {
    const held = await sandbox('state', 'GET') as Held
    return held.dossiers[number]?.state === '2'
  }, PATIENT)
  await page.getByRole('button', { name: /^Đối soát lại ngày/ }).click()
  await page.getByText('Hai bên khớp nhau.').waitFor()
}

/** A letter that answers what nobody here asked waits for somebody, is looked at, and is refused. */
async function takeHeld(
  stage: OpenedStage, page: Page, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const [from, to] = ['000.00.12.H99', '000.00.00.H00']
  const text = '<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader><From>'
    + `<OrganId>${from}</OrganId><OrganName>Sở Xây dựng tỉnh Giả Định</OrganName></From><To><OrganId>${to}</OrganId></To>`
    + `<DocumentId>${from},2026/11/30,7/TB</DocumentId><Subject>Thông báo</Subject><ResponseFor><OrganId>${to}</OrganId>`
    + `<DocumentId>${to},2026/11/29,1/LYK</DocumentId></ResponseFor></MessageHeader><TraceHeaderList>`
    + '<Bussiness><BussinessDocType>0</BussinessDocType></Bussiness></TraceHeaderList></edXMLHeader><edXMLBody>'
    + '<edXMLManifest version="1.0"/></edXMLBody></edXMLEnvelope></edXML>'
  await doorOf(stage, 'document-axis')('act/lay', 'POST', { from, text })
  await open(page, stage, 'he-thong-ngoai', page.getByText('1 thư đến chờ người xem'))
  await page.getByRole('button', { name: 'Xem thư đến: Trục liên thông văn bản quốc gia' }).click()
  await page.getByText('Văn bản không trả lời câu hỏi nào của cơ quan.').waitFor()
  await page.getByRole('button', { name: /^Xem thư của .+ \(000\.00\.12\.H99\), nhận / }).click()
  await page.getByRole('button', { name: 'Đọc nội dung' }).click()
  await page.getByRole('textbox', { name: 'Vì sao' }).fill('Xem văn bản gửi nhầm')
  await page.getByRole('button', { name: 'Đọc nội dung' }).click()
  await page.getByText('Cơ quan gửi', { exact: true }).waitFor()
  await page.getByRole('heading', { name: /^Thư của .+ \(000\.00\.12\.H99\)$/ }).waitFor()
  await take(page, 'thu-den-cho-xem')
  await page.getByRole('button', { name: 'Không nhận' }).click()
  await page.getByRole('textbox', { name: 'Vì sao' }).fill('Gửi nhầm nơi nhận')
  await page.getByRole('button', { name: 'Không nhận' }).click()
  await page.getByText('Không còn thư nào chờ người xem.').waitFor()
}

/**
 * Procedures that the portal of the demonstration publishes otherwise: listed, also while it cannot be compared, one
 * begun as a draft and one declined.
 */
async function takeProcedures(
  stage: OpenedStage, page: Page, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const list = async (shown: Locator) => open(page, stage, 'doi-chieu-thu-tuc', shown)
  const compared = page.getByText(new RegExp(`^${PORTAL}: đối chiếu gần nhất`))
  // The first comparison may find the portal not there yet, and is made again after a minute.
  await until('it is compared', async () => {
    await list(page.getByText(new RegExp(`^${PORTAL}: (đối chiếu gần nhất|chưa đối chiếu)`)))
    return compared.isVisible()
  }, PATIENT)
  await take(page, 'doi-chieu-thu-tuc')
  await page.route('**/api/procedure-comparisons', async (route) => {
    const told = await (await route.fetch()).json() as { items: readonly object[] }
    const failed = { failedAt: '2021-06-25T02:00:00Z', fault: 'timeout', retryAt: '2021-06-25T03:00:00Z' }
    return route.fulfill({ json: { items: told.items.map((one) => ({ ...one, ...failed })) } })
  })
  await list(page.getByText('quá lâu không trả lời'))
  await take(page, 'doi-chieu-thu-tuc-khong-duoc')
  await page.unroute('**/api/procedure-comparisons')

  await list(compared)
  await page.getByRole('link', { name: /\(sửa đổi\)$/ }).or(page.getByRole('row', { name: '3 mục khác' }).getByRole('link'))
    .first().click()
  await page.getByRole('heading', { level: 2, name: 'Từng mục' }).waitFor()
  await take(page, 'thu-tuc-ghi-khac')
  await page.getByRole('button', { name: 'Lập bản soạn theo bên kia' }).click()
  await page.getByText('Bản soạn ghi sẵn 3 mục theo bên kia').waitFor()
  await take(page, 'thu-tuc-lap-ban-soan')
  await page.getByRole('button', { name: 'Lập bản soạn theo bên kia' }).click()
  await page.getByLabel('Tên thủ tục').or(page.getByRole('heading', { name: /\(sửa đổi\)$/ })).first().waitFor()

  await list(compared)
  await page.getByRole('row', { name: '1 mục khác' }).getByRole('link').click()
  await page.getByText('mã của bên kia chưa rõ nghĩa').waitFor()
  await page.getByRole('button', { name: 'Giữ như ở đây' }).click()
  await page.getByRole('button', { name: 'Giữ như ở đây' }).click()
  await page.getByText('Hãy ghi vì sao').waitFor()
  await page.getByRole('textbox', { name: 'Vì sao' }).fill('Lĩnh vực theo quyết định công bố của tỉnh')
  await take(page, 'thu-tuc-giu-nhu-o-day')
  await page.getByRole('button', { name: 'Giữ như ở đây' }).click()
  await page.getByText('Lĩnh vực theo quyết định công bố của tỉnh').waitFor()
  await list(compared)
  await page.getByRole('combobox', { name: 'Hiện' }).selectOption('declined')
  await page.getByRole('row', { name: '1 mục khác' }).waitFor()
}

/** Of canonical JSON, as whoever else has the message would write it. */
function hashOf(body: object | undefined): Buffer {
  const text = JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value)
  return createHash('sha256').update(text).digest()
}

async function open(page: Page, stage: OpenedStage, path: string, shown: Locator): Promise<void> {
  await page.goto(`${stage.url}/ban-lam-viec/${path}`)
  await shown.waitFor()
  await page.waitForLoadState('networkidle')
}

/** The door of the sandbox for tests. */
function doorOf({ instance }: OpenedStage, partner = P) {
  const settings = JSON.parse(readFileSync(join(instance.folder, 'partners.json'), 'utf8')) as
    Readonly<Record<string, { readonly url: string }>>
  return async (path: string, method: 'GET' | 'PUT' | 'POST', body?: object): Promise<unknown> => {
    const address = `${settings[partner]?.url ?? ''}/_sandbox/${path}`
    const answer = await fetch(address, { method, ...body && { body: JSON.stringify(body) } })
    if (!answer.ok) throw new Error(`the sandbox said ${String(answer.status)}`)
    return answer.json().catch(() => undefined)
  }
}

/** Receives births at a counter, each of another child. */
function receiver({ url, province: { counters: { commune }, password } }: OpenedStage) {
  return async (nth: number): Promise<void> => {
    const client = openClient(url)
    const caller = await openBirthDesk(client, commune.username, password, nth * 1_013)
    await client.json('POST', '/api/dossiers', { cookie: caller.cookie, body: birthBody(caller, nth * 31) })
    client.close()
  }
}
