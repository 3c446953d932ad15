/**
 * Need (part C1): a visit from the kiosk to leaving, seen at once by whoever calls, by the hall and on a phone; the
 * clerk by keys alone.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf } from './journey/desk.ts'
import { type OpenedHall, openHall, openTicket, sitDown, takeNumber } from './journey/hall.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

let stage: OpenedStage
let hall: OpenedHall
let clerk: Page
let counter: string

beforeAll(async () => {
  stage = await openStage()
  hall = await openHall(stage)
  clerk = (await deskOf(stage, stage.province.counters.commune)).page
  counter = await sitDown(clerk, stage.url)
})

afterAll(async () => {
  await (hall as OpenedHall | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

/** The number at the counter, as the clerk sees it. */
const numberHere = () => clerk.getByRole('region', { name: 'Ở quầy' })
const called = (number: string) => hall.board.locator('.board-now', { hasText: number })

test('who takes a number is called by a key, shown on the board and told on the phone', async () => {
  const { number, ticket } = await takeNumber(hall.kiosk, ['Nộp hồ sơ', 'Nhận kết quả'])
  const phone = await openTicket(stage, ticket)
  await phone.getByText('Bạn là người tiếp theo').waitFor()
  await phone.getByText('Tới lượt khi xong việc trước').waitFor()

  await clerk.keyboard.press('g')
  await numberHere().getByRole('heading', { name: number }).waitFor()
  await called(number).getByText(`Quầy ${counter}`).waitFor({ timeout: 3_000 })
  await phone.getByRole('alert').getByText(`Mời đến quầy ${counter}`).waitFor({ timeout: 15_000 })

  await clerk.keyboard.press('d')
  await phone.getByText(`Đang được phục vụ ở quầy ${counter}`).waitFor({ timeout: 15_000 })
  await clerk.keyboard.press('x')
  await phone.getByText('Đã xong').waitFor({ timeout: 15_000 })
  await phone.getByText('Bạn là người tiếp theo').waitFor({ timeout: 15_000 })
  await clerk.keyboard.press('g')
  await numberHere().getByRole('heading', { name: number }).waitFor()
  await clerk.keyboard.press('x')
  await phone.getByText('Đã xong').nth(1).waitFor({ timeout: 15_000 })
  await phone.context().close()
})

test('who is old comes first, whoever did not come is called later, and a board that lost its line finds it again', async () => {
  const young = await takeNumber(hall.kiosk, ['Nộp hồ sơ'])
  const old = await takeNumber(hall.kiosk, ['Nộp hồ sơ'], 'Người từ 80 tuổi')
  await clerk.keyboard.press('g')
  await numberHere().getByRole('heading', { name: old.number }).waitFor()
  await clerk.keyboard.press('v')
  await clerk.getByRole('button', { name: `Gọi số ${old.number}` }).waitFor()

  await hall.board.context().setOffline(true)
  await clerk.keyboard.press('g')
  await numberHere().getByRole('heading', { name: young.number }).waitFor()
  await hall.board.context().setOffline(false)
  await called(young.number).waitFor({ timeout: 30_000 })

  await clerk.keyboard.press('x')
  await clerk.getByRole('button', { name: `Gọi số ${old.number}` }).click()
  await numberHere().getByRole('heading', { name: old.number }).waitFor()
  await called(old.number).waitFor({ timeout: 3_000 })
  await clerk.keyboard.press('x')
  await clerk.getByText('Chưa có ai ở quầy').first().waitFor()
})

test('nothing went wrong that nobody looked at', () => {
  expect(stage.surprises.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
