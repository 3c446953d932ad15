import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Stage } from './stage.ts'

/** All text of a PDF, pages and lines run together: a name may be broken over two lines. */
export async function textOfPdf(content: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(content), isEvalSupported: false, verbosity: 0 })
  const document = await task.promise
  const pages = await Promise.all(Array.from({ length: document.numPages }, async (_, nth) => {
    const { items } = await (await document.getPage(nth + 1)).getTextContent()
    return items.map((item) => 'str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '').join('')
  }))
  await task.destroy()
  return pages.join(' ').replaceAll(/\s+/g, ' ').normalize('NFC')
}

/** Fetches a PDF as the browser would, opens it, looks for what must stand in it, keeps it. Answers where. */
export async function keepPdf(
  stage: Stage, context: BrowserContext, address: string, name: string, mustHold: readonly string[],
): Promise<string> {
  const answer = await context.request.get(new URL(address, stage.url).href)
  if (!answer.ok()) throw new Error(`${address} answered ${answer.status()}`)
  const content = await answer.body()
  const path = join(stage.folder, `${name}.pdf`)
  writeFileSync(path, content)
  const text = await textOfPdf(content)
  const missing = mustHold.filter((one) => !text.toLocaleLowerCase('vi').includes(one.toLocaleLowerCase('vi')))
  if (missing.length > 0) stage.surprises.push(`${path} does not say ${missing.join(', ')}`)
  stage.say(`PDF ${path} (${content.length} bytes)`)
  return path
}
