/** Need: who writes a program against us finds every address and every refusal in one document. */
import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileAll } from '../../src/api/compile-late.ts'
import { type ProblemCode, PROBLEMS, PROBLEM_TEXTS } from '../../src/api/problems.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { expectedRoutes } from './walked.ts'

interface Operation {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: unknown
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>
  >
}
interface OpenApi {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

let http: HttpServer
let document: OpenApi
beforeAll(async () => {
  http = await startHttp()
  document = JSON.parse((await http.callerWith('').call('GET', '/docs/json')).text) as OpenApi
})
afterAll(async () => http.stop())

interface TextSchema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly description?: string
}

/** Every schema of a text in what comes in, however deep. */
function textsIn(schema: unknown): TextSchema[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = (schema as TextSchema).type === 'string' ? [schema as TextSchema] : []
  return [...own, ...Object.values(schema).flatMap(textsIn)]
}

/** By its format, or by a pattern or a description that looks like a day of the calendar. */
const isOfDay = ({ format, pattern = '', description = '' }: TextSchema) =>
  format === 'date' || /\[01\]|\[0-3\]|\\d\\d-/.test(pattern) || description.startsWith('YYYY')

const operations = () => Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ key: `${method.toUpperCase()} ${path}`, operation })))
const keyOf = ({ method, route }: { method: string; route: string }) => `${method} ${route.replace(/:(\w+)/g, '{$1}')}`

describe('the document at /docs/json', () => {
  test('is OpenAPI 3.1 and can be tried out at /docs', async () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.info.title).toBe('motcua')
    const page = await http.callerWith('').call('GET', '/docs')
    expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')])
  })

  test('holds every route of the API and no other', () => {
    expect(operations().map(({ key }) => key).sort()).toEqual(expectedRoutes().map(keyOf).sort())
  })

  test('takes a day everywhere by the same rule, which refuses one that the calendar has not', () => {
    const days = operations().flatMap(({ key, operation: { parameters = [], requestBody } }) =>
      textsIn([parameters.map(({ schema }) => schema), requestBody]).filter(isOfDay).map((text) => ({ key, ...text })))
    expect(new Set(days.map(({ key }) => key)).size).toBeGreaterThan(8)
    expect(days.filter(({ format, pattern = '' }) => format !== 'date' || !pattern.startsWith('^(19|20)'))).toEqual([])
  })

  test('names for each a tag, a summary, what comes in and what goes out', () => {
    for (const {
      key, operation: { tags = [], summary = '', parameters = [], requestBody, responses },
    } of operations()) {
      expect([key, tags.length, summary.length > 5]).toEqual([key, 1, true])
      const inPath = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect([key, parameters.filter((one) => one.in === 'path').map(({ name }) => name)]).toEqual([key, inPath])
      for (const { name, schema } of parameters) expect([key, name, schema !== undefined]).toEqual([key, name, true])
      const isPost = key.startsWith('POST')
      if (isPost)
        expect([key, Object.keys(requestBody?.content ?? {})]).toEqual([
          key, [/^POST \/api\/(entry-|inquiry-|offline\/)?files$/.test(key) ? 'multipart/form-data'
            : key.endsWith('/token') ? 'application/x-www-form-urlencoded' : 'application/json'],
        ])
      if (!isPost) expect([key, requestBody]).toEqual([key, undefined])
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
      // Beside what is sent there may be nothing to send.
      const alone = good.length === 1 ? good : good.filter(([status]) => status !== '204')
      expect([key, alone.length]).toEqual([key, 1])
      for (const [status, { content }] of good) {
        if (status !== '204')
          expect([
            key, Object.values(content ?? {}).every(({ schema }) => schema !== undefined),
            Object.keys(content ?? {}).length > 0,
          ]).toEqual([key, true, true])
      }
      expect([key, responses['4XX']?.content]).toEqual([
        key, { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      ])
      expect([key, Object.keys(responses).includes('403')]).toEqual([key, false])
    }
  })

  test('is made of schemas that can all be compiled, which each is when it is first asked', () => {
    expect(compileAll(http.app)).toBeGreaterThan(500)
    expect(compileAll(http.app)).toBe(0)
  })

  test('names no schema that is not in it', () => {
    const text = JSON.stringify(document)
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '')
    const known = new Set(Object.keys(document.components?.schemas ?? {}))
    expect(named.filter((name) => !known.has(name))).toEqual([])
    expect(named).toContain('Problem')
  })
})

describe('codes of problems', () => {
  const CODE = /(?:problemOf|stop)\((?:reply, )?'([a-z0-9-]+)'/g
  const api = readdirSync(new URL('../../src/api/', import.meta.url)).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  const sources = [...api.map((file) => `api/${file}`), 'app/build-server.ts'].map((file) =>
    readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8'),
  )

  test('that the doors use stand in one list', () => {
    const used = sources.flatMap((text) => [...text.matchAll(CODE)].map(([, code]) => code ?? ''))
    expect(used.length).toBeGreaterThan(30)
    expect(used.filter((code) => !Object.hasOwn(PROBLEMS, code))).toEqual([])
  })

  test('each have a status that is no 403, a title, and a sentence in both languages that says what to do', () => {
    const marks = /[ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ]/i
    for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
      const [{ status, title }, { vi, en }] = [PROBLEMS[code], PROBLEM_TEXTS[code]]
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect([400, 401, 404, 405, 406, 409, 412, 413, 415, 422, 429, 500, 503]).toContain(status)
      expect(title).not.toBe('')
      for (const sentence of [vi, en]) expect(sentence).toMatch(/[.]$/)
      expect([code, marks.test(vi), marks.test(en)]).toEqual([code, true, false])
    }
  })
})
