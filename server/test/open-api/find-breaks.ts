/** A schema of the document, as far as a change of it may break a program. */
export interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
}
interface Content { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
export interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
}
export interface Operation {
  readonly summary?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content & { readonly required?: boolean }
  readonly responses: Readonly<Record<string, Content>>
}
export interface OpenApi { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

/**
 * What of the outward API is broken for programs that go by the document of before: an address, an answer or a field
 * of it that is gone or of another type; something that one may not leave out any more, or not send any more. What is
 * added breaks nothing.
 */
export function findBreaks(before: OpenApi, after: OpenApi): string[] {
  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, old]) => {
      const now = after.paths[path]?.[method]
      const at = `${method.toUpperCase()} ${path}`
      return now ? breaksOfOperation(at, old, now) : [`${at}: gone`]
    }))
}

function breaksOfOperation(at: string, old: Operation, now: Operation): string[] {
  const keyOf = (one: Parameter) => `${one.in} ${one.name}`
  const [before, after] = [old.parameters ?? [], now.parameters ?? []]
  const known = new Map(before.map((one) => [keyOf(one), one]))
  const added = after.filter((one) => one.required === true && known.get(keyOf(one))?.required !== true)
  return [
    ...added.map((one) => `${at}: ${keyOf(one)} is needed now`),
    ...before.flatMap((one) => {
      const same = after.find((other) => keyOf(other) === keyOf(one))
      return same ? breaksOfSent(`${at}: ${keyOf(one)}`, one.schema ?? {}, same.schema ?? {}) : [`${at}: ${keyOf(one)} is gone`]
    }),
    ...breaksOfBody(at, old, now),
    ...Object.entries(old.responses).filter(([status]) => status.startsWith('2')).flatMap(([status, told]) => {
      const [was, is] = [schemaIn(told), schemaIn(now.responses[status])]
      return is || !was ? was && is ? breaksOfTold(`${at} ${status}`, was, is) : [] : [`${at} ${status}: gone`]
    }),
  ]
}

function breaksOfBody(at: string, old: Operation, now: Operation): string[] {
  const [was, is] = [schemaIn(old.requestBody), schemaIn(now.requestBody)]
  if (!was) return is ? [`${at}: a body is needed now`] : []
  return is ? breaksOfSent(`${at} body`, was, is) : [`${at}: takes no body any more`]
}

function schemaIn(content: Content | undefined): Schema | undefined {
  return Object.values(content?.content ?? {})[0]?.schema
}

/** What is sent must still be taken: nothing may be gone, needed anew, or narrower. */
function breaksOfSent(at: string, was: Schema, is: Schema): string[] {
  const needed = (is.required ?? []).filter((name) => !(was.required ?? []).includes(name))
  const narrower = (was.enum ?? []).filter((one) => is.enum && !is.enum.includes(one)).map(String)
  return [
    ...retyped(at, was, is),
    ...was.enum === undefined && is.enum !== undefined ? [`${at}: takes some values alone now`] : [],
    ...narrower.map((one) => `${at}: takes ${one} no more`),
    ...needed.map((name) => `${at}.${name}: is needed now`),
    ...Object.entries(was.properties ?? {}).flatMap(([name, one]) => {
      const same = is.properties?.[name]
      return same ? breaksOfSent(`${at}.${name}`, one, same) : [`${at}.${name}: is gone`]
    }),
    ...was.items && is.items ? breaksOfSent(`${at}[]`, was.items, is.items) : [],
  ]
}

/** What is told must still be there, of its type; a field that was always there, always. */
function breaksOfTold(at: string, was: Schema, is: Schema): string[] {
  const optional = (was.required ?? []).filter((name) => is.properties?.[name] && !(is.required ?? []).includes(name))
  return [
    ...retyped(at, was, is),
    ...optional.map((name) => `${at}.${name}: may be left out now`),
    ...Object.entries(was.properties ?? {}).flatMap(([name, one]) => {
      const same = is.properties?.[name]
      return same ? breaksOfTold(`${at}.${name}`, one, same) : [`${at}.${name}: is gone`]
    }),
    ...was.items && is.items ? breaksOfTold(`${at}[]`, was.items, is.items) : [],
  ]
}

function retyped(at: string, was: Schema, is: Schema): string[] {
  const [old, now] = [typeOf(was), typeOf(is)]
  return old === now ? [] : [`${at}: was ${old}, is ${now}`]
}

/** Types in one order, so that `string or null` is the same however it is written. */
function typeOf(schema: Schema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].sort().join(' or ')
  return [schema.type ?? typeof (schema.const ?? schema.enum?.[0]), schema.format ?? ''].filter(Boolean).join(' ')
}
