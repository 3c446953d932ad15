import type { Json } from '../../../../platform/db.ts'

/** What stands at a way through an answer, `duLieu.hoSo`; undefined where there is nothing. */
export function valueAt(answer: unknown, way: string): unknown {
  return way.split('.').reduce<unknown>((value, name) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Readonly<Record<string, unknown>>)[name] : undefined, answer)
}

/** What holds the last name of a way, and that name. */
export function parentOf(answer: unknown, way: string): [parent: unknown, name: string] {
  const at = way.lastIndexOf('.')
  return at === -1 ? [answer, way] : [valueAt(answer, way.slice(0, at)), way.slice(at + 1)]
}

/** Puts a text at a way through a body, and makes what is between. */
export function placeAt(body: Record<string, Json>, way: string, text: string): void {
  const names = way.split('.')
  const last = names.pop() ?? ''
  let at = body
  for (const name of names) {
    const next = Object.hasOwn(at, name) ? at[name] : undefined
    const inner: Record<string, Json> = typeof next === 'object' && next !== null && !Array.isArray(next)
      ? next as Record<string, Json> : {}
    at[name] = inner
    at = inner
  }
  at[last] = text
}
