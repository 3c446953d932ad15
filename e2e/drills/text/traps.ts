import { createServer } from 'node:http'
import type { BrowserContext, Page } from 'playwright-core'
import { inPage } from '../../reach/in-page.ts'

/** What a planted text brought about that a text may not. */
export interface Caught {
  /** A dialog, a flag at the window, a call to the beacon. */
  readonly executions: string[]
  /** What only the content security policy held back: it was markup by then. */
  readonly violations: string[]
  /** Elements that a text became, although nothing of them ran. */
  readonly alive: string[]
  /** Answers of 500 and more, and screens that gave up. */
  readonly broken: string[]
}

export interface Traps {
  readonly caught: Caught
  /** An address that tells when somebody asks for it. */
  readonly beacon: string
  /** Watches every page of a browser from now on. */
  set(context: BrowserContext, who: string): Promise<void>
  /** Looks whether a text of the open page has come alive. */
  inspect(page: Page): Promise<void>
  close(): void
}

/** Traps for whatever a script string wants to do: dialogs, a flag, a listener that should hear nothing. */
export async function openTraps(): Promise<Traps> {
  const caught: Caught = { executions: [], violations: [], alive: [], broken: [] }
  const listener = createServer((request, answer) => {
    caught.executions.push(`beacon asked for by ${request.headers.referer ?? 'somebody'}`)
    answer.writeHead(204).end()
  })
  await new Promise<void>((done) => { listener.listen(0, '127.0.0.1', done) })
  const address = listener.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const pathOf = (url: string) => URL.canParse(url) ? new URL(url).pathname : url
  return {
    caught, beacon: `http://127.0.0.1:${String(port)}/b`,
    async set(context, who) {
      await context.exposeBinding('tellViolation', ({ frame }, told: string) => {
        caught.violations.push(`${who} at ${pathOf(frame.url())}: ${told}`)
      })
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
          const { tellViolation } = window as unknown as { tellViolation(told: string): Promise<void> }
          void tellViolation(`${violatedDirective} ${blockedURI} ${sample}`)
        })
      })
      context.on('dialog', (dialog) => {
        if (dialog.type() !== 'beforeunload')
          caught.executions.push(`${who} at ${pathOf(dialog.page()?.url() ?? '')}: dialog`)
        void dialog.dismiss().catch(() => undefined)
      })
      context.on('response', (answer) => {
        if (answer.status() >= 500) caught.broken.push(`${who}: ${answer.status()} ${pathOf(answer.url())}`)
      })
      context.on('weberror', (error) => caught.broken.push(`${who}: ${error.error().message.slice(0, 120)}`))
    },
    async inspect(page) {
      const { hasRun, alive } = await inPage(page, findAlive, null)
      const path = pathOf(page.url())
      if (hasRun) caught.executions.push(`flag at ${path}`)
      for (const one of alive) caught.alive.push(`${path}: ${one}`)
    },
    close: () => { listener.close() },
  }
}

/**
 * Runs in the page. Elements and attributes that no page of ours has: whatever bears one was made of a text. A link
 * that leads to a script is one, however well it is spelled.
 */
function findAlive(): { hasRun: boolean; alive: string[] } {
  const never = 'iframe[srcdoc], object, embed, base, marquee, frameset, xmp, isindex, keygen, portal, math, animate, ' +
    'body script:not([src]), [background], meta[http-equiv=refresh], body link, body style:not([data-mantine-styles]), template:not([data-field])'
  const isScript = (value: string) =>
    /^[\s\u0000-\u001f]*(javascript|vbscript|data:text)/i.test(value.replace(/[\t\n\r]/g, ''))
  const alive = [...document.querySelectorAll('*')].filter((one) =>
    one.matches(never) || [...one.attributes].some(({ name, value }) =>
      /^on/i.test(name) || /^(href|src|action|formaction|data|xlink:href)$/.test(name) && isScript(value)))
  const hasRun = 'ran' in window
  return { hasRun, alive: alive.map((one) => one.outerHTML.slice(0, 120)) }
}
