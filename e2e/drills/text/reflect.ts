import type { Page } from 'playwright-core'
import { inPage } from '../../reach/in-page.ts'
import type { Ground } from './open-every-page.ts'

/** Every name of a query that some page reads, and of some that none does. */
const ASKED = ['q', 'loc', 'truoc', 'tiep', 've', 't', 'list', 'search', 'sort', 'from', 'to', 'noi', 'trang', 'x']
/** What would end something that is still needed, or sign out. */
const NOT_SENT = /\/(dang-xuat|rut|dung|cham-dut|nguoi\/[^/]+)$|^\/ngon-ngu/

/**
 * Sends the strings to each page, in its query and in every field of its forms, and looks at what comes back: what was
 * typed stands there again, and a fault may repeat it.
 */
export async function reflect(page: Page, ground: Ground, addresses: readonly string[], strings: readonly string[]) {
  const { url, traps, counted } = ground
  let at = 0
  const next = () => strings[at++ % strings.length] ?? ''
  for (const address of addresses) {
    const query = ASKED.map((name) => `${name}=${encodeURIComponent(next())}`).join('&')
    await page.goto(`${url}${address}?${query}`, { waitUntil: 'load' })
    counted.pages += 1
    await traps.inspect(page)
    if (NOT_SENT.test(address)) continue
    await page.goto(url + address, { waitUntil: 'load' })
    const forms = await page.locator('main form').count()
    for (let nth = 0; nth < forms; nth += 1) {
      const words = Array.from({ length: 40 }, next)
      const isSent = await inPage(page, fillAndSend, { nth, words })
      if (!isSent) continue
      await page.waitForFunction(() => !('isSent' in window) && document.readyState === 'complete')
      counted.pages += 1
      await traps.inspect(page)
      await page.goto(url + address, { waitUntil: 'load' })
    }
  }
}

/**
 * Runs in the page: the nth form, with words in whatever takes words, sent past what the browser itself would refuse.
 */
function fillAndSend({ nth, words }: { nth: number; words: readonly string[] }): boolean {
  const form = document.querySelectorAll<HTMLFormElement>('main form')[nth]
  if (!form || /dang-xuat|xoa|rut|dung|cham-dut/.test(form.action)) return false
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
    .filter(({ type }) => /^(text|search|tel|email|textarea|number)$/.test(type))
  fields.forEach((field, n) => {
    field.removeAttribute('maxlength')
    if (field.type === 'number') field.setAttribute('type', 'text')
    field.value = words[n % words.length] ?? ''
  })
  if (fields.length === 0) return false
  Object.assign(window, { isSent: true }) // until another page stands there
  HTMLFormElement.prototype.submit.call(form)
  return true
}
