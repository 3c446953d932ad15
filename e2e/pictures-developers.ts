import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Locator, Page } from 'playwright-core'
import { birthBody, openBirthDesk } from './birth.ts'
import { openClient } from './client.ts'
import { deskOf } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { until } from './journey/until.ts'
import { type WebhookReceiver, openReceiver } from './webhook-receiver.ts'

const NAME = 'Báo cáo tiến độ của phường'
/** A receiver that was away is called again after some seconds, and then less and less often. */
const PATIENT = 400_000

/** An instance that may tell this machine of dossiers, as only a demonstration may. */
export async function openDeveloperStage(): Promise<OpenedStage> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-developers-'))
  const file = join(folder, 'partners.json')
  writeFileSync(file, '{"webhooks": {"loopback": true}}', { mode: 0o600 })
  const stage = await openStage({ env: { MOTCUA_PARTNERS: file } })
  return {
    ...stage,
    close: async () => {
      await stage.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/**
 * A program of an agency and its endpoint at the desk, for docs/huong-dan/ket-noi-phan-mem.md: registered, told of a
 * dossier, sent again, away, revoked.
 */
export async function takeDevelopers(
  stage: OpenedStage, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const receiver = await openReceiver()
  try {
    const { page } = await deskOf(stage, stage.province.adminOf(stage.province.counters.commune))
    const receive = receiverOfBirths(stage)
    await receive(1)
    const unit = await settlingUnit(stage)
    await page.goto(`${stage.url}/ban-lam-viec/phan-mem-ket-noi`)
    await page.getByText('Chưa có phần mềm nào được kết nối.').waitFor()
    await registerProgram(page, { unit, today: await todayOf(stage) }, take)
    receiver.secret = await registerEndpoint(page, receiver.url, take)
    await tryOut(page, receiver)
    await receive(2)
    await until('it is told', async () => receiver.received.length === 1, PATIENT)
    await walkHistory(page, receiver, take)

    receiver.status = 503
    await receive(3)
    await until('it does not take it', async () => receiver.received.length > 2, PATIENT)
    await rowOf(page, receiver.url).getByText('đang vấp').waitFor()
    await page.getByText('báo lỗi 503', { exact: true }).last().waitFor()
    await take(page, 'dia-chi-nhan-dang-vap')
    await revoke(page, receiver.url, take)
  } finally {
    await receiver.close()
  }
}

async function registerProgram(
  page: Page, { unit, today }: { readonly unit: string; readonly today: Date },
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: 'Đăng ký phần mềm' }).click()
  const form = page.getByRole('form', { name: 'Đăng ký phần mềm' })
  await form.getByLabel('Tên phần mềm').fill(NAME)
  await form.getByRole('button', { name: 'Đăng ký', exact: true }).click()
  await form.getByRole('alert').getByText('Hãy ghi một ngày có thật, đủ ngày, tháng, năm').waitFor()
  await chooseUnit(form, 'Xem hồ sơ của đơn vị', unit)
  const day = new Date(today.getTime() + 90 * 86_400_000)
  await form.getByLabel('Ngày', { exact: true }).fill(String(day.getUTCDate()))
  await form.getByLabel('Tháng', { exact: true }).fill(String(day.getUTCMonth() + 1))
  // Longer than a year: what was filled in stays, and the field says what is wrong.
  await form.getByLabel('Năm', { exact: true }).fill(String(day.getUTCFullYear() + 3))
  await form.getByRole('button', { name: 'Đăng ký', exact: true }).click()
  await form.getByText(
    'Thời hạn phải sau ngày hôm nay theo giờ thật của máy chủ và không quá một năm. Hãy sửa lại.',
  ).waitFor()
  await take(page, 'phan-mem-dang-ky')
  await form.getByLabel('Năm', { exact: true }).fill(String(day.getUTCFullYear()))
  await form.getByRole('button', { name: 'Đăng ký', exact: true }).click()
  const shown = page.getByRole('region', { name: `Khóa bí mật của ${NAME}` })
  const secret = await shown.getByLabel('Khóa', { exact: true }).innerText()
  if (!secret.startsWith('mcs_')) throw new Error('no secret is shown')
  await take(page, 'phan-mem-khoa')
  await shown.getByRole('button', { name: 'Đã giữ khóa, đóng' }).click()
  await page.reload()
  await page.getByRole('button', { name: `Thu hồi ${NAME}` }).waitFor()
  if ((await page.content()).includes(secret)) throw new Error('the secret is shown twice')
}

/** Answers the secret by which calls are signed. */
async function registerEndpoint(
  page: Page, address: string, take: (page: Page, name: string) => Promise<void>,
): Promise<string> {
  await page.getByRole('button', { name: `Địa chỉ nhận thông báo của ${NAME}` }).click()
  await page.getByRole('heading', { name: `Địa chỉ nhận thông báo của ${NAME}` }).waitFor()
  await page.getByRole('button', { name: 'Đăng ký địa chỉ' }).click()
  const form = page.getByRole('form', { name: `Đăng ký địa chỉ nhận thông báo cho ${NAME}` })
  await form.getByLabel(/^Địa chỉ/).fill('https://10.0.0.1/nhan')
  await form.getByLabel('tiếp nhận', { exact: true }).check()
  await form.getByRole('button', { name: 'Đăng ký', exact: true }).click()
  await form.getByText('Địa chỉ này nằm trong mạng nội bộ').waitFor()
  await take(page, 'dia-chi-nhan-dang-ky')
  if (!await form.getByLabel('tiếp nhận', { exact: true }).isChecked()) throw new Error('what was chosen is lost')
  await form.getByLabel(/^Địa chỉ/).fill(address)
  await form.getByRole('button', { name: 'Đăng ký', exact: true }).click()
  const shown = page.getByRole('region', { name: `Khóa ký của ${address}` })
  const secret = await shown.getByLabel('Khóa', { exact: true }).innerText()
  await shown.getByRole('button', { name: 'Đã giữ khóa, đóng' }).click()
  await rowOf(page, address).getByText('đang chạy').waitFor()
  return secret
}

/** A test arrives as all messages do, signed, and stands in the history as a test. */
async function tryOut(page: Page, receiver: WebhookReceiver): Promise<void> {
  await page.getByRole('button', { name: `Gửi thử tới ${receiver.url}` }).click()
  await until('the test arrives', async () => receiver.received.length === 1, PATIENT)
  const [test] = receiver.received.splice(0)
  if (test?.type !== 'motcua.webhook.test' || !test.isSigned) throw new Error('it is no test of ours')
  const history = page.getByRole('region', { name: `Lịch sử gửi tới ${receiver.url}` })
  await history.getByRole('row').filter({ hasText: 'gửi thử' }).getByText('đã nhận').waitFor()
  await history.getByRole('button', { name: 'Đóng lịch sử' }).click()
}

/** What arrived is signed and in the history; sent again it has the same id. */
async function walkHistory(
  page: Page, receiver: WebhookReceiver, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: `Lịch sử gửi tới ${receiver.url}` }).click()
  const history = page.getByRole('region', { name: `Lịch sử gửi tới ${receiver.url}` })
  const taken = history.getByRole('row').filter({ hasText: 'tiếp nhận' }).getByText('đã nhận')
  await taken.waitFor()
  await history.getByRole('row').filter({ hasText: 'tiếp nhận' }).getByText('Từng lần gửi (1)').click()
  await history.getByText(/: tới nơi \(trả lời 20\d\), \d+,\d giây$/).first().waitFor()
  await take(page, 'phan-mem-ket-noi')
  await history.getByRole('button', { name: /^Gửi lại thông báo tiếp nhận/ }).click()
  await until('it is sent again', async () => receiver.received.length === 2, PATIENT)
  const [first, again] = receiver.received
  if (first?.id !== again?.id || first?.text !== again?.text) throw new Error('it is another message')
  if (!receiver.received.every(({ isSigned }) => isSigned)) throw new Error('it is not signed')
  await taken.waitFor()
}

async function revoke(
  page: Page, address: string, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: `Thu hồi ${NAME}` }).click()
  const question = page.getByRole('form', { name: `Thu hồi phần mềm ${NAME}?` })
  await question.getByRole('button', { name: 'Thu hồi' }).click()
  await question.getByText('Hãy ghi lý do thu hồi').waitFor()
  await question.getByLabel('Lý do thu hồi').fill('Hết hợp đồng với đơn vị xây dựng phần mềm')
  await take(page, 'phan-mem-thu-hoi')
  await question.getByRole('button', { name: 'Thu hồi' }).click()
  await page.getByText('Chưa có phần mềm nào được kết nối.').waitFor()
  await rowOf(page, address).getByText('đã kết thúc').waitFor()
}

function rowOf(page: Page, address: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('button', { name: `Lịch sử gửi tới ${address}` }) })
}

async function chooseUnit(form: Locator, label: string, unit: string): Promise<void> {
  await form.getByLabel(label).fill(unit)
  await form.getByRole('option').filter({ hasText: unit }).first().click()
}

/** By the clock of the machine, by which programs are let in. */
async function todayOf({ url }: OpenedStage): Promise<Date> {
  const { headers } = await fetch(url)
  return new Date(headers.get('date') ?? '')
}

/** What the unit is called that settles what was received last. */
async function settlingUnit({ instance, day }: OpenedStage): Promise<string> {
  const truth = new pg.Client({ connectionString: instance.databaseUrl('motcua_owner') })
  await truth.connect()
  try {
    const { rows: [row] } = await truth.query<{ name: string }>(`select v.name
      from organisation.unit_version v join dossiers.dossier on competent_unit_id = v.unit_id
      where v.valid @> $1::date order by dossier.id desc limit 1`, [day])
    return row?.name ?? ''
  } finally {
    await truth.end()
  }
}

/** Receives births at a counter, each of another child. */
function receiverOfBirths({ url, province: { counters: { commune }, password } }: OpenedStage) {
  return async (nth: number): Promise<void> => {
    const client = openClient(url)
    const caller = await openBirthDesk(client, commune.username, password, nth * 1_013)
    await client.json('POST', '/api/dossiers', { cookie: caller.cookie, body: birthBody(caller, nth * 31) })
    client.close()
  }
}
