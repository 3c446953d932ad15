import type { LineCursor } from '../modules/dossiers/public.ts'

/** Where a list goes on; of a list that has two parts, in which of them. */
export interface ListCursor extends LineCursor { readonly isSecond?: boolean }

/** A cursor as it stands in an address: a moment and a number inside, and nothing of a person. */
export function writeCursor({ at, id, isSecond = false }: ListCursor): string {
  return Buffer.from(`${String(at.getTime())} ${String(id)}${isSecond ? ' o' : ''}`).toString('base64url')
}

/**
 * Whoever makes one up gets a list that begins elsewhere; nothing more than they may see. Days the database has none of
 * are no cursor.
 */
export function readCursor(cursor: string): ListCursor | undefined {
  const found = /^(\d{1,15}) (\d{1,18})( o)?$/.exec(Buffer.from(cursor, 'base64url').toString())
  return found
    ? { at: new Date(Number(found[1])), id: BigInt(found[2] ?? 0), isSecond: found[3] !== undefined }
    : undefined
}

/** A cursor of a list that goes by the ids alone, latest first. */
export function writeIdCursor(id: bigint): string {
  return Buffer.from(String(id)).toString('base64url')
}

/** The id behind which such a list goes on; a cursor that is none of ours begins at the beginning. */
export function readIdCursor(cursor: string | undefined): bigint | undefined {
  const text = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString()
  return /^\d{1,18}$/.test(text) ? BigInt(text) : undefined
}
