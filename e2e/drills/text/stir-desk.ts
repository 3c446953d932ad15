import type { Page } from 'playwright-core'
import { MOTHER } from '../../journey/birth.ts'

const SOON = { timeout: 2_000 }

/**
 * What a screen of the desk shows only to whoever asks for it: the forms of its deeds, people found, the look, the
 * help.
 */
export async function stirDesk(page: Page): Promise<void> {
  const { pathname } = new URL(page.url())
  if (pathname.endsWith('/tiep-nhan')) await findSomebody(page)
  const deeds = page.getByRole('group', { name: 'Việc làm được' }).getByRole('button')
  for (let nth = 0; nth < await deeds.count(); nth += 1) {
    // One that asks nothing is done: then another list of deeds stands there.
    await deeds.nth(nth).click(SOON).catch(() => undefined)
    await page.getByRole('form').first().waitFor(SOON).catch(() => undefined)
    if (await page.getByRole('form').count() === 0) return
    await page.keyboard.press('Escape')
  }
  for (const paper of await page.locator('.mc-papers button').all()) await paper.click(SOON).catch(() => undefined)
}

async function findSomebody(page: Page): Promise<void> {
  const look = async (label: string, text: string) => {
    await page.getByRole('combobox', { name: label }).fill(text, SOON)
    await page.getByRole('option').first().click(SOON)
  }
  // Not at every counter one may look for people, and a name that was planted may be found by no word.
  await look('Số định danh, mã số thuế hoặc họ tên', MOTHER.number).catch(() => undefined)
  await look('Tên hoặc mã thủ tục', 'khai sinh').catch(() => undefined)
}
