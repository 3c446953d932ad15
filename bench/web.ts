import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { openClient } from '../e2e/client.ts'
import { freePort } from '../e2e/free-port.ts'
import { startInstance } from '../e2e/instance.ts'
import { openChromium, openOwnChromium } from '../e2e/journey/chromium.ts'
import type { Figure } from './figure.ts'
import { measureBytes } from './web-bytes.ts'
import { measureDesk } from './web-desk.ts'
import { runLighthouse } from './web-lighthouse.ts'
import { measureRendering } from './web-render.ts'
import { benchUploads } from './web-upload.ts'
import { measureVitals } from './web-vitals.ts'

const PROCEDURE = '/thu-tuc/1.001193' // registration of a birth, the most asked for of all

/**
 * Portal and desk as those who use them feel them: bytes, Lighthouse, a slow line and a cheap phone, how long the
 * server takes, and the longest list of a desk.
 */
export async function benchWeb(): Promise<Figure[]> {
  const instance = await startInstance()
  const client = openClient(instance.url)
  const profile = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const port = await freePort()
  const phone = await openOwnChromium(profile, port)
  try {
    const form = await beginDraft(phone, instance.url)
    const at = (path: string) => `${instance.url}${path}`
    const pages = {
      'home': at('/'), 'procedure': at(PROCEDURE), 'form': form, 'tracking': at('/theo-doi'),
      'sign-in': at('/dang-nhap'), 'verify': at('/xac-minh'),
    }
    const papers = form.replace(/\/to-khai\/.*/, '/giay-to')
    const bytes = await measureBytes(phone, { ...pages, papers })
    const cookie = (await phone.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const rendering = await measureRendering(client, [
      { path: '/' }, { path: PROCEDURE }, { path: '/thu-tuc' }, { path: '/theo-doi' },
      { path: new URL(form).pathname, cookie },
    ])
    const nothing = async () => undefined
    const vitals = await measureVitals(phone, {
      'home': { url: pages.home, use: nothing }, 'procedure': { url: pages.procedure, use: openEverything },
      'form': { url: form, use: typeSomething },
    })
    const lighthouse = await runLighthouse(port, pages)
    const browser = await openChromium()
    const desk = await measureDesk(instance, browser)
    await browser.close()
    return [...bytes, ...rendering, ...vitals, ...lighthouse, ...desk, ...await benchUploads()]
  } finally {
    await phone.close()
    client.close()
    await instance.stop()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Begins a registration of a birth. Answers the address of the first page of its declaration. */
async function beginDraft(context: BrowserContext, url: string): Promise<string> {
  const page = await context.newPage()
  await page.goto(`${url}${PROCEDURE}/nop-ho-so`)
  const place = page.locator('main select').first()
  if (await place.count() > 0) await place.selectOption({ index: 1 })
  await page.locator('main form button[type=submit]').last().click()
  const first = page.locator('main a[href*="/to-khai/"]').first()
  if (!page.url().includes('/to-khai/')) await first.click()
  const form = page.url()
  await page.close()
  return form
}

async function openEverything(page: Page): Promise<void> {
  for (const summary of await page.locator('summary').all()) await summary.click()
}

async function typeSomething(page: Page): Promise<void> {
  for (const field of await page.locator('main input:not([type=hidden])').all()) {
    const type = await field.getAttribute('type')
    if (type === 'radio' || type === 'checkbox') await field.check()
    else await field.pressSequentially('12')
  }
}
