import type { Json } from '../platform/db.ts'
import { quoted } from './batch.ts'
import { repeatedKey } from './repeated-key.ts'

export type JsonObject = Readonly<Record<string, Json>>

/** NUL and half a character, which JSON can write and no text of the database may hold. */
const UNSTORABLE = /\0|\p{Surrogate}/u

/**
 * A JSON object of the command line; what is wrong with it comes back in Vietnamese, with an example that the command
 * would take.
 */
export function readJsonObject(name: string, text: string, example = '{"tuổi": 30}'): JsonObject | string {
  const unstorable: string[] = []
  try {
    const value = JSON.parse(text, (key, part: unknown) => {
      for (const one of [key, part]) if (typeof one === 'string' && UNSTORABLE.test(one)) unstorable.push(one)
      return part
    }) as Json
    if (unstorable.length > 0) return `${name} có ký tự không lưu được.`
    const twice = repeatedKey(text)
    if (twice !== undefined) return `${name}: khóa ${quoted(twice)} viết hai lần.`
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject
  } catch {
    // Said below, together with what is JSON and no object.
  }
  return `${name} phải là một đối tượng JSON, ví dụ ${example}.`
}
