/**
 * Need (part C1): the number by which somebody is called is read at once, also on the narrowest phone (320 px, WCAG 2.2
 * 1.4.10) and at a kiosk as narrow: in one line, and nothing of it beyond its edge.
 */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './journey/chromium.ts'

const STYLE = ['portal', 'hall']
  .map((name) => readFileSync(new URL(`../web/src/portal/${name}.css`, import.meta.url), 'utf8')).join('\n')
/** As ticket-page.tsx writes them. */
const FACES = {
  kiosk: (number: string) => `<section class="slip"><h1>Số của bạn</h1><p class="ticket-number">${number}</p></section>`,
  ticket: (number: string) => `<h1>Số của bạn <strong class="ticket-number">${number}</strong></h1>`,
}
let browser: Browser
beforeAll(async () => { browser = await openChromium() })
afterAll(async () => (browser as Browser | undefined)?.close())

test.each(['kiosk', 'ticket'] as const)('the number stands in one line of a narrow %s', async (face) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
  for (const number of ['1001', '20000']) {
    await page.setContent(`<!doctype html><meta name="viewport" content="width=device-width, initial-scale=1">
      <style>${STYLE}</style><body class="hall ${face}"><main>${FACES[face](number)}</main>`)
    const seen = await page.locator('.ticket-number').evaluate((one) => {
      const text = document.createRange()
      text.selectNodeContents(one)
      const rects = [...text.getClientRects()]
      return {
        lines: new Set(rects.map(({ top }) => Math.round(top))).size,
        isWithin: text.getBoundingClientRect().width <= one.getBoundingClientRect().width,
      }
    })
    expect(seen).toEqual({ lines: 1, isWithin: true })
  }
  await page.close()
})
