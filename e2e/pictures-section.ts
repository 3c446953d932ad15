import type { Page } from 'playwright-core'
import { birthBody, openBirthDesk } from './birth.ts'
import { openClient, signIn } from './client.ts'
import { deskOf, signIn as signInAtDesk } from './journey/desk.ts'
import { openHall, openTicket, takeNumber } from './journey/hall.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import { until } from './journey/until.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'

type Take = (page: Page, name: string) => Promise<void>
const DESK = { width: 1280, height: 800 }
/** Received, for the figures. */
const BIRTHS = 6
/** Milliseconds; a job counts every five seconds. */
const COUNTED_WITHIN = 90_000

/**
 * How a section is made up and how it does, for docs/huong-dan/bo-phan-mot-cua.md, lich-truc.md, ngoai-tuyen.md and
 * nguoi-dan.md: its procedures, its roster, what it got done, the counter without a network, what people say of a
 * visit.
 */
export async function takeSection(stage: OpenedStage, take: Take): Promise<void> {
  const { commune } = stage.province.counters
  const { page: admin } = await deskOf(stage, stage.province.adminOf(commune))
  await admin.setViewportSize(DESK)
  await workForAWeek(stage)
  await until('what was received is counted', async () => {
    await admin.goto(`${stage.url}/ban-lam-viec/nang-suat`)
    await admin.getByRole('heading', { level: 1 }).waitFor()
    await admin.waitForLoadState('networkidle')
    return admin.getByRole('table').first().isVisible()
  }, COUNTED_WITHIN)
  for (const name of ['bo-phan', 'lich-truc', 'nang-suat'] as const) {
    await admin.goto(`${stage.url}/ban-lam-viec/${name}`)
    await admin.getByRole('heading', { level: 1 }).waitFor()
    await admin.waitForLoadState('networkidle')
    await take(admin, name)
  }
  await takeOffline(stage, take)
  await takeSurvey(stage, take)
}

interface Roster {
  readonly place: {
    readonly unitId: string; readonly counters: readonly number[]
    readonly shifts: readonly { readonly opens: number; readonly closes: number }[]
    readonly days: readonly { readonly day: string; readonly isWorked: boolean }[]
    readonly people: readonly { readonly accountId: string }[]
  }
}

/** A person at each counter on each day of the week, and some births received. */
async function workForAWeek({ url, province }: OpenedStage): Promise<void> {
  const { counters: { commune }, password } = province
  const client = openClient(url)
  const cookie = await signIn(client, province.adminOf(commune).username, password)
  const { place } = await client.json<Roster>('GET', '/api/queue/roster', { cookie })
  for (const [nth, counter] of place.counters.entries()) {
    const { accountId } = place.people[nth] ?? {}
    if (accountId === undefined) continue
    for (const { day } of place.days.filter(({ isWorked }) => isWorked)) {
      for (const { opens: begins, closes: ends } of place.shifts)
        await client.json('POST', '/api/queue/duties', {
          cookie, body: { unitId: place.unitId, accountId, counter, day, begins, ends },
        })
    }
  }
  for (let n = 1; n <= BIRTHS; n += 1) {
    const desk = await openBirthDesk(client, commune.username, password, 20_000 + n * 7)
    await client.json('POST', '/api/dossiers', { cookie: desk.cookie, body: birthBody(desk, 20_000 + n * 29) })
  }
  client.close()
}

async function takeOffline(stage: OpenedStage, take: Take): Promise<void> {
  const { counters: { commune }, password } = stage.province
  const client = openClient(stage.url)
  const cookie = await signIn(client, stage.province.adminOf(commune).username, password)
  const { places } = await client.json<{ places: { unitId: string }[] }>('GET', '/api/offline/devices', { cookie })
  const { code } = await client.json<{ code: string }>('POST', '/api/offline/devices', {
    cookie, body: { unitId: places[0]?.unitId ?? '', name: 'Máy tính bảng 1' },
  })
  client.close()
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 },
  })
  watch(context, 'device', stage.surprises, [NOBODY_YET])
  const page = await context.newPage()
  await signInAtDesk({ account: commune, page }, stage)
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await page.getByLabel('Mã thiết bị').fill(code)
  await page.getByRole('button', { name: 'Đăng ký', exact: true }).click()
  await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click()
  await page.getByRole('heading', { name: 'Tiếp nhận' }).waitFor()
  await context.setOffline(true)
  await page.getByText('Mất mạng').waitFor()
  await take(page, 'ngoai-tuyen')
  await page.getByRole('button', { name: 'Lấy số', exact: true }).click()
  await page.getByRole('button', { name: 'Lưu và ký' }).click()
  await page.locator('.slip').waitFor()
  await take(page, 'ngoai-tuyen-phieu')
  await context.close()
}

async function takeSurvey(stage: OpenedStage, take: Take): Promise<void> {
  const { commune } = stage.province.counters
  const hall = await openHall(stage)
  const client = openClient(stage.url)
  const cookie = await signIn(client, commune.username, stage.province.password)
  const send = (path: string, body: object) =>
    client.json<{ turn: string }>('POST', `/api/queue/${path}`, { cookie, body })
  await send('seat', { unitId: hall.section, counter: 1 })
  const { ticket } = await takeNumber(hall.kiosk, ['Nộp hồ sơ'])
  const { turn } = await send('next', { current: null })
  for (const deed of ['start', 'end']) await send(`turns/${turn}/${deed}`, {})
  client.close()
  const phone = await openTicket(stage, ticket)
  await phone.goto(`${stage.url}${ticket}/danh-gia`)
  await phone.locator('#access-5').check()
  await take(phone, 'danh-gia')
  await phone.context().close()
  await hall.close()
}
