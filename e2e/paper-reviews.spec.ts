/**
 * Need: what was read of scanned papers becomes data within a few keys a document, and only after somebody looked at
 * each field beside the picture (D2: 15 keys at most; users.md 2.5).
 */
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setPage } from '@motcua/server/test/page-set/papers.ts'
import { printSetPage } from '@motcua/server/test/page-set/print-page.ts'
import { type BirthDesk, birthBody, openBirthDesk } from './birth.ts'
import { type Client, openClient, upload } from './client.ts'
import { sitDown } from './journey/at-keys.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

/** So many papers, each a page of the project's own set. */
const PAPERS = 3
/** Milliseconds: pages are read one after the other, behind everything else. */
const PATIENCE = 240_000
/** What is asked. */
const MOST_KEYS = 15

let stage: OpenedStage
let client: Client
let desk: BirthDesk
beforeAll(async () => {
  stage = await openStage({ isWhole: true })
  client = openClient(stage.url)
  const { counters, password } = stage.province
  desk = await openBirthDesk(client, counters.commune.username, password, 7)
  for (let n = 0; n < PAPERS; n += 1) {
    const paper = await upload(client, desk.cookie, `quet-${n}.pdf`, printSetPage(setPage(n)))
    const uploads = desk.uploads.map((own, nth) => nth === 1 ? paper : own)
    await client.json('POST', '/api/dossiers', { cookie: desk.cookie, body: birthBody({ ...desk, uploads }, n) })
  }
})
afterAll(async () => {
  (client as Client | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

const form = (page: Page) => page.getByRole('form', { name: /^Thông tin trên/ })
const waiting = (page: Page, count: number) => page.getByText(`Đang chờ: ${count} giấy tờ`)

/** Counts keys as the page hears them. */
async function countKeys(page: Page) {
  await page.evaluate(() => {
    const heard = window as unknown as { keysHeard: number }
    heard.keysHeard = 0
    document.addEventListener('keydown', () => { heard.keysHeard += 1 }, true)
  })
  return async () => page.evaluate(() => {
    const heard = window as unknown as { keysHeard: number }
    const count = heard.keysHeard
    heard.keysHeard = 0
    return count
  })
}

/** Opens another screen and comes back, as somebody does who looks something up. */
async function lookElsewhere(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Khay quét', exact: true }).evaluate((link: HTMLElement) => link.click())
  await form(page).waitFor({ state: 'detached' })
  await page.goBack()
  await form(page).waitFor()
}

interface Fact { readonly number: string; readonly source: string; readonly name: string | null }

async function factsOf(): Promise<Fact[]> {
  const database = new pg.Client(stage.instance.databaseUrl())
  await database.connect()
  const { rows } = await database.query<Fact>(`
    select number, source, data ->> 'person.fullName' as name from documents.paper_facts order by paper_id`)
  await database.end()
  return rows
}

test('three papers are looked at by keys alone, one is mended, and still is behind another screen; nothing is saved before the last field is seen', async () => {
  const { page, heard, leave } = await sitDown(stage, stage.province.counters.commune)
  await page.goto(`${stage.url}/ban-lam-viec/doc-giay-to`)
  await waiting(page, PAPERS).waitFor({ timeout: PATIENCE })
  const keys = await countKeys(page)
  const spent: number[] = []
  for (let left = PAPERS; left > 0; left -= 1) {
    await form(page).waitFor()
    await page.getByRole('img', { name: /^Ảnh trang 1/ }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id.startsWith('doc-'))).toBe(true)
    expect(await factsOf()).toHaveLength(PAPERS - left)
    let isMended = false
    for (let n = 0; n < 5; n += 1) {
      const isName = await page.evaluate(() => document.activeElement?.id === 'doc-name')
      if (left === 2 && isName && !isMended) {
        isMended = true
        for (const key of ['End', 'Backspace', 'x']) await page.keyboard.press(key)
        await lookElsewhere(page)
        expect(await page.locator('#doc-name').inputValue()).toMatch(/x$/)
        n = 0 // and all fields are to be seen again
      }
      expect(await factsOf()).toHaveLength(PAPERS - left)
      await page.keyboard.press('Enter')
    }
    if (left > 1) await waiting(page, left - 1).waitFor()
    else await page.getByText('Không còn giấy tờ nào chờ soát.').waitFor()
    spent.push(await keys())
  }
  stage.say(`keys a document: ${spent.join(', ')}`)
  expect(Math.max(...spent)).toBeLessThanOrEqual(MOST_KEYS)
  expect(heard.pointer).toEqual([])
  const facts = await factsOf()
  expect(facts.map(({ number, source }) => [number, source]))
    .toEqual(Array.from({ length: PAPERS }, (_, n) => [setPage(n).truth.number, 'read']))
  expect(facts[1]?.name).toMatch(/x$/)
  await leave()
  expect(stage.surprises).toEqual([])
}, PATIENCE * 2)
