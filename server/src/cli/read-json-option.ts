import type { Json } from '../platform/db.ts'

export type JsonObject = Readonly<Record<string, Json>>

/** A JSON object of the command line; what is wrong with it comes back in Vietnamese. */
export function readJsonObject(name: string, text: string): JsonObject | string {
  try {
    const value = JSON.parse(text) as Json
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject
  } catch {
    // Said below, together with what is JSON and no object.
  }
  return `${name} phải là một đối tượng JSON, ví dụ {"tuổi": 30}.`
}
