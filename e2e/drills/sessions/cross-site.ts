import { createServer } from 'node:http'
import type pg from 'pg'
import type { Page } from 'playwright-core'
import type { Client } from '../../client.ts'
import { openChromium } from '../../journey/chromium.ts'
import type { Visitor } from '../portal-visitor.ts'
import type { Tally } from '../rights/tally.ts'
import type { Call, Deeds } from './deeds.ts'

/** What a page elsewhere may send without asking, and two kinds for which a browser asks first. */
const TYPES = [
  'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json', '',
]

interface Victim { readonly staff: string; readonly person: Visitor; readonly deeds: Deeds }

/**
 * A page of another site, in a browser in which an official and a citizen are signed in: with forms, fetch, frames and
 * without an origin it changes nothing. Answers how many deeds changed something from our own page in that browser, and
 * how many rows the same and all others left from elsewhere.
 */
export async function tryCrossSite(
  url: string, client: Client, database: pg.Pool, victim: Victim, tally: Tally,
): Promise<{ readonly ours: number; readonly elsewhere: number }> {
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
      return {
        name, value, url: url.replace('http:', 'https:'), secure: true, httpOnly: true,
        sameSite: name === '__Host-motcua' ? 'Strict' as const : 'Lax' as const,
      }
    }))
    const page = await context.newPage()
    await page.goto(`${url}/huong-dan`)
    let ours = 0
    for (const call of victim.deeds.ours) {
      const before = await leftIn(database)
      const status = await sendFromHere(page, call)
      const hasChanged = await leftIn(database) > before
      tally.expect(hasChanged, () => `${call.path} changes nothing from our own page: ${status}`)
      if (hasChanged) ours += 1
    }
    await settle(database)
    // Another site by its name, though the same machine.
    await page.goto(`http://localhost:${typeof address === 'object' && address ? address.port : 0}/`)
    const before = await leftIn(database)
    const calls = [...victim.deeds.ours, ...victim.deeds.others]
    await attack(page, url, calls)
    const after = await leftIn(database)
    await readAcross(page, url, tally)
    await forge(client, victim, tally)
    await page.goto(`${url}/ho-so`)
    tally.expect(
      (await page.content()).includes('/dang-xuat'),
      () => 'the citizen is not signed in in the browser that was attacked',
    )
    return { ours, elsewhere: after - before }
  } finally {
    await browser.close()
    evil.close()
  }
}

/** Everything that is written down of whatever is done, drafts that are begun, and sessions that end. */
async function leftIn(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{
    n: string
  }>(`select (select count(*) from audit.event) + (select count(*) from audit.request) +
    (select count(*) from audit.read) + (select count(*) from dossiers.draft) +
    (select count(*) from identity.session where ended_at is not null) as n`)
  return Number(rows[0]?.n)
}

/** What follows from a deed is written by the worker, a little later. */
async function settle(database: pg.Pool): Promise<void> {
  for (let before = -1, now = await leftIn(database), nth = 0; before !== now && nth < 20; nth += 1) {
    before = now
    await new Promise((done) => setTimeout(done, 1_000))
    now = await leftIn(database)
  }
}

/** As a page of ours does. */
async function sendFromHere(page: Page, call: Call): Promise<number> {
  return page.evaluate(async ({ method, path, type, body }) => {
    const headers = { 'content-type': type, 'idempotency-key': crypto.randomUUID() }
    return (await fetch(path, { method, headers, body, redirect: 'manual' })).status
  }, call)
}

/**
 * With fetch and each kind of body, and with forms in frames, with and without an origin; it knows no token of a form.
 */
async function attack(page: Page, url: string, calls: readonly Call[]): Promise<void> {
  const known = calls.map(({ body: whole, ...call }) => {
    const body = whole.replace(/(^|&)csrf=[^&]*/, '$1csrf=x')
    return { ...call, body, inputs: inputsOf(body) }
  })
  await page.evaluate(async ({ url, calls, types }) => {
    for (const { method, path, body } of calls) {
      for (const type of types) {
        const headers = type === '' ? {} : { 'content-type': type }
        for (const mode of ['no-cors', 'cors'] as const)
          await fetch(url + path, { method, mode, credentials: 'include', headers, body }).catch(() => undefined)
      }
    }
    for (const sandbox of ['', 'allow-forms allow-scripts']) {
      for (const { path, body, inputs } of calls) {
        const [frame, page] = [document.createElement('iframe'), document.implementation.createHTMLDocument('')]
        if (sandbox !== '') frame.setAttribute('sandbox', sandbox)
        const form = page.createElement('form')
        form.setAttribute('method', 'post')
        form.setAttribute('action', url + path)
        if (body.startsWith('{')) form.setAttribute('enctype', 'text/plain')
        for (const [name, value] of inputs) {
          const input = page.createElement('input')
          input.setAttribute('name', name)
          input.setAttribute('value', value)
          form.append(input)
        }
        frame.srcdoc = `${form.outerHTML}<script>document.forms[0].submit()</script>`
        document.body.append(frame)
      }
      await new Promise((done) => setTimeout(done, 2_000))
    }
  }, { url, calls: known, types: TYPES })
}

/** Fields of a form; of JSON one that reads as it, when it is sent as text. */
function inputsOf(body: string): (readonly [name: string, value: string])[] {
  return body.startsWith('{')
    ? [[body.replace(/\}$/, body === '{}' ? '"x":"' : ',"x":"'), '"}']]
    : [...new URLSearchParams(body)]
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
async function forge(client: Client, { staff, deeds }: Victim, tally: Tally): Promise<void> {
  const FOREIGN = [
    { origin: 'http://localhost:1' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'origin': 'http://127.0.0.1.example.org' }, { origin: 'http://127.0.0.1:1' },
  ]
  const calls = [...deeds.ours, ...deeds.others].filter(({ path }) => path.startsWith('/api/'))
  for (const { method, path, type, body: content } of calls) for (const headers of FOREIGN) {
    const { status, body } = await client.send(method, path, {
      cookie: staff, raw: { type, content: Buffer.from(content) }, headers,
    })
    tally.expect(
      status >= 400 && body.includes('not-from-here'),
      () => `${method} ${path} with ${JSON.stringify(headers)}: ${status}`,
    )
  }
}
