import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { birthBody, openBirthDesk } from './birth.ts'
import { openClient } from './client.ts'
import { MOTHER, send } from './journey/birth.ts'
import { openPhone } from './journey/citizen.ts'
import { act, deskOf, openDossier, rowOf } from './journey/desk.ts'
import { beginIntake } from './journey/intake.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

/** `npm run pictures`: the main pages as they look, into docs/pictures. The portal on a phone, the desk on a screen. */
const FOLDER = fileURLToPath(new URL('../docs/pictures', import.meta.url))
const OTHERS = 6

/** From the top of the page, without what moves. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled', caret: 'hide' })
  process.stderr.write(`${name}.png\n`)
}

/** The portal: a birth sent from a phone, then followed. */
async function takePortal(stage: OpenedStage): Promise<string> {
  const { context, page } = await openPhone(stage, 'citizen')
  const number = await send(page, stage, (name) => take(page, name))
  await page.goto(await stage.province.trackingUrl(number))
  await take(page, 'theo-doi')
  await context.close()
  return number
}

/** The desk: the door, a list with something in it, intake, and the dossier that was sent. */
async function takeDesk(stage: OpenedStage, number: string): Promise<void> {
  const { counters: { commune: account }, password } = stage.province
  const door = await stage.browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
  await door.goto(`${stage.url}/ban-lam-viec/`)
  await door.getByLabel('Tên đăng nhập').waitFor()
  await take(door, 'dang-nhap')
  await door.close()

  const counter = await deskOf(stage, account)
  await counter.page.setViewportSize({ width: 1280, height: 800 })
  await openDossier(counter, stage, number)
  await act(counter, 'Báo đã nhận')
  await act(counter, 'Tiếp nhận')
  const client = openClient(stage.url)
  for (let n = 1; n <= OTHERS; n++) {
    const caller = await openBirthDesk(client, account.username, password, n * 1_007)
    await client.json('POST', '/api/dossiers', { cookie: caller.cookie, body: birthBody(caller, n * 29) })
  }
  client.close()

  const work = await stage.province.findWork(number)
  if (!work) throw new Error(`${number} waits for nobody`)
  const officer = await deskOf(stage, await stage.province.accountFor(work))
  await officer.page.setViewportSize({ width: 1280, height: 800 })
  await officer.page.goto(`${stage.url}/ban-lam-viec/danh-sach?list=unit`)
  await rowOf(officer.page, number).waitFor()
  await take(officer.page, 'danh-sach')
  await openDossier(officer, stage, number)
  await officer.page.waitForLoadState('networkidle')
  await take(officer.page, 'ho-so')

  const person = {
    ...MOTHER, fullName: 'Hồ Thị Đươn', number: '000303990011', birth: { day: '02', month: '11', year: '2003' },
    phone: '0500000002',
  }
  await beginIntake(counter, stage, {
    channel: 'Tại quầy', person, search: 'khai sinh', procedure: /^Đăng ký khai sinh/,
  })
  await take(counter.page, 'tiep-nhan')
}

/** The accounts of an agency, and a role about to be given to one of its clerks. */
async function takeStaff(stage: OpenedStage): Promise<void> {
  const { counters: { commune } } = stage.province
  const { page } = await deskOf(stage, stage.province.adminOf(commune))
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${stage.url}/ban-lam-viec/can-bo`)
  const clerk = page.getByRole('row').filter({ hasText: commune.username }).getByRole('link')
  await clerk.waitFor()
  await take(page, 'can-bo')
  await clerk.click()
  await page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name: 'Giao vai trò' }).click()
  await page.getByRole('form', { name: 'Giao vai trò' }).getByLabel('Vai trò').selectOption('one_stop_head')
  await page.waitForLoadState('networkidle')
  await take(page, 'giao-vai-tro')
}

mkdirSync(FOLDER, { recursive: true })
const stage = await openStage()
try {
  await takeDesk(stage, await takePortal(stage))
  await takeStaff(stage)
  for (const surprise of stage.surprises) process.stderr.write(`surprise: ${surprise}\n`)
  process.exitCode = stage.surprises.length === 0 ? 0 : 1
} finally {
  await stage.close()
}
