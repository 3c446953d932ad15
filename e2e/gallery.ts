import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { atTextSize } from './reach/at-text-size.ts'

/** On what a page is looked at, in what light, and with text of what size, in percent. */
const VIEWS = [
  { view: 'phone', width: 390, height: 844, light: 'light', text: 100 },
  { view: 'phone-dark', width: 390, height: 844, light: 'dark', text: 100 },
  { view: 'phone-200', width: 390, height: 844, light: 'light', text: 200 },
  { view: 'tablet', width: 820, height: 1180, light: 'light', text: 100 },
  { view: 'desktop', width: 1280, height: 800, light: 'light', text: 100 },
  { view: 'desktop-dark', width: 1280, height: 800, light: 'dark', text: 100 },
  { view: 'desktop-200', width: 1280, height: 800, light: 'light', text: 200 },
] as const
/** Good enough to read, small enough to keep seven of each page. */
const QUALITY = 45

export interface Gallery {
  /** The page in every view; afterwards as it was. */
  show(page: Page, name: string): Promise<void>
  /** A page of links to all that was shown, beside the pictures. */
  close(): void
}

/** A folder for pictures of pages in every view: what is in it goes when the first page is shown. */
export function openGallery(folder: string): Gallery {
  const shown: string[] = []
  return {
    async show(page, name) {
      if (shown.length === 0) {
        rmSync(folder, { recursive: true, force: true })
        mkdirSync(folder, { recursive: true })
      }
      const before = page.viewportSize()
      for (const { view, width, height, light, text } of VIEWS) {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme: light })
        await atTextSize(page, text)
        await takePicture(page, join(folder, `${name}-${view}.jpg`))
      }
      await page.emulateMedia({ colorScheme: null })
      await atTextSize(page, 100)
      if (before) await page.setViewportSize(before)
      shown.push(name)
    },
    close() {
      if (shown.length === 0) return
      const row = (name: string) => [name, ...VIEWS.map(({ view }) => `[${view}](${name}-${view}.jpg)`)].join(' | ')
      writeFileSync(join(folder, 'README.md'), [
        '# Pages as people see them', '', 'Made by `npm run pictures`.', '',
        `| Page | ${VIEWS.map(() => '').join(' | ')} |`, `|---|${VIEWS.map(() => '---').join('|')}|`,
        ...shown.map((name) => `| ${row(name)} |`), '',
      ].join('\n'))
    },
  }
}

/** From the top of the page, without what moves. Of a name that ends in `.jpg` a small one. */
export async function takePicture(page: Page, path: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({
    path, animations: 'disabled', caret: 'hide', ...path.endsWith('.jpg') && { type: 'jpeg', quality: QUALITY },
  })
}
