import type { OpenApi, Operation, Parameter, Schema } from './find-breaks.ts'

const HEAD = `// Made by server/test/open-api/make.ts of the document of the outward API. Whatever is changed here is lost.
// One file without any package: copy it into your program.

/** A refusal of the API; \`code\` is stable, and stands in docs/problems.md. */
export class MotcuaError extends Error {
  readonly status: number
  readonly code: string
  /** Seconds after which it may be asked again; null where that says nothing. */
  readonly retryAfter: number | null
  constructor(status: number, code: string, detail: string, retryAfter: number | null) {
    super(\`\${String(status)} \${code}: \${detail}\`)
    this.name = 'MotcuaError'
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }
}

export interface MotcuaOptions {
  /** Such as https://dichvucong.tinh.example */
  readonly baseUrl: string
  /** Id and secret of a client of kind oauth, or the secret of one of kind key. */
  readonly access: { readonly id: string; readonly secret: string } | { readonly key: string }
  readonly fetch?: typeof fetch
  /** Milliseconds since 1970; the time of this machine unless given. */
  readonly now: () => number
}

/**
 * The outward API: tokens are asked for when they are needed, and kept as long as they last. A \`key\` is a uuid, the
 * same when a request is sent again: it is done once.
 */
export class MotcuaClient {
  readonly #options: MotcuaOptions
  #token: { readonly text: string; readonly until: number } | undefined
  constructor(options: MotcuaOptions) {
    this.#options = options
  }

`
const TAIL = `
  async #ask(method: string, path: string, { query = {}, body, key }: Asked): Promise<unknown> {
    const address = new URL(path, this.#options.baseUrl)
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) address.searchParams.set(name, String(value))
    const answer = await (this.#options.fetch ?? fetch)(address, {
      method, redirect: 'error',
      headers: {
        'authorization': \`Bearer \${await this.#bearer()}\`, 'accept': 'application/json',
        ...body !== undefined && { 'content-type': 'application/json' },
        ...key !== undefined && { 'idempotency-key': key },
      },
      ...body !== undefined && { body: JSON.stringify(body) },
    })
    return readAnswer(answer)
  }

  async #bearer(): Promise<string> {
    const { access, baseUrl, now } = this.#options
    if ('key' in access) return access.key
    if (this.#token && this.#token.until > now()) return this.#token.text
    const form = (text: string) => new URLSearchParams({ text }).toString().slice('text='.length)
    const answer = await (this.#options.fetch ?? fetch)(new URL('/api/open/v1/token', baseUrl), {
      method: 'POST', redirect: 'error',
      headers: {
        'authorization': \`Basic \${btoa(\`\${form(access.id)}:\${form(access.secret)}\`)}\`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    })
    const { access_token: text, expires_in: seconds } = await readAnswer(answer) as {
      readonly access_token: string; readonly expires_in: number
    }
    // Half a minute before its end, so that it lasts as long as the call does.
    this.#token = { text, until: now() + (seconds - 30) * 1_000 }
    return text
  }
}

interface Asked {
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  readonly key?: string
}

async function readAnswer(answer: Response): Promise<unknown> {
  const said: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return said
  const { code = 'unknown', detail = '' } = Object(said) as { readonly code?: string; readonly detail?: string }
  const seconds = Number(answer.headers.get('retry-after') ?? NaN)
  throw new MotcuaError(answer.status, code, detail, Number.isFinite(seconds) ? seconds : null)
}
`

/** The client of a document, as TypeScript: a method an operation, named by its method and path. */
export function writeClient({ paths }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
    .filter(({ path }) => !path.endsWith('/token')).sort((a, b) => nameOf(a) < nameOf(b) ? -1 : 1)
  const types = operations.map((one) => typesOf(one)).join('\n')
  return `${HEAD}${operations.map(methodOf).join('\n')}${TAIL}\n${types}`
}

interface Named { readonly path: string; readonly method: string; readonly operation: Operation }

/** getDossiersByNumber of `GET /api/open/v1/dossiers/{number}`. */
function nameOf({ path, method }: Named): string {
  const words = path.replace('/api/open/v1/', '').split('/')
  return method + words.map((word) => {
    const name = word.replace(/[{}]/g, '')
    return (word.startsWith('{') ? 'By' : '') + name.charAt(0).toUpperCase() + name.slice(1)
  }).join('')
}

function methodOf(one: Named): string {
  const { method, operation } = one
  const [inPath, query] = [parametersOf(operation, 'path'), parametersOf(operation, 'query')]
  const body = bodyOf(operation)
  const isKeyed = parametersOf(operation, 'header').some(({ name }) => name === 'idempotency-key')
  const given = [
    ...inPath.map(({ name }) => `${name}: string`), ...body ? [`body: ${typeNameOf(one, 'Body')}`] : [],
    ...isKeyed ? ['key: string'] : [], ...query.length > 0 ? [`query: ${typeNameOf(one, 'Query')} = {}`] : [],
  ].join(', ')
  const asked = [...query.length > 0 ? ['query: { ...query }'] : [], ...body ? ['body'] : [], ...isKeyed ? ['key'] : []].join(', ')
  const address = one.path.replace(/\{(\w+)\}/g, (_, name: string) => `\${encodeURIComponent(${name})}`)
  const path = address.includes('$') ? `\`${address}\`` : `'${address}'`
  const answer = typeNameOf(one, 'Answer')
  return `  /** ${operation.summary ?? ''}. */
  async ${nameOf(one)}(${given === '' ? '' : `\n    ${given},\n  `}): Promise<${answer}> {
    const answer = await this.#ask(
      '${method.toUpperCase()}', ${path}, ${asked === '' ? '{}' : `{ ${asked} }`},
    )
    return answer as ${answer}
  }
`
}

function typesOf(one: Named): string {
  const { operation } = one
  const query = parametersOf(operation, 'query')
  const body = bodyOf(operation)
  const answer = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  const schema = Object.values(answer?.content ?? {})[0]?.schema ?? {}
  const asked: Schema = { type: 'object', properties: Object.fromEntries(query.map(({ name, schema: of = {} }) => [name, of])) }
  return [
    ...query.length > 0 ? [`export type ${typeNameOf(one, 'Query')} = ${typeOf(asked)}\n`] : [],
    ...body ? [`export type ${typeNameOf(one, 'Body')} = ${typeOf(body)}\n`] : [],
    `export type ${typeNameOf(one, 'Answer')} = ${typeOf(schema)}\n`,
  ].join('')
}

function typeNameOf(one: Named, kind: string): string {
  const name = nameOf(one)
  return name.charAt(0).toUpperCase() + name.slice(1) + kind
}

function parametersOf({ parameters = [] }: Operation, place: string): readonly Parameter[] {
  return parameters.filter((one) => one.in === place)
}

function bodyOf({ requestBody }: Operation): Schema | undefined {
  return Object.values(requestBody?.content ?? {})[0]?.schema
}

function typeOf(schema: Schema, indent = ''): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map((one) => typeOf(one, indent)))].join(' | ')
  if (schema.enum) return schema.enum.map((one) => quoted(one)).join(' | ')
  if (schema.const !== undefined) return quoted(schema.const)
  if (schema.type === 'array') return `readonly (${typeOf(schema.items ?? {}, indent)})[]`
  if (schema.type === 'integer') return 'number'
  if (schema.type !== 'object') return schema.type ?? 'unknown'
  const inner = `${indent}  `
  const fields = Object.entries(schema.properties ?? {}).map(([name, one]) =>
    `${inner}readonly ${name}${(schema.required ?? []).includes(name) ? '' : '?'}: ${typeOf(one, inner)}\n`)
  return fields.length === 0 ? 'Readonly<Record<string, never>>' : `{\n${fields.join('')}${indent}}`
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
}
