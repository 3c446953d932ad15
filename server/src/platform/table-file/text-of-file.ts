import { closeSync, openSync, readSync } from 'node:fs'

/** Bytes of a piece: of a file of any size no more is in memory at once. */
const PIECE = 262_144

/**
 * The text of a file in pieces, in order, as they are asked for; UTF-8, with its mark if it has one. Throws as
 * `readFileSync` does where the file cannot be opened, and ERR_ENCODING_INVALID_ENCODED_DATA where it is no UTF-8.
 */
export function* textOfFile(file: string): Generator<string> {
  yield* textOf(bytesOf(file))
}

/** The same of bytes that are cut anywhere, within a letter too. */
export function* textOf(pieces: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  for (const bytes of pieces) yield decoder.decode(bytes, { stream: true })
  // Throws where the last letter is half there.
  yield decoder.decode()
}

function* bytesOf(file: string): Generator<Uint8Array> {
  const opened = openSync(file, 'r')
  try {
    const buffer = Buffer.allocUnsafe(PIECE)
    for (let read = readSync(opened, buffer); read > 0; read = readSync(opened, buffer)) yield buffer.subarray(0, read)
  } finally {
    closeSync(opened)
  }
}
