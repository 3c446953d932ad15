import { createHash } from 'node:crypto'

/** The same for two values that say the same, in whatever order their keys stand: what an import compares by. */
export function contentFingerprint(content: unknown): string {
  return contentChecksum(content).slice(0, 32)
}

/** SHA-256 of JSON with its keys in order, in hexadecimal: what a file is held to that another installation wrote. */
export function contentChecksum(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(inOrder(content))).digest('hex')
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one)]))
}
