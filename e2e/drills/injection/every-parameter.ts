import { randomUUID } from 'node:crypto'
import type { Answer, Client } from '../../client.ts'
import { SQL_STRINGS } from './sql-strings.ts'

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly minimum?: number
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> }
}
export interface Api { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

export interface Tried { readonly parameters: number; readonly requests: number; readonly broken: string[]; readonly slept: string[] }

/** A query that waits does so for six seconds; an honest one is through long before, also beside fifteen others. */
const SLEPT = 5_500
const AT_ONCE = 8

/** Each parameter of each operation with each of the strings, the others as they must be. */
export async function tryEveryParameter(client: Client, api: Api, cookies: readonly string[], ids: readonly string[]): Promise<Tried> {
  const tried = { parameters: 0, requests: 0, broken: [] as string[], slept: [] as string[] }
  const waiting: (() => Promise<void>)[] = []
  for (const [path, operations] of Object.entries(api.paths))
    for (const [verb, operation] of Object.entries(operations)) {
      const method = verb.toUpperCase()
      if (method === 'DELETE' && path === '/api/session' || path === '/api/live') continue // would end what is still needed
      const schema = operation.requestBody?.content['application/json']?.schema
      const { parameters = [] } = operation
      const queries = parameters.filter((one) => one.in === 'query').map(({ name }) => name)
      const places = [...parameters.filter((one) => one.in === 'path' || one.in === 'query').map(({ name }) => name), ...schema ? ['the body'] : []]
      tried.parameters += places.length
      for (const place of places)
        for (const [n, string] of SQL_STRINGS.entries()) {
          const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
            encodeURIComponent(name === place ? string : ids[n % ids.length] ?? '').replaceAll('%00', '%20'))
          const query = queries.includes(place) ? `?${place}=${encodeURIComponent(string).replaceAll('%00', '%20')}` : ''
          const cookie = cookies[n % cookies.length] ?? ''
          waiting.push(async () => {
            const begun = performance.now()
            const answer = await client.send(method, address + query, {
              cookie, ...schema && { body: sampleOf(schema, string) },
            }).catch((): Answer | undefined => undefined)
            tried.requests += 1
            const told = `${method} ${path} ${place} ${JSON.stringify(string)}`
            if (!answer || answer.status >= 500) tried.broken.push(`${told}: ${String(answer?.status)}`)
            if (performance.now() - begun > SLEPT && string.includes('sleep')) tried.slept.push(told)
          })
        }
    }
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await next()
  }))
  return tried
}

/** A value that the schema lets through, with the string wherever a text may be free. */
function sampleOf(schema: Schema, string: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0], string)
  const { type, format, items, minimum = 1, properties = {} } = schema
  if (type === 'object') return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, sampleOf(one, string)]))
  if (type === 'array') return items ? [sampleOf(items, string)] : []
  if (type === 'integer' || type === 'number') return minimum
  if (type === 'boolean') return false
  if (format === 'uuid') return randomUUID()
  return format === 'date' ? '2021-06-25' : format === 'date-time' ? '2021-06-25T08:00:00Z' : string
}
