import type { Page } from 'playwright-core'
import { rowOf } from './desk.ts'
import { type Heard, Keyboard, listen } from './keys.ts'
import type { Account } from './province.ts'
import type { Stage } from './stage.ts'
import { typeContent } from './type-content.ts'
import { NOBODY_YET, watch } from './watch.ts'

/** A browser before which somebody sits who has a keyboard and nothing else. */
export interface Seat {
  readonly page: Page
  readonly keys: Keyboard
  /** What its pages heard. */
  readonly heard: Heard
  leave(): Promise<void>
}

/** Signs in with keys alone, and waits for the list. */
export async function sitDown(stage: Stage, account: Account): Promise<Seat> {
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, account.username, stage.surprises, [NOBODY_YET])
  const heard = await listen(context)
  const page = await context.newPage()
  const keys = new Keyboard(page)
  await page.goto(`${stage.url}/ban-lam-viec/`)
  await keys.isAt(page.getByLabel('Tên đăng nhập'))
  await keys.type(account.username)
  await keys.press('Tab')
  await keys.type(stage.province.password)
  await keys.press('Enter')
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
  await page.getByLabel('Tìm theo mã hồ sơ hoặc họ tên').waitFor()
  return { page, keys, heard, leave: () => context.close() }
}

/** What may be done on the open dossier. */
export const deeds = (page: Page) => page.getByRole('group', { name: 'Việc làm được' })
export const deed = (page: Page, name: string) => deeds(page).getByRole('button', { name: new RegExp(`^${name}`) })

/** Sits down as whoever the dossier waits for, and opens it from the list. */
export async function openAs(stage: Stage, account: Account, number: string): Promise<Seat> {
  const seat = await sitDown(stage, account)
  const { page, keys } = seat
  await keys.press('/')
  await keys.type(number)
  await keys.press('Enter')
  // Only what was found is still listed, so that the list changes no more under the key.
  await page.getByRole('table').and(page.locator('[aria-rowcount="2"]')).waitFor()
  await keys.press('j')
  await keys.isAt(rowOf(page, number))
  await keys.press('Enter')
  await page.getByRole('heading', { name: number, level: 1 }).waitFor()
  await deeds(page).waitFor()
  return seat
}

/** What takes a dossier on, and what its form wants before it is sent. */
const WAYS_ON: Readonly<Record<string, readonly string[]>> = {
  'Trình giải quyết': ['Space'], 'Đồng ý, chuyển tiếp': [], 'Phê duyệt': [], 'Ban hành kết quả': [],
  'Chuyển bước tiếp theo': [], 'Phân công': ['ArrowDown'],
}

/** Presses the key of a deed, answers what its form asks first, sends it, and waits until it is said to be done. */
export async function act(
  { page, keys }: Seat, name: string, number: string, answers: readonly string[],
): Promise<void> {
  await keys.pressKeyOf(deed(page, name))
  const form = page.getByRole('form', { name, exact: true })
  const done = page.getByText(`Đã xong: ${name}, hồ sơ ${number}.`).first()
  await form.or(done).first().waitFor()
  if (await form.isVisible()) {
    await keys.isAt(form.locator('input, select, textarea').and(page.locator('[id^="viec-"], [id^="viec-"] *')).first())
    await keys.press(...answers, 'Control+Enter')
  }
  await done.waitFor()
}

/** The step that the dossier waits at: takes the work where it is offered, then does what takes the dossier on. */
export async function doStep(seat: Seat, number: string): Promise<void> {
  const { page } = seat
  await deeds(page).waitFor()
  if (await deed(page, 'Nhận việc').isVisible()) {
    await act(seat, 'Nhận việc', number, [])
    await deed(page, 'Nhận việc').waitFor({ state: 'detached' })
  }
  const shown = await deeds(page).getByRole('button').allInnerTexts()
  const name = Object.keys(WAYS_ON).find((way) => shown.some((text) => text.startsWith(way)))
  if (name === undefined) throw new Error(`nothing takes ${number} on: ${shown.join(', ')}`)
  if (name === 'Ban hành kết quả') await typeContent(seat)
  await act(seat, name, number, WAYS_ON[name] ?? [])
}
