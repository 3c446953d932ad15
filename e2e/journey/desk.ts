import type { Locator, Page } from 'playwright-core'
import type { Account } from './province.ts'
import type { Desk, Stage } from './stage.ts'
import { NOBODY_YET, watch } from './watch.ts'

/** The desk of an account; the first time somebody sits down there and signs in. */
export function deskOf(stage: Stage, account: Account): Promise<Desk> {
  const known = stage.desks.get(account.username)
  if (known) return known
  const desk = openDesk(stage, account)
  stage.desks.set(account.username, desk)
  return desk
}

async function openDesk(stage: Stage, account: Account): Promise<Desk> {
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 1280, height: 900 },
  })
  watch(context, account.username, stage.surprises, [NOBODY_YET])
  const desk: Desk = { account, page: await context.newPage() }
  await signIn(desk, stage)
  stage.say(`${account.username} signs in at the desk`)
  return desk
}

/** Signs in on the page of the desk. */
export async function signIn({ account, page }: Desk, { url, province }: Stage): Promise<void> {
  await page.goto(`${url}/ban-lam-viec/`)
  await page.getByLabel('Tên đăng nhập').fill(account.username).catch(async (fault: unknown) => {
    throw new Error(`the desk asks nobody in, but: ${await page.locator('body').innerText()}`, { cause: fault })
  })
  await page.getByLabel('Mật khẩu', { exact: true }).fill(province.password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  // On a phone it stands in the closed menu.
  await page.getByRole('button', { name: 'Đăng xuất', includeHidden: true }).waitFor({ state: 'attached' })
}

/** The line of a dossier in a list. */
export function rowOf(page: Page, number: string): Locator {
  return page.getByRole('table').getByRole('link', { name: number, exact: true })
}

/** Types into the search of a list and sends it off. */
export async function lookFor(page: Page, text: string): Promise<void> {
  await page.getByLabel('Tìm theo mã hồ sơ hoặc họ tên').fill(text)
  await page.keyboard.press('Enter')
}

/** Opens a dossier by its number from the list of the desk, or anew where it lies open. */
export async function openDossier({ page }: Desk, stage: Stage, number: string): Promise<void> {
  const heading = page.getByRole('heading', { name: number, level: 1 })
  if (await heading.isVisible()) {
    await page.reload()
  } else {
    await page.goto(`${stage.url}/ban-lam-viec/danh-sach`)
    await lookFor(page, number)
    await rowOf(page, number).click()
  }
  await heading.waitFor()
}

/**
 * Presses a deed of the open dossier and waits until it is said to be done. `fill` fills in what the deed asks, in its
 * form; without one the deed asks nothing, or nothing that must be filled in.
 */
export async function act(
  { page }: Desk, name: string, fill: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  await page.getByRole('group', { name: 'Việc làm được' })
    .getByRole('button', { name: new RegExp(`^${name}\\s*\\d?$`) }).click()
  const form = page.getByRole('form', { name, exact: true })
  const done = page.getByText(`Đã xong: ${name}`)
  await form.or(done).first().waitFor()
  if (await form.isVisible()) {
    await fill(page)
    await form.getByRole('button', { name }).click()
  }
  await done.first().waitFor().catch(async (error: unknown) => {
    const told = await page.getByRole('alert').allInnerTexts()
    throw new Error(`${name} is not done: ${told.join(' ') || 'nothing is told'}`, { cause: error })
  })
  await page.getByRole('button', { name: 'Đóng thông báo' }).first().click()
}

/** The names of the deeds that are offered on the open dossier, without their keys. */
export async function offered({ page }: Desk): Promise<string[]> {
  const names = await page.getByRole('group', { name: 'Việc làm được' }).getByRole('button').allInnerTexts()
  return names.map((name) => name.replace(/\s*\d$/, '').trim())
}
