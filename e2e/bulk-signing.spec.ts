/**
 * Need: whoever signs the results of the day types a PIN once, sees how far it has come, and at the end only what was
 * not signed, to be tried again (issue D4); and a receiver does the same with the scans of several dossiers.
 */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { keepPinKey } from '@motcua/server/test/keep-pin-key.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Counter, openCounter } from './journey/counter.ts'
import { deskOf } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import { settle } from './journey/settle.ts'

const [PIN, WRONG] = ['24680135', '11111111']
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

class AtIssue extends Error {}

/** Dossiers of which only the result must be signed; with whoever approved them and whoever is to issue them. */
async function toIssue(count: number): Promise<{ numbers: string[]; approver: Account; issuer: Account }> {
  const numbers: string[] = []
  const [approvers, issuers]: [Account[], Account[]] = [[], []]
  for (let n = 0; n < count; n++) {
    const number = await counter.receive()
    await settle(stage, number, async (desk) => {
      const buttons = desk.page.getByRole('group', { name: 'Việc làm được' })
      if (await buttons.getByRole('button', { name: /^Phê duyệt/ }).count() > 0) approvers.push(desk.account)
      if (await buttons.getByRole('button', { name: /^Ban hành kết quả/ }).count() === 0) return
      issuers.push(desk.account)
      throw new AtIssue()
    }).catch((error: unknown) => {
      if (!(error instanceof AtIssue)) throw error
    })
    numbers.push(number)
  }
  const [approver, issuer] = [approvers.at(-1), issuers.at(-1)]
  if (!approver || !issuer) throw new Error('nobody approves or issues')
  return { numbers, approver, issuer }
}

/** Gives a person a key that asks for its PIN, as a province has them. */
async function keepKey({ username }: Account): Promise<void> {
  const at = new Date(`${stage.day}T08:00:00+07:00`)
  await keepPinKey(join(stage.instance.folder, 'keys'), { holder: `person-${encodeURIComponent(username)}`, pin: PIN, at })
}

async function choose(page: Page, list: string, numbers: readonly string[], deed: string): Promise<void> {
  await page.goto(`${stage.url}/ban-lam-viec/danh-sach?list=${list}`)
  for (const number of numbers) await page.getByLabel(`Chọn hồ sơ ${number}`).check()
  const bar = page.getByRole('region', { name: 'Làm cho các hồ sơ đã chọn' })
  await bar.getByRole('button', { name: deed }).click()
  await bar.getByRole('heading', { name: `${deed}: ${String(numbers.length)} hồ sơ` }).waitFor()
  await page.keyboard.press('Control+Enter')
}
const resultsOf = (page: Page) => page.getByRole('region', { name: 'Kết quả từng hồ sơ' })
const stateOf = async (number: string) => stage.province.stateOf(number)

test('results are signed with one PIN; a wrong one is typed anew; only what was not signed is listed', async () => {
  const { numbers, approver, issuer } = await toIssue(3)
  await keepKey(approver)
  const { page } = await deskOf(stage, issuer)
  await choose(page, 'unit', numbers, 'Ký và ban hành kết quả')
  const results = resultsOf(page)
  const pin = results.getByLabel(/^Mã PIN khóa ký số của /)
  await pin.fill(WRONG)
  await page.keyboard.press('Enter')
  await results.getByText(/Mã PIN chưa đúng/).waitFor()
  expect(await pin.inputValue()).toBe('')
  const { violations } = await new AxeBuilder({ page }).include('.mc-bulk-results').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  expect(await Promise.all(numbers.map(stateOf))).toEqual(['in-progress', 'in-progress', 'in-progress'])
  await pin.fill(PIN)
  await results.getByRole('button', { name: 'Ký 3 hồ sơ' }).click()
  await results.getByText('Đã ký xong 3 hồ sơ, 0 hồ sơ chưa ký được.').waitFor()
  expect(await results.getByRole('table').count()).toBe(0)
  expect(await Promise.all(numbers.map(stateOf))).toEqual(['settled', 'settled', 'settled'])
  expect(stage.surprises).toEqual([])
})

test('the scans of two dossiers are signed at once by whoever received them; what has none says so', async () => {
  const numbers = [await counter.receive(), await counter.receive()]
  const receiver = stage.province.counters.commune
  await keepKey(receiver)
  const { page } = await deskOf(stage, receiver)
  await choose(page, 'received-here', numbers, 'Ký số bản chụp')
  const results = resultsOf(page)
  await results.getByLabel(/^Mã PIN khóa ký số của /).fill(PIN)
  await page.keyboard.press('Enter')
  await results.getByText('Đã ký xong 2 hồ sơ, 0 hồ sơ chưa ký được.').waitFor()
  await results.getByRole('button', { name: 'Đóng kết quả' }).click()
  await choose(page, 'received-here', numbers, 'Ký số bản chụp')
  await results.getByText('Đã ký xong 0 hồ sơ, 2 hồ sơ chưa ký được.').waitFor()
  await results.getByRole('table', { name: 'Hồ sơ chưa ký được' }).getByRole('link', { name: numbers[0] ?? '' }).waitFor()
  await results.getByRole('button', { name: 'Thử lại 2 hồ sơ này' }).waitFor()
  expect(stage.surprises).toEqual([])
})
