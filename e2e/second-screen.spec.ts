/**
 * Need (part C3): whoever is served reads in large type what the clerk types, says whether it is right, and the next
 * person finds nothing of them at that screen: not in the page, its storage, its history, nor by going back.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClient, signIn } from './client.ts'
import { deskOf } from './journey/desk.ts'
import { everythingIn } from './journey/everything.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { type OpenedScreen, openScreen } from './journey/second-screen.ts'

const NAME = 'Nguyễn Thị Mẫu'
let stage: OpenedStage
let screen: OpenedScreen
let clerk: Page
beforeAll(async () => {
  stage = await openStage()
  screen = await openScreen(stage)
  const { counters: { commune }, password } = stage.province
  const client = openClient(stage.url)
  const cookie = await signIn(client, commune.username, password)
  await client.json('POST', '/api/people', { cookie, body: {
    kind: 'citizen', fullName: NAME, number: '000196990001', birth: '1996-04-15', sex: 'nu',
  } })
  client.close()
  clerk = (await deskOf(stage, stage.province.counters.commune)).page
})
afterAll(async () => {
  await (screen as OpenedScreen | undefined)?.context.close()
  await (stage as OpenedStage | undefined)?.close()
})

test('a citizen reads what is typed, confirms it, and leaves nothing behind', async () => {
  await clerk.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await clerk.getByRole('combobox', { name: 'Màn hình hướng về người dân' }).selectOption({ label: 'Quầy 1' })
  await clerk.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' }).fill('000196990001')
  const first = clerk.getByRole('listbox').getByRole('option').first()
  await first.waitFor()
  await first.click()
  await screen.page.getByText(NAME).waitFor()
  const [label, value] = await screen.page.evaluate(() => [document.querySelector('dt'), document.querySelector('dd')]
    .map((node) => node ? Number.parseFloat(getComputedStyle(node).fontSize) : 0))
  expect([(label ?? 0) >= 24, (value ?? 0) >= 24]).toEqual([true, true])
  const before = await screen.page.evaluate(() => history.length)

  await clerk.getByRole('button', { name: 'Mời người dân xác nhận' }).click()
  await screen.page.getByRole('button', { name: 'Chưa đúng' }).click()
  await clerk.getByText('Người dân báo: Chưa đúng.').waitFor()
  // A line more is another question.
  await clerk.getByRole('combobox', { name: 'Tên hoặc mã thủ tục' }).fill('khai sinh')
  await clerk.getByRole('option', { name: /^Đăng ký khai sinh/ }).first().click()
  await screen.page.getByRole('button', { name: 'Đúng', exact: true }).click()
  await clerk.getByText('Người dân xác nhận: Đúng.').waitFor()
  expect(await everythingIn(screen.page)).toContain(NAME)

  // The clerk sets the sheet aside: the person goes.
  await clerk.getByRole('button', { name: /^Để đó, tiếp nhận người khác/ }).click()
  await screen.page.getByRole('heading', { name: 'Màn hình dành cho người làm thủ tục' }).waitFor()
  expect(await everythingIn(screen.page)).not.toContain(NAME)
  expect(await screen.page.evaluate(() => history.length)).toBe(before)
  await screen.page.goBack().catch(() => null)
  await screen.page.waitForLoadState()
  expect(await everythingIn(screen.page)).not.toContain(NAME)
  await screen.page.goForward().catch(() => null)
  await screen.page.waitForLoadState()
  expect(await everythingIn(screen.page)).not.toContain(NAME)
  const answer = await screen.page.request.get(`${new URL(screen.page.url()).href}/noi-dung`, { headers: { accept: 'application/json' } })
  expect(await answer.text()).not.toContain(NAME)
  expect(stage.surprises).toEqual([])
})
