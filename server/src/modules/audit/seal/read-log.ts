import { standFor } from './held-key.ts'
import type { SealFinding } from './seal-finding.ts'
import { NO_LINE, type SealLine, isSigned, keyIdOf, lineHash, readLine } from './seal-line.ts'

export interface ReadLog {
  /** Lines that hold, by their numbers; what a restore took back is left out. */
  readonly lines: ReadonlyMap<number, SealLine>
  readonly last: SealLine | undefined
  /** Public keys by their ids, in the order in which they signed. */
  readonly keys: SealKeys
  readonly restores: readonly Restore[]
}

/** A database that went back, told in the log by whoever restored it. */
export interface Restore { readonly at: Date; readonly era: number; readonly keeps: number; readonly until: number }

/** Those that signed; the last is in use, those before sign no more, so that a key that leaked can be put away. */
export type SealKeys = ReadonlyMap<string, Buffer>

/**
 * Reads the lines of the log in order: numbers without a gap, each after the one before, each signed by the key that
 * the first line told, or the last line since that told another. Goes on after a fault, so that all are told. With a
 * key that is `held` outside, it must stand for all of them.
 */
export function readLog(texts: readonly string[], found: SealFinding[], held?: Buffer): ReadLog {
  const lines = new Map<number, SealLine>()
  const keys = new Map<string, Buffer>()
  const restores: Restore[] = []
  const standing = held && standFor(held)
  let before: { readonly number: number; readonly text: string } | undefined
  let last: SealLine | undefined
  for (const [n, text] of texts.entries()) {
    const line = readLine(text)
    if (!line) {
      found.push({ code: 'log-line-broken', seal: n + 1 })
      before = { number: n + 1, text }
      continue
    }
    const fault = faultOf(line, before, keys)
    if (fault) found.push({ code: fault, seal: line.number })
    else {
      if (line.fact.kind === 'key') takeKey(keys, line.fact.publicKey)
      standing?.take(line, keys.get(line.keyId))
      if (line.fact.kind === 'restore') takeBack(line, line.fact, lines, restores)
    }
    lines.set(line.number, line)
    before = line
    last = line
  }
  const unexpected = standing?.firstUnexpected()
  if (unexpected !== undefined) found.push({ code: 'log-key-unexpected', seal: unexpected })
  return { lines, last, keys, restores }
}

/** What is wrong with a line after the one before. */
export function faultOf(
  line: SealLine, before: { readonly number: number; readonly text: string } | undefined, keys: SealKeys,
): 'log-order-broken' | 'log-key-unknown' | 'log-key-retired' | 'log-signature-wrong' | undefined {
  const expected = before ? lineHash(before.text) : NO_LINE
  if (line.number !== (before?.number ?? 0) + 1 || !line.previous.equals(expected)) return 'log-order-broken'
  const { fact, keyId } = line
  const isFirst = before === undefined
  const key = isFirst && fact.kind === 'key' && keyIdOf(fact.publicKey) === keyId ? fact.publicKey : keys.get(keyId)
  if (!key) return 'log-key-unknown'
  if (!isFirst && keyId !== [...keys.keys()].at(-1)) return 'log-key-retired'
  return isSigned(line, key) ? undefined : 'log-signature-wrong'
}

/** A key that comes back is the last again. */
export function takeKey(keys: Map<string, Buffer>, publicKey: Buffer): void {
  const id = keyIdOf(publicKey)
  keys.delete(id)
  keys.set(id, publicKey)
}

function takeBack(
  { number, at }: SealLine, { keeps, era }: { readonly keeps: number; readonly era: number },
  lines: Map<number, SealLine>,
  restores: Restore[],
): void {
  for (let gone = keeps + 1; gone < number; gone += 1) lines.delete(gone)
  restores.push({ at, era, keeps, until: number })
}
