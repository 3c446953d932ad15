/**
 * Need: two officers on one dossier, or one officer in two windows, lose nothing: whoever comes second sees what was,
 * what is and who did it, and keeps what was typed (users.md 2.6).
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Counter, nextOf, openCounter } from './journey/counter.ts'
import { openDossier, rowOf, signIn } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import type { Desk } from './journey/stage.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'

let stage: OpenedStage
let counter: Counter

beforeAll(async () => {
  stage = await openStage()
  counter = await openCounter(stage)
})

afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

const surprises: string[] = []

/** A browser of its own, as another machine has it, with the dossier open. */
async function sitDown(account: Account, number: string, refusals: RegExp[] = []): Promise<Desk> {
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, account.username, surprises, [NOBODY_YET, ...refusals])
  const desk: Desk = { account, page: await context.newPage() }
  await signIn(desk, stage)
  await openDossier(desk, stage, number)
  return desk
}

const deed = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name: new RegExp(`^${name}`) })

async function beginRequest(page: Page, reason: string) {
  await deed(page, 'Yêu cầu bổ sung').click()
  await page.getByRole('checkbox', { name: 'Giấy chứng sinh' }).check()
  const field = page.getByLabel('Lý do: Giấy chứng sinh')
  await field.fill(reason)
  return field
}

test('who comes second sees what was, what is and who did it; keeps what was typed, and does it on the new version', async () => {
  const number = await counter.receive()
  const account = await nextOf(stage, number)
  const first = await sitDown(account, number)
  const second = await sitDown(account, number, [/^POST \/api\/dossiers\/[\w-]+\/supplement-request 412$/])

  const reason = await beginRequest(second.page, 'Ảnh chụp bị mờ.')
  await deed(first.page, 'Nhận việc').click()
  await first.page.getByText('Đã xong: Nhận việc').waitFor()
  const send = second.page.getByRole('form').getByRole('button', { name: /^Yêu cầu bổ sung/ })
  await send.click()

  const banner = second.page.getByRole('alert', { name: 'Người khác vừa thay đổi hồ sơ này.' })
  const state = banner.getByRole('row', { name: /^Trạng thái/ })
  await state.waitFor()
  expect(await state.getByRole('cell').allInnerTexts()).toEqual(['Đã tiếp nhận', 'Đang xử lý'])
  expect(await banner.getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('Nhận việc') as string])
  expect(await stage.province.stateOf(number)).toBe('in-progress')
  const { violations } = await new AxeBuilder({ page: second.page }).include('.mc-changed').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await banner.getByRole('button', { name: 'Làm tiếp trên bản mới' }).click()
  await banner.waitFor({ state: 'detached' })
  expect(await reason.inputValue()).toBe('Ảnh chụp bị mờ.')
  await send.click()
  await second.page.getByText('Đã xong: Yêu cầu bổ sung').waitFor()
  expect(await stage.province.stateOf(number)).toBe('awaiting-supplement')
  for (const { page } of [first, second]) await page.context().close()
  expect(surprises).toEqual([])
})

test('a deed of a colleague shows on the open dossier by itself, and a new dossier in the open list', async () => {
  const number = await counter.receive()
  const account = await nextOf(stage, number)
  const first = await sitDown(account, number)
  const second = await sitDown(account, number)
  await deed(first.page, 'Nhận việc').click()
  await first.page.getByText('Đã xong: Nhận việc').waitFor()
  const banner = second.page.getByRole('alert', { name: 'Người khác vừa thay đổi hồ sơ này.' })
  await banner.getByRole('row', { name: /^Trạng thái/ }).waitFor()

  await second.page.goto(`${stage.url}/ban-lam-viec/danh-sach`)
  await rowOf(second.page, number).waitFor()
  await second.page.evaluate(() => { document.body.dataset['sameAs'] = 'before' })
  const next = await counter.receive()
  await rowOf(second.page, next).waitFor()
  expect(await second.page.evaluate(() => document.body.dataset['sameAs'])).toBe('before') // nobody loaded it anew
  for (const { page } of [first, second]) await page.context().close()
  expect(surprises).toEqual([])
})

test('what is typed is there again after a reload, and on another machine', async () => {
  const number = await counter.receive()
  const account = await nextOf(stage, number)
  const here = await sitDown(account, number)
  await beginRequest(here.page, 'Thiếu dấu giáp lai.')
  await here.page.getByText(/^Đã lưu lúc/).waitFor()
  await here.page.reload()
  await deed(here.page, 'Yêu cầu bổ sung').click()
  await here.page.getByText(/^Đây là nội dung bạn đang soạn dở/).waitFor()
  await expect.poll(() => here.page.getByLabel('Lý do: Giấy chứng sinh').inputValue()).toBe('Thiếu dấu giáp lai.')

  const there = await sitDown(account, number)
  await deed(there.page, 'Yêu cầu bổ sung').click()
  await there.page.getByText(/^Đây là nội dung bạn đang soạn dở/).waitFor()
  await expect.poll(() => there.page.getByLabel('Lý do: Giấy chứng sinh').inputValue()).toBe('Thiếu dấu giáp lai.')
  for (const { page } of [here, there]) await page.context().close()
  expect(surprises).toEqual([])
})

test('in two windows neither text is lost: both are shown, and the person chooses', async () => {
  const number = await counter.receive()
  const account = await nextOf(stage, number)
  const clash = [/^POST \/api\/dossiers\/[\w-]+\/opinion 409$/]
  const left = await sitDown(account, number, clash)
  const right = await sitDown(account, number, clash)
  const inLeft = await beginRequest(left.page, 'Chữ ở cửa sổ trái.')
  await left.page.getByText(/^Đã lưu lúc/).waitFor()
  await deed(right.page, 'Yêu cầu bổ sung').click()
  const inRight = right.page.getByLabel('Lý do: Giấy chứng sinh')
  await right.page.getByText(/^Đây là nội dung bạn đang soạn dở/).waitFor()

  await inLeft.fill('Trái viết thêm.')
  await left.page.getByText(/^Đã lưu lúc/).waitFor()
  await expect.poll(async () => {
    const kept = await left.page.evaluate(async () => {
      const id = location.pathname.split('/').at(-1) ?? ''
      const answer = await fetch(`/api/dossiers/${id}/opinion?deed=supplement-request`)
      return JSON.stringify(await answer.json())
    })
    return kept
  }).toContain('Trái viết thêm.')
  await inRight.fill('Phải viết khác.')
  const told = right.page.getByRole('alert').filter({ hasText: 'Bạn đang soạn việc này ở cửa sổ khác.' })
  await told.waitFor()
  expect(await told.locator('del').allInnerTexts()).toEqual([
    expect.stringContaining('Trái') as string, expect.any(String) as string,
  ])
  expect(await inRight.inputValue()).toBe('Phải viết khác.')
  await told.getByRole('button', { name: 'Dùng bản kia' }).click()
  expect(await inRight.inputValue()).toBe('Trái viết thêm.')
  await told.waitFor({ state: 'detached' })
  for (const { page } of [left, right]) await page.context().close()
  expect(surprises).toEqual([])
})

test('officers write to each other and to the applicant on the dossier', async () => {
  const number = await counter.receive()
  const account = await nextOf(stage, number)
  const { page } = await sitDown(account, number)
  const talk = page.getByRole('region', { name: 'Trao đổi' })
  await talk.getByLabel('Nhắn cho người nộp').fill('Mời bạn xem lại trang 2. <b>đậm</b>')
  await talk.getByRole('button', { name: 'Gửi' }).click()
  await talk.getByText('Mời bạn xem lại trang 2. <b>đậm</b>').waitFor()
  await talk.getByRole('button', { name: 'Giữa các đơn vị' }).click()
  await talk.getByText('Chưa có trao đổi nào.').waitFor()
  expect(await talk.getByText('Mời bạn xem lại').count()).toBe(0)
  await page.context().close()
  expect(surprises).toEqual([])
})
