import { randomUUID } from 'node:crypto'
import type { Answer } from '../../client.ts'
import type { Visitor } from '../portal-visitor.ts'

/** A page as somebody without script has it before them. */
export interface Page { readonly path: string; readonly status: number; readonly html: string }

/** Opens an address, and goes wherever it leads. */
export async function open(visitor: Visitor, path: string): Promise<Page> {
  const { status, headers, body } = await visitor.get(path)
  if (status === 303 || status === 302) return open(visitor, headers.location?.split('#')[0] ?? '/')
  return { path, status, html: body.toString().replace(/<template[\s\S]*?<\/template>/g, '') }
}

/**
 * Sends the form of the page whose address ends so, with everything that stands in it and these answers; not further.
 */
export async function send(
  visitor: Visitor, page: Page, action: string, answers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const form = formIn(page, action)
  return visitor.post(targetOf(form), { ...fieldsIn(form), ...answers })
}

/** The same, and goes where it leads. */
export async function submit(
  visitor: Visitor, page: Page, action: string, answers: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const { status, headers, body } = await send(visitor, page, action, answers)
  if (status === 303) return open(visitor, headers.location?.split('#')[0] ?? '/')
  return { path: page.path, status, html: body.toString() }
}

/** Sends a form with one file, and these answers. */
export async function sendFile(
  visitor: Visitor, page: Page, { action, field, content, answers = {} }: {
    readonly action: string
    readonly field: string
    readonly content: Buffer
    readonly answers?: Readonly<Record<string, string>>
  },
): Promise<Answer> {
  const form = formIn(page, action)
  const boundary = randomUUID()
  const part = (head: string, value: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`), Buffer.from(value),
      Buffer.from('\r\n'),
    ])
  const raw = { type: `multipart/form-data; boundary=${boundary}`, content: Buffer.concat([
    ...Object.entries({ ...fieldsIn(form), ...answers }).map(([name, value]) => part(`name="${name}"`, value)),
    part(`name="${field}"; filename="giay.pdf"\r\ncontent-type: application/pdf`, content),
    Buffer.from(`--${boundary}--\r\n`),
  ]) }
  return visitor.post(targetOf(form), {}, { raw })
}

const MOST_STEPS = 60

/** Answers whatever a declaration asks of these, step by step, until its end. */
export async function walk(visitor: Visitor, from: Page, answers: Readonly<Record<string, string>>): Promise<Page> {
  let page = from
  for (let nth = 0; nth < MOST_STEPS && page.path.includes('/to-khai/'); nth += 1) {
    const step = page.path.split('?')[0] ?? ''
    const asked = Object.entries(answers).filter(([name]) => page.html.includes(` name="${name}"`))
    page = await submit(visitor, page, step, Object.fromEntries(asked))
    if (page.status !== 200)
      throw new Error(`${page.path}: ${page.status}: ${page.html.replace(/<[^>]+>/g, ' ').slice(0, 400)}`)
  }
  return page
}

function formIn({ path, html }: Page, action: string): string {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? []
  const found = forms.find((form) => targetOf(form).endsWith(action))
  if (found === undefined)
    throw new Error(`no form ${action} on ${path}: ${html.replace(/<[^>]+>/g, ' ').slice(0, 400)}`)
  return found
}

function targetOf(form: string): string {
  return plain(/ action="([^"]*)"/.exec(form)?.[1] ?? '')
}

function fieldsIn(form: string): Record<string, string> {
  const valueOf = (tag: string, key: string) => plain(new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1] ?? '')
  const inputs = (form.match(/<input[^>]*>/g) ?? []).filter((tag) => {
    const type = valueOf(tag, 'type')
    return valueOf(tag, 'name') !== '' && type !== 'file'
      && (!['radio', 'checkbox'].includes(type) || tag.includes(' checked'))
  })
  const selects = (form.match(/<select[\s\S]*?<\/select>/g) ?? []).map((tag) =>
    [valueOf(tag, 'name'), valueOf(/<option[^>]*selected[^>]*>/.exec(tag)?.[0] ?? '', 'value')] as const)
  const areas = [...form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)]
    .map(([, name = '', value = '']) => [plain(name), plain(value)] as const)
  return Object.fromEntries([
    ...inputs.map((tag) => [valueOf(tag, 'name'), valueOf(tag, 'value')] as const), ...selects, ...areas,
  ])
}

function plain(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
