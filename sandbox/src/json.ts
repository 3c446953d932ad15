import type { Json } from './partner.ts'

/** An object of JSON. */
export type Row = Readonly<Record<string, Json>>

/** What a body says in JSON; undefined where it says nothing so. */
export function jsonIn(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString()) as Json
  } catch {
    return undefined
  }
}

/** The value, where it is an object. */
export function rowIn(value: Json | undefined): Row | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Row : undefined
}
