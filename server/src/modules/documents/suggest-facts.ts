import type { Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { type FieldRules, suggestFields } from './domain/suggest-fields.ts'
import { readTextOf } from './read-text-of.ts'
import { listUnsuggested, setSuggested } from './store/review-store.ts'

/** A personal number (12 digits), however it is grouped; longer rows of digits are something else. */
const PERSONAL = /(?<![\d/-])\d(?:[ .]?\d){11}(?![\d/-])/gu

/** Personal numbers that stand in a text, once each. */
export function personalNumbersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PERSONAL)].map(([found]) => found.replace(/\D/g, '')))]
}

/**
 * Looks in what was read of scanned papers for what they say, a batch: suggestions that wait for a person (soát dữ liệu
 * nhận dạng). Nothing is suggested of what could not be read. Answers how many papers it looked at.
 */
export async function suggestFacts(
  rooms: { readonly db: Db; readonly storage: Storage }, rules: FieldRules, now: Date, limit = 20,
): Promise<number> {
  const found = await listUnsuggested(rooms.db, limit)
  for (const { paperId, documentType, sha256 } of found) {
    const pages = await readTextOf(rooms, sha256) ?? []
    await setSuggested(rooms.db, paperId, {
      fields: suggestFields(pages, documentType, rules),
      numbers: personalNumbersIn(pages.map(({ text }) => text).join('\n')),
    }, now)
  }
  return found.length
}
