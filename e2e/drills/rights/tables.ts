import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One row of expected rights, written from the law: what a route answers to whom. */
export interface Row {
  readonly method: string
  readonly route: string
  readonly permission: string
  /** What stands at the end of the address. */
  readonly object: string
  /** By role; the words are those of server/test/http/walked.ts and of server/test/http/portal-routes.db.test.ts. */
  readonly cells: Readonly<Record<string, string>>
}

/** Written from the law; the tests of the server hold it against its routes, too. */
export const API_ROWS = rowsOf('rights.routes.csv', 5)
/** Of the portal’s pages and forms. */
export const PORTAL_ROWS = rowsOf('portal.routes.csv', 4)

/** The last column says why; it may have commas in it. */
function rowsOf(name: string, fixed: number): Row[] {
  const path = fileURLToPath(new URL(`../../../server/test/http/${name}`, import.meta.url))
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const columns = head.split(',').slice(fixed, -1)
  return lines.map((line) => {
    const [method = '', route = '', permission = '', object = '', ...rest] = line.split(',')
    const cells = rest.slice(fixed - 4, fixed - 4 + columns.length)
    return {
      method, route, permission, object,
      cells: Object.fromEntries(columns.map((role, nth) => [role, cells[nth] ?? ''])),
    }
  })
}

/** Which of the routes that the OpenAPI document lists stand in no row, and the other way round. */
export function unlistedRoutes(document: ApiDocument): string[] {
  const told = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`))
  const listed = API_ROWS.map(({ method, route }) => `${method} ${route}`)
  return [...told.filter((one) => !listed.includes(one)), ...listed.filter((one) => !told.includes(one))]
}

/** As much of an OpenAPI document as is read here. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
export interface Operation {
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, {
    readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
  }>>
}
export interface Schema {
  readonly type?: string
  readonly format?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: Schema | false
  readonly maxProperties?: number
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly pattern?: string
}
