import { type BulkAnswer, type BulkNoun, type BulkRow, MOST_IN_BULK } from '@motcua/contracts/bulk.ts'
import { call } from '../../lib/call.ts'

export interface BulkLine { readonly id: string; readonly number: string; readonly version: number }

export interface BulkAsked {
  readonly deed: BulkNoun
  readonly body: Readonly<Record<string, unknown>>
  readonly lines: readonly BulkLine[]
}

/** So few at once that one sees it go on; each part is a request with a key of its own, kept when it is tried again. */
const AT_ONCE = 10

/** A part of a bulk with the key under which it is sent, now and again. */
export interface Part { readonly key: string; readonly lines: readonly BulkLine[] }

/** Cut into parts, at most 200 lines in all. */
export function partsOf(lines: readonly BulkLine[]): Part[] {
  const some = lines.slice(0, MOST_IN_BULK)
  return Array.from({ length: Math.ceil(some.length / AT_ONCE) }, (_, nth) => ({
    key: crypto.randomUUID(), lines: some.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE),
  }))
}

/**
 * Sends parts one after the other and tells of each. Stops at the first that gets no answer, and answers what is left:
 * sent again under the same keys, nothing is done twice.
 */
export async function runParts(
  { deed, body }: Omit<BulkAsked, 'lines'>, parts: readonly Part[], tell: (rows: readonly BulkRow[]) => void,
): Promise<{ readonly left: readonly Part[]; readonly error: Error | undefined }> {
  for (const [nth, { key, lines }] of parts.entries()) {
    const rows = lines.map(({ id, version }) => ({ id, version }))
    try {
      const sent = { body: { deed, body, rows }, requestId: key }
      const answer = await call('POST', '/api/dossiers/bulk', sent) as BulkAnswer
      tell(answer.rows)
    } catch (error) {
      return { left: parts.slice(nth), error: error instanceof Error ? error : new Error(String(error)) }
    }
  }
  return { left: [], error: undefined }
}
