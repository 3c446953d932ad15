import { createServer } from 'node:http'
import type pg from 'pg'
import type { Page } from 'playwright-core'
import type { Client } from '../../client.ts'
import { openChromium } from '../../journey/chromium.ts'
import type { Visitor } from '../portal-visitor.ts'
import type { Tally } from '../rights/tally.ts'

/** What a page elsewhere may send without asking, and two kinds for which a browser asks first. */
const TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json', '']

interface Victim { readonly staff: string; readonly person: Visitor; readonly routes: readonly (readonly [string, string])[] }

/**
 * A page of another site, in a browser in which an official and a citizen are signed in: with forms, fetch, frames and
 * without an origin it changes nothing. Answers how many rows of the record it left.
 */
export async function tryCrossSite(url: string, client: Client, database: pg.Pool, victim: Victim, tally: Tally): Promise<number> {
  const evil = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.end('<!doctype html><title>elsewhere</title><body></body>')
  })
  await new Promise<void>((done) => evil.listen(0, '127.0.0.1', done))
  const address = evil.address()
  const browser = await openChromium()
  try {
    const context = await browser.newContext()
    await context.addCookies(`${victim.staff}; ${victim.person.cookie}`.split('; ').map((one) => {
      const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(one) ?? []
      return { name, value, url: url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: name === '__Host-motcua' ? 'Strict' as const : 'Lax' as const }
    }))
    const page = await context.newPage()
    // Another site by its name, though the same machine.
    await page.goto(`http://localhost:${typeof address === 'object' && address ? address.port : 0}/`)
    const before = await recordOf(database)
    await attack(page, url, victim.routes)
    const after = await recordOf(database)
    await readAcross(page, url, tally)
    await forge(client, victim, tally)
    await page.goto(`${url}/ho-so`)
    tally.expect((await page.content()).includes('/dang-xuat'), () => 'the citizen is not signed in in the browser that was attacked')
    return after - before
  } finally {
    await browser.close()
    evil.close()
  }
}

/** Everything that is written down of whatever is done. */
async function recordOf(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{ n: string }>('select (select count(*) from audit.event) + (select count(*) from audit.request) as n')
  return Number(rows[0]?.n)
}

/** With fetch and each kind of body, and with a form in a frame, with and without an origin. */
async function attack(page: Page, url: string, routes: readonly (readonly [string, string])[]): Promise<void> {
  await page.evaluate(async ({ url, routes, types }) => {
    for (const [method, path] of routes) {
      for (const type of types) {
        const headers = type === '' ? {} : { 'content-type': type }
        for (const mode of ['no-cors', 'cors'] as const)
          await fetch(url + path, { method, mode, credentials: 'include', headers, body: '{"at":"2021-06-26T02:00:00Z","csrf":""}' })
            .catch(() => undefined)
      }
    }
    for (const sandbox of ['', 'allow-forms allow-scripts']) {
      for (const [, path] of routes) {
        const frame = document.createElement('iframe')
        if (sandbox !== '') frame.setAttribute('sandbox', sandbox)
        frame.srcdoc = `<form method="post" action="${url + path}"><input name="csrf" value="x"></form><script>document.forms[0].submit()</script>`
        document.body.append(frame)
      }
      await new Promise((done) => setTimeout(done, 1_500))
    }
  }, { url, routes, types: TYPES })
}

/** Nothing is read across, and no page lets itself be framed elsewhere. */
async function readAcross(page: Page, url: string, tally: Tally): Promise<void> {
  for (const path of ['/api/session', '/api/dossiers?list=unit', '/ho-so', '/api/procedures']) {
    const read = await page.evaluate(async (address) =>
      fetch(address, { credentials: 'include' }).then((answer) => answer.text(), () => ''), url + path)
    tally.expect(read === '', () => `${path} is read by another site`)
  }
  for (const path of ['/', '/ho-so', '/dang-nhap', '/ban-lam-viec/', '/docs/']) {
    const { headers } = await page.context().request.get(url + path, { headers: { origin: 'http://localhost' } }).then(
      (answer) => ({ headers: answer.headers() }))
    const isFramed = !/frame-ancestors '(none|self)'/.test(headers['content-security-policy'] ?? '')
      && !/^(DENY|SAMEORIGIN)$/.test(headers['x-frame-options'] ?? '')
    tally.expect(!isFramed, () => `${path} lets itself be framed`)
    tally.expect(headers['access-control-allow-origin'] === undefined, () => `${path} lets another origin read`)
  }
}

/** What a browser would say of a foreign page, with everything else right: the routes refuse by that alone. */
async function forge(client: Client, { staff, routes }: Victim, tally: Tally): Promise<void> {
  const FOREIGN = [
    { origin: 'http://localhost:1' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' },
    { 'origin': 'http://127.0.0.1.example.org' }, { origin: 'http://127.0.0.1:1' },
  ]
  for (const [method, path] of routes.filter(([, one]) => one.startsWith('/api/'))) for (const headers of FOREIGN) {
    const { status, body } = await client.send(method, path, { cookie: staff, body: {}, headers })
    tally.expect(status >= 400 && body.includes('not-from-here'), () => `${method} ${path} with ${JSON.stringify(headers)}: ${status}`)
  }
}
