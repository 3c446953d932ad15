import { createHash, hash } from 'node:crypto'

/** First byte of what is hashed, so that nothing can pass for another thing (RFC 6962, 2.1). */
const [LEAF, NODE] = [Buffer.of(0), Buffer.of(1)]

/** SHA-256 of the parts, one after the other. */
export function sha256(...parts: readonly Buffer[]): Buffer {
  const [only, ...more] = parts
  return hash('sha256', more.length === 0 && only ? only : Buffer.concat(parts), 'buffer')
}

export function leafHash(bytes: Buffer): Buffer {
  return sha256(LEAF, bytes)
}

/** The root over hashes of leaves in their order, as RFC 6962 has it; of none the hash of nothing. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (only === undefined) return createHash('sha256').digest()
  if (leaves.length === 1) return only
  const left = splitOf(leaves.length)
  return sha256(NODE, rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)))
}

/** What a leaf needs beside itself to come to the root, from its neighbour upwards. */
export function pathOf(leaves: readonly Buffer[], n: number): Buffer[] {
  if (leaves.length < 2) return []
  const left = splitOf(leaves.length)
  return n < left
    ? [...pathOf(leaves.slice(0, left), n), rootOf(leaves.slice(left))]
    : [...pathOf(leaves.slice(left), n - left), rootOf(leaves.slice(0, left))]
}

/** The largest power of two below the count. */
function splitOf(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1))
}
