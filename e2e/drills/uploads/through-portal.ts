import type { Browser, Page } from 'playwright-core'
import { beginBirthPapers } from '../../journey/papers-online.ts'
import { inPage } from '../../reach/in-page.ts'
import type { Traps } from '../text/traps.ts'
import type { BadFile } from './bad-files.ts'

export interface ThroughPortal {
  readonly url: string
  readonly browser: Browser
  readonly traps: Traps
  readonly territory: string
  readonly files: readonly BadFile[]
  readonly found: { readonly taken: string[]; readonly crashed: string[] }
}

/** The same files from a phone: by the plain form, and in pieces by the script of the page, as the protocol has it. */
export async function throughPortal({ url, browser, traps, territory, files, found }: ThroughPortal): Promise<void> {
  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'vi-VN' })
    if (javaScriptEnabled) await traps.set(context, 'phone')
    const way = javaScriptEnabled ? 'in pieces' : 'by the form'
    context.on('response', (answer) => {
      if (answer.status() >= 500) found.crashed.push(`${way}: ${answer.status()}`)
    })
    const page = await context.newPage()
    await beginBirthPapers(page, url, territory)
    const address = page.url()
    for (const file of files.filter(({ content }) => content.length < 3_000_000)) {
      const isTaken = javaScriptEnabled ? await inPieces(page, file) : await byForm(page, file)
      if (isTaken && file.must === 'refused') found.taken.push(`${way}: ${file.what}`)
      if (!page.url().startsWith(address)) await page.goto(address)
    }
    await context.close()
  }
}

async function byForm(page: Page, { name, type, content }: BadFile): Promise<boolean> {
  const paper = page.locator('section.paper').first()
  const input = paper.locator('input[type=file]')
  if (await input.count() === 0) return false // as many have been taken as may be, which the control brings about
  const before = await page.locator('[data-has] li, ul.files li').count()
  await input.setInputFiles({ name, mimeType: type, buffer: content })
  await paper.getByRole('button', { name: 'Tải lên' }).click()
  return await page.locator('[data-has] li, ul.files li').count() > before
}

/** By the protocol, past whatever the script of the page would refuse by itself. */
async function inPieces(page: Page, { name, content }: BadFile): Promise<boolean> {
  return await inPage(page, sendInPieces, { name, content: content.toString('base64') })
}

/** Runs in the page. Answers whether the server has taken the file. */
async function sendInPieces({ name, content }: { name: string; content: string }): Promise<boolean> {
  const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0))
  const form = document.querySelector<HTMLFormElement>('section.paper form')
  const csrf = form?.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? ''
  const utf8 = btoa(String.fromCharCode(...new TextEncoder().encode(name)))
  const headers = { 'tus-resumable': '1.0.0', 'x-csrf': csrf }
  const begun = await fetch(`${form?.action ?? ''}/tep`, {
    method: 'POST',
    headers: {
      ...headers, 'upload-length': String(bytes.length),
      'upload-metadata': `filename ${utf8},filetype ${btoa('application/pdf')}`,
    },
  })
  const place = begun.headers.get('location')
  if (begun.status !== 201 || place === null) return false
  const sent = await fetch(place, {
    method: 'PATCH', headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: bytes,
  })
  return sent.ok && sent.headers.get('upload-fault') === null
}
