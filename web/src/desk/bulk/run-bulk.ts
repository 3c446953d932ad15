import { type BulkAnswer, type BulkNoun, type BulkRow, MOST_IN_BULK, SIGNING_NOUNS } from '@motcua/contracts/bulk.ts'
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

/** Whether it is a deed that signs, with keys that may ask for their PINs. */
export function isSigning(deed: BulkNoun): boolean {
  return SIGNING_NOUNS.some((noun) => noun === deed)
}

/** Whether it waits for a PIN: none was given, or a wrong one, which must not be tried again. */
export function isOfPin({ refused }: Pick<BulkRow, 'refused'>): boolean {
  return refused?.code === 'pin-needed' || refused?.code === 'pin-wrong'
}

/** What was refused of a run, as it was seen; what was done in part, as it is after that. */
export function refusedOf(lines: readonly BulkLine[], rows: ReadonlyMap<string, BulkRow>): BulkLine[] {
  return lines.flatMap((line) => {
    const row = rows.get(line.id)
    return row?.refused ? [{ ...line, version: row.acted?.version ?? line.version }] : []
  })
}

/**
 * Sends parts one after the other and tells of each. Stops at the first that gets no answer, and answers what is left:
 * sent again under the same keys, nothing is done twice. Stops after the first part of which a key asks for its PIN,
 * too.
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
      if (answer.rows.some(isOfPin)) return { left: parts.slice(nth + 1), error: undefined }
    } catch (error) {
      return { left: parts.slice(nth), error: error instanceof Error ? error : new Error(String(error)) }
    }
  }
  return { left: [], error: undefined }
}
