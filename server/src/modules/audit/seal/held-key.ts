import { createPublicKey } from 'node:crypto'
import { type SealLine, rawPublicKey } from './seal-line.ts'

/**
 * The 32 bytes of a public key that somebody holds outside: as PEM, or as 64 hexadecimal digits, as the log tells it.
 * Undefined for anything else, a secret key included, which nobody who only verifies should have.
 */
export function readHeldKey(text: string): Buffer | undefined {
  if (/^\s*[0-9a-f]{64}\s*$/i.test(text)) return Buffer.from(text.trim(), 'hex')
  if (text.includes('PRIVATE KEY')) return undefined
  try {
    const key = createPublicKey(text)
    return key.asymmetricKeyType === 'ed25519' ? rawPublicKey(key) : undefined
  } catch {
    return undefined
  }
}

/** For which lines of the log the holder of one key stands. */
export interface Standing {
  /** Takes the next line that holds, and the key that signed it. */
  take(line: SealLine, signer: Buffer | undefined): void
  /** The number of the first line that the key does not stand for; undefined where it stands for all. */
  firstUnexpected(): number | undefined
}

/**
 * Follows the log for a key that is held outside. What it signed holds all that stands before, by the hash of the line
 * before; what comes after must be signed by it, or by keys handed over from it on. So the key of any time will do, and
 * whoever wrote the log anew with keys of their own is found: their chain is whole, but this key signed nothing of it,
 * though it be told there.
 */
export function standFor(held: Buffer): Standing {
  const own = new Set([held.toString('hex')])
  let [standsFor, last] = [0, 0]
  return {
    take({ number, fact }, signer) {
      last = number
      if (!signer || !own.has(signer.toString('hex'))) return
      standsFor = number
      if (fact.kind === 'key') own.add(fact.publicKey.toString('hex'))
    },
    firstUnexpected: () => (standsFor < last ? standsFor + 1 : undefined),
  }
}
