import type { BrowserContext, Locator, Page } from 'playwright-core'
import { smallPdf } from '../birth.ts'
import type { Person, Stage } from './stage.ts'
import { until } from './until.ts'
import { type Expected, watch } from './watch.ts'

/** A citizen at an old phone: no JavaScript at all. */
export async function openPhone(
  stage: Stage, who: string, expected: readonly Expected[] = [],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 }, javaScriptEnabled: false,
  })
  watch(context, who, stage.surprises, expected)
  return { context, page: await context.newPage() }
}

/**
 * Answers by the key of the field: values of choices as the form has them, a day as YYYY-MM-DD, an address by its
 * commune.
 */
export type Posted = Readonly<Record<string, string | boolean | { readonly commune: string; readonly detail: string }>>

/** Fills in whatever of the answers the page asks for, and nothing else. */
export async function fillPage(page: Page, answers: Posted): Promise<void> {
  for (const [key, value] of Object.entries(answers)) {
    const named = (part = '') => page.locator(`[name="${key}${part}"]`)
    if (typeof value === 'object') {
      if (await named('.commune').count() === 0) continue
      await named('.commune').selectOption(value.commune)
      await named('.detail').fill(value.detail)
    } else if (await named('.day').count() > 0) {
      const [year = '', month = '', day = ''] = String(value).split('-')
      for (const [part, text] of [
        ['.day', day], ['.month', month], ['.year', year],
      ] as const)
        await named(part).fill(text)
    } else if (await named().count() > 0) {
      await fillControl(named(), value)
    }
  }
}

/** Radio buttons of one name, a box to tick, a list, or a line to type in. */
async function fillControl(control: Locator, value: string | boolean): Promise<void> {
  const first = control.first()
  const [tag, type] = [await first.evaluate((element) => element.tagName), await first.getAttribute('type')]
  if (tag === 'SELECT') await first.selectOption(String(value))
  else if (type === 'radio') await control.and(control.page().locator(`[value="${String(value)}"]`)).check()
  else if (type === 'checkbox') await first.setChecked(value === true)
  else await first.fill(String(value))
}

const MOST_STEPS = 60

/**
 * Goes through the steps of the declaration until the papers are asked for, or the answers are to be checked. `onStep`
 * is called on each before it is filled in.
 */
export async function declareOnline(
  page: Page, stage: Stage, answers: Posted, onStep: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (let nth = 0; nth < MOST_STEPS && page.url().includes('/to-khai/'); nth++) {
    stage.say(`citizen: step “${await page.getByRole('heading', { level: 1 }).innerText()}”`)
    await onStep()
    await fillPage(page, answers)
    await goOn(page, 'Tiếp tục')
  }
}

/** Presses a button and makes sure that nothing was found fault with. */
export async function goOn(page: Page, button: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).last().click()
  if ((await page.title()).startsWith('Lỗi'))
    throw new Error(`${page.url()}: ${await page.getByRole('alert').innerText()}`)
}

/** Uploads one file for every paper that must be there. */
export async function uploadPapers(page: Page, stage: Stage): Promise<void> {
  const wanting = page.locator('section.paper', { hasText: 'Bắt buộc.' })
    .filter({ hasNot: page.locator('ul.files li') })
  while (await wanting.count() > 0) {
    const paper = wanting.first()
    const name = await paper.getByRole('heading').innerText()
    await paper.locator('input[type=file]')
      .setInputFiles({ name: 'giay-to.pdf', mimeType: 'application/pdf', buffer: smallPdf(name) })
    await paper.getByRole('button', { name: 'Tải lên' }).click()
    stage.say(`citizen: uploads ${name}`)
  }
  await goOn(page, 'Tiếp tục')
}

/**
 * From the page of sign-in to an account of one's own, by the code that a demonstration shows instead of sending it.
 */
export async function register(page: Page, stage: Stage, { fullName, number, birth, phone }: Person): Promise<void> {
  await page.getByRole('link', { name: 'Đăng ký', exact: true }).click()
  await page.getByLabel('Họ, chữ đệm, tên').fill(fullName)
  await page.getByLabel('Số định danh cá nhân').fill(number)
  for (const [label, text] of [
    ['Ngày', birth.day], ['Tháng', birth.month], ['Năm', birth.year],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(text)
  await page.getByLabel('Số điện thoại').fill(phone)
  await goOn(page, 'Gửi mã')
  await page.getByLabel('Mã xác thực').fill(await readCode(page, stage, phone))
  await goOn(page, 'Mở tài khoản')
  stage.say('citizen: has an account, by one-time code')
}

/** Codes that were read on a stage. */
const read = new WeakMap<Stage, Set<string>>()

/**
 * The newest code that went to a phone, from the page of messages; in a page of its own, as people open it. A message
 * comes a while after it was asked for: one that was read before is not the one that is waited for.
 */
export async function readCode(page: Page, stage: Stage, phone: string): Promise<string> {
  const known = read.get(stage) ?? new Set()
  read.set(stage, known)
  const other = await page.context().newPage()
  let code = ''
  await until('a new code for the phone', async () => {
    await other.goto(`${stage.url}/demo/tin-nhan`)
    code = codeIn(await other.getByRole('main').getByRole('listitem').allInnerTexts(), phone)
    return code !== '' && !known.has(code)
  })
  await other.close()
  known.add(code)
  return code
}

/** Of the messages, newest first, the first to that phone that has a code in its text. */
function codeIn(messages: readonly string[], phone: string): string {
  const digits = phone.replace(/^0/, '')
  const own = messages.filter((text) => text.replaceAll(' ', '').includes(digits))
  return own.flatMap((text) => /\b\d{6}\b/.exec(text.split('\n').slice(1).join(' '))?.[0] ?? [])[0] ?? ''
}
