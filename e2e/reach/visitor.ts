import type { Page } from 'playwright-core'
import { environment } from '../environment.ts'
import { paperFaults } from './paper-faults.ts'
import type { Walk } from './walk.ts'

/** One person before the portal, whose every page is looked at. */
export interface Visitor {
  readonly page: Page
  path(): string
  /** Opens a page and looks at it. */
  visit(path: string, state: string): Promise<void>
  press(button: string): Promise<void>
  /** Presses what must find a fault, and looks at how it is told. */
  pressFaulty(button: string, state: string): Promise<void>
  /** With everything open that is folded. */
  lookUnfolded(state: string): Promise<void>
  /** What is wrong with the page on paper; a picture of it goes where REACH_PICTURES says. */
  onPaper(name: string): Promise<string[]>
}

export function visitorOf(page: Page, walk: Walk, url: string, language: 'vi' | 'en' = 'vi'): Visitor {
  const folder = environment()['REACH_PICTURES']
  const press = (name: string) =>
    page.getByRole('main').getByRole('button', { name, exact: true }).last().click()
  return {
    page, press,
    path: () => new URL(page.url()).pathname,
    async visit(path, state) {
      await page.goto(url + path)
      await walk.look(page, state, { language })
    },
    async pressFaulty(button, state) {
      await press(button)
      await page.waitForFunction(
        () => /^(Lỗi|Error): /.test(document.title), null, { timeout: 10_000 },
      ).catch(async () => {
        const seen = await page.getByRole('main').innerText()
        throw new Error(`${button} finds no fault (${state}) at ${page.url()}: ${seen.slice(0, 300)}`)
      })
      await walk.look(page, state, { isFaulty: true, language })
    },
    async lookUnfolded(state) {
      for (const summary of await page.locator('details:not([open]) > summary').all())
        if (await summary.isVisible()) await summary.click()
      await walk.look(page, state, { language })
    },
    onPaper: (name) => paperFaults(page, folder && `${folder}/${name}.png`),
  }
}
