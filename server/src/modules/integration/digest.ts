import { createHash } from 'node:crypto'

/**
 * SHA-256 of what a message says, as canonical JSON: without blanks, the names of each object in order (RFC 8785). So
 * whoever has the message, in whatever order a database or a partner keeps its fields, comes to the same.
 */
export function digestOf(body: object): Buffer {
  return createHash('sha256').update(canonical(JSON.parse(JSON.stringify(body)))).digest()
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
}
