import type { Page } from 'playwright-core'
import { openClient } from '../client.ts'
import { openCheckedAccount, signIn } from '../reach/portal-people.ts'
import { goOn, openPhone } from './citizen.ts'
import { moveClock } from './clock.ts'
import { deskOf } from './desk.ts'
import { type OpenedHall, openHall, openTicket, sitDown, takeNumber } from './hall.ts'
import { chooseProcedure, tickPapers } from './intake.ts'
import { type OpenedScreen, openScreen } from './second-screen.ts'
import type { Person, Stage } from './stage.ts'

/** Whose visit it is. */
export const VISITOR = {
  fullName: 'Lê Thị Trọn Buổi', number: '000188990031', birth: { day: '06', month: '08', year: '1988' }, sex: 'Nữ',
  phone: '0500000031',
} as const satisfies Person
/** Copies that are wanted, at 8,000 đồng each (TT 281/2016/TT-BTC). */
const COPIES = 2
/** What they cost, as it is written. */
export const FEE = '16.000'
const PROCEDURE = { search: 'trich luc ho tich', procedure: /^Cấp bản sao trích lục hộ tịch/ }

/** Kiosk, board, clerk, second screen and phone of one visit, each a browser of its own. */
export interface VisitStage extends OpenedHall {
  readonly clerk: Page
  readonly screen: OpenedScreen
}

/** Everything at its place before the section opens, and nobody at the counter. */
export async function openVisit(stage: Stage): Promise<VisitStage> {
  const { commune } = stage.province.counters
  const hall = await openHall(stage)
  const screen = await openScreen(stage)
  const { page: clerk } = await deskOf(stage, commune)
  return {
    ...hall, clerk, screen,
    async close() {
      await screen.context.close()
      await hall.close()
    },
  }
}

/**
 * By whoever a counter has seen before, on a phone without script, at eight: a place at half past ten. Answers the
 * code, and the page on which its QR stands.
 */
export async function bookOnPhone(stage: Stage): Promise<{ readonly page: Page; readonly code: string }> {
  const { page } = await openPhone(stage, 'phone')
  const client = openClient(stage.url)
  await openCheckedAccount(page, client, stage, VISITOR, '1988-08-06')
  client.close()
  await signIn(page, stage, VISITOR)
  await page.goto(`${stage.url}/tim-thu-tuc?q=${encodeURIComponent(PROCEDURE.search)}`)
  await page.getByRole('main').getByRole('link', { name: PROCEDURE.procedure }).first().click()
  await page.getByRole('link', { name: 'Đặt lịch hẹn' }).click()
  await page.getByLabel('Tìm nơi khác').fill(stage.province.counters.commune.territory ?? '')
  await page.getByRole('button', { name: 'Tìm', exact: true }).last().click()
  await page.getByRole('main').locator('ul.tasks a').first().click()
  await page.getByRole('main').locator('ul.tasks a').first().click()
  await page.getByLabel('10:30–11:00').check()
  await goOn(page, 'Đặt giờ này')
  await page.getByRole('heading', { name: 'Lịch hẹn của bạn' }).waitFor()
  return { page, code: await page.locator('strong.big').innerText() }
}

/**
 * The kiosk reads the code that the phone shows; answers the number with the path of its ticket. Its time stands still
 * while the slip is looked at: it goes by itself, and a slow machine would find it gone.
 */
export async function checkInAt(
  kiosk: Page, code: string, look: (page: Page) => Promise<void> = async () => undefined,
): Promise<{ readonly number: string; readonly ticket: string }> {
  await kiosk.clock.install()
  await kiosk.getByRole('link', { name: 'Tôi có lịch hẹn' }).click()
  await kiosk.getByLabel('Quét mã QR hoặc gõ mã hẹn').fill(code)
  await kiosk.clock.pauseAt(performance.timeOrigin + performance.now() + 5_000)
  await kiosk.keyboard.press('Enter')
  await kiosk.waitForURL(/\/phieu-cho\//)
  const number = await kiosk.locator('.slip .ticket-number').innerText()
  const ticket = new URL(kiosk.url()).pathname
  await look(kiosk)
  await kiosk.clock.resume()
  await kiosk.getByRole('link', { name: 'Xong' }).click()
  await kiosk.getByRole('heading', { name: 'Bạn đến làm gì?' }).waitFor()
  return { number, ticket }
}

type Look = (page: Page, name: string) => Promise<void>

/** What was seen of a visit that was walked from the phone to leaving. */
export interface Walked {
  readonly code: string
  readonly number: string
  readonly dossier: string
  /** Path of the slip. */
  readonly slip: string
  readonly phone: Page
  /** What the phone said, in its order. */
  readonly told: readonly string[]
}

/**
 * The whole of it, each key only once the state on which it acts is shown: booked on the phone, checked in at the
 * kiosk, called after whoever was there before, received by keys while the citizen reads and confirms, and done. `look`
 * is called where each of the five is worth looking at.
 */
export async function walkVisit(
  stage: Stage, { kiosk, board, clerk, screen }: VisitStage, look: Look = async () => undefined,
): Promise<Walked> {
  const booked = await bookOnPhone(stage)
  await look(booked.page, 'mot-luot-hen')
  await booked.page.context().close()
  await moveClock(stage, stage.day, '10:20')
  const before = await takeNumber(kiosk, ['Nộp hồ sơ'], 'Người từ 80 tuổi')
  const { number, ticket } = await checkInAt(kiosk, booked.code, (page) => look(page, 'mot-luot-may-lay-so'))
  const counter = await sitDown(clerk, stage.url)
  const phone = await openTicket(stage, ticket)
  const told: string[] = []
  const hear = async (words: string) => {
    await phone.getByRole('main').getByText(words).first().waitFor({ timeout: PHONE })
    told.push(words)
  }
  await hear('Còn 1 người trước bạn')
  await look(phone, 'mot-luot-dien-thoai')

  const here = clerk.getByRole('region', { name: 'Ở quầy' })
  await clerk.keyboard.press('g')
  await here.getByRole('heading', { name: before.number }).waitFor()
  await hear('Bạn là người tiếp theo')
  await start(clerk)
  // A call flashes for some seconds only: it is waited for before it is made.
  const flash = board.locator('.board-now.fresh', { hasText: number }).waitFor()
  await clerk.keyboard.press('g')
  await here.getByRole('heading', { name: number }).waitFor()
  await flash
  await look(board, 'mot-luot-bang')
  await hear(`Mời đến quầy ${counter}`)
  await start(clerk)
  await hear(`Đang được phục vụ ở quầy ${counter}`)
  await clerk.getByRole('region', { name: 'Khách' }).getByText(VISITOR.fullName).waitFor()
  await look(clerk, 'mot-luot-quay')

  const { dossier, slip } = await receive(stage, clerk, screen.page, look)
  await clerk.getByRole('region', { name: 'Quầy của bạn' }).getByRole('link', { name: 'Mở màn hình Gọi số' }).click()
  await here.getByRole('heading', { name: number }).waitFor()
  await clerk.keyboard.press('x')
  await clerk.getByText('Chưa có ai ở quầy').first().waitFor()
  await hear('Đã xong')
  await hear('Đánh giá nơi phục vụ')
  await look(phone, 'mot-luot-xong')
  return { code: booked.code, number, dossier, slip, phone, told }
}

/** Milliseconds in which a phone asks how it stands, on a slow machine. */
const PHONE = 60_000

/** Whoever was called is there. */
async function start(clerk: Page): Promise<void> {
  await clerk.keyboard.press('d')
  await clerk.getByRole('region', { name: 'Ở quầy' }).getByText('Đang phục vụ').first().waitFor()
}

/** By one key to the intake of whoever sits there; the citizen reads, confirms and hears what it costs. */
async function receive(stage: Stage, clerk: Page, screen: Page, look: Look): Promise<Pick<Walked, 'dossier' | 'slip'>> {
  await clerk.keyboard.press('m')
  await clerk.locator('#nguoi-nop', { hasText: VISITOR.fullName }).waitFor()
  await clerk.getByRole('combobox', { name: 'Màn hình hướng về người dân' }).selectOption({ label: 'Quầy 1' })
  await screen.getByText(VISITOR.fullName).waitFor()
  await chooseProcedure(clerk, PROCEDURE, stage.province.counters.commune.territory)
  await clerk.getByRole('radio', { name: 'Người nộp đã viết tay trên tờ khai giấy' }).check()
  await tickPapers(clerk)
  await clerk.getByLabel('Số bản').fill(String(COPIES))
  await clerk.getByText(`Phải nộp: ${FEE}`).waitFor()
  await screen.getByText(PROCEDURE.procedure).waitFor()
  await clerk.getByRole('button', { name: 'Mời người dân xác nhận' }).click()
  await screen.getByRole('button', { name: 'Đúng', exact: true }).waitFor()
  await look(screen, 'mot-luot-man-hinh-phu')
  await screen.getByRole('button', { name: 'Đúng', exact: true }).click()
  await clerk.getByText('Người dân xác nhận: Đúng.').waitFor()
  await look(clerk, 'mot-luot-tiep-nhan')
  await clerk.keyboard.press('Control+Enter')
  await clerk.getByRole('heading', { name: `Đã tiếp nhận hồ sơ của ${VISITOR.fullName}` }).waitFor()
  const dossier = await clerk.locator('.mc-receipt-number').innerText()
  const link = clerk.getByRole('link', { name: 'In giấy tiếp nhận và hẹn trả' })
  const [printed] = await Promise.all([clerk.context().waitForEvent('page'), clerk.keyboard.press('Enter')])
  await printed.close()
  return { dossier, slip: await link.getAttribute('href') ?? '' }
}
