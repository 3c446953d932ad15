import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** A page as a visitor has it before them. */
export interface SeenPage {
  readonly status: number
  readonly path: string
  readonly html: string
  /** The answer as it came: what it is of a file. */
  readonly bytes: Buffer
  /** The text of the page, without marks. */
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** Answers by name: a text, several, or null to empty it. */
type Typed = Readonly<Record<string, string | readonly string[] | null>>

export interface Chosen { readonly name: string; readonly filename: string; readonly content: Buffer }

/**
 * Somebody with a browser without script: keeps cookies, follows redirects, fills in the form that is on the page and
 * sends everything that stands in it, hidden fields and former answers too. Nothing is sent that the page did not
 * offer. A redirect to another site is not followed.
 */
export class Visitor {
  readonly #app: FastifyInstance
  readonly #address: string
  readonly #cookies = new Map<string, string>()
  #page: SeenPage | undefined

  /** `address` is where from, as the network tells; all are at one unless they say. */
  constructor(app: FastifyInstance, address = '127.0.0.1') {
    this.#app = app
    this.#address = address
  }

  get page(): SeenPage {
    if (!this.#page) throw new Error('no page was opened')
    return this.#page
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  remember(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  forget(name: string): void {
    this.#cookies.delete(name)
  }

  async open(path: string): Promise<SeenPage> {
    return this.#send('GET', path)
  }

  /** Whether a control of that name is to be seen on the page. */
  offers(name: string): boolean {
    return this.page.html.replace(/<template[\s\S]*?<\/template>/g, '').includes(` name="${name}"`)
  }

  /** What stands in the form whose action ends so. */
  fieldsOf(action: string): [string, string][] {
    return fieldsIn(formIn(this.page.html, action))
  }

  async submit(action: string, answers: Typed = {}): Promise<SeenPage> {
    const { target, fields } = this.prepare(action, answers)
    return this.post(target, fields)
  }

  /** What `submit` would send, to be sent later or twice. */
  prepare(action: string, answers: Typed = {}) {
    const form = formIn(this.page.html, action)
    for (const name of Object.keys(answers)) {
      if (!form.includes(` name="${name}"`)) throw new Error(`the form ${action} on ${this.page.path} has no ${name}`)
    }
    const kept = fieldsIn(form).filter(([name]) => !(name in answers))
    const given = Object.entries(answers).flatMap(([name, value]) =>
      value === null ? [] : [value].flat().map((one): [string, string] => [name, one]),
    )
    return { target: targetOf(form), fields: [...kept, ...given] }
  }

  /** An empty header is one that the browser does not send. */
  async post(
    path: string, fields: readonly (readonly [string, string])[], headers: Record<string, string> = {},
  ): Promise<SeenPage> {
    const payload = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
    return this.#send('POST', path, payload, { 'content-type': 'application/x-www-form-urlencoded', ...headers })
  }

  /** Sends a form with files, and what was typed beside them. */
  async upload(action: string, files: readonly Chosen[], answers: Typed = {}): Promise<SeenPage> {
    const { target, fields } = this.prepare(action, answers)
    const boundary = randomUUID()
    const parts = [
      ...fields.map(([name, value]) =>
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
      ),
      ...files.flatMap(({ name, filename, content }) => [
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        content,
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ]
    return this.#send('POST', target, Buffer.concat(parts), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    })
  }

  async #send(
    method: 'GET' | 'POST', path: string, payload?: string | Buffer, headers: Record<string, string> = {},
  ): Promise<SeenPage> {
    const origin: Record<string, string> =
      method === 'POST'
        ? {
            'origin': 'http://localhost',
            'sec-fetch-site': 'same-origin',
          }
        : {}
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.#app.inject({
      method,
      url: path,
      remoteAddress: this.#address,
      headers: {
        host: 'localhost', ...Object.fromEntries(Object.entries({ ...origin, ...headers }).filter(([, value]) => value)),
        ...(cookie && { cookie }),
      },
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value } of answer.cookies) {
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const { location } = answer.headers
    const isElsewhere = typeof location === 'string' && URL.canParse(location) && new URL(location).host !== 'localhost'
    if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string' && !isElsewhere)
      return this.#send('GET', location.split('#')[0] ?? '/')
    const html = answer.body
    const text = html.replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>').replace(/\s+/g, ' ')
    this.#page = { status: answer.statusCode, path, html, bytes: answer.rawPayload, text, headers: answer.headers }
    return this.#page
  }
}

/** What lies in a template is no part of the page: a script may put it there, and here is none. */
function formIn(page: string, action: string): string {
  const html = page.replace(/<template[\s\S]*?<\/template>/g, '')
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? []
  const found = forms.find((form) => (/ action="([^"]*)"/.exec(form)?.[1] ?? '').endsWith(action))
  if (found === undefined)
    throw new Error(`no form ${action} on the page: ${html.replace(/<[^>]+>/g, ' ').slice(0, 600)}`)
  return found
}

function targetOf(form: string): string {
  return unescape(/ action="([^"]*)"/.exec(form)?.[1] ?? '')
}

function fieldsIn(form: string): [string, string][] {
  const inputs = (form.match(/<input[^>]*>/g) ?? []).flatMap((tag): [string, string][] => {
    const [name, type, value] = [
      'name', 'type', 'value',
    ].map((key) => unescape(new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1] ?? ''))
    if (!name || type === 'file' || (type === 'radio' || type === 'checkbox') && !tag.includes(' checked')) return []
    return [[name, value ?? '']]
  })
  const selects = (form.match(/<select[\s\S]*?<\/select>/g) ?? []).map((tag): [string, string] => {
    const chosen = /<option[^>]*selected[^>]*>/.exec(tag)?.[0] ?? ''
    return [unescape(/ name="([^"]*)"/.exec(tag)?.[1] ?? ''), unescape(/ value="([^"]*)"/.exec(chosen)?.[1] ?? '')]
  })
  const areas = [
    ...form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g),
  ].map(([, name = '', value = '']): [string, string] => [unescape(name), unescape(value)])
  return [...inputs, ...selects, ...areas]
}

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
