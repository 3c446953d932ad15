import * as asn1 from 'asn1js'

/** Tags of DER (X.690, 8): what CMS is put together of. */
export const TAG = {
  integer: 0x02, octets: 0x04, null: 0x05, sequence: 0x30, set: 0x31, first: 0xa0, second: 0xa1,
} as const

/**
 * One value with its tag and length, around parts that are in DER already. asn1js writes a tree by walking all of it,
 * certificates included, which was half the time of a signature.
 */
export function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(length)]), ...parts])
}

/** In one byte below 128; else the count of its bytes first, and as few of them as will do (X.690, 10.1). */
function lengthOf(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 + bytes.length, ...bytes]
}

const written = new Map<string, Buffer>()

/** An identifier of those that this program knows: written once. */
export function idDer(id: string): Buffer {
  const known = written.get(id) ?? Buffer.from(new asn1.ObjectIdentifier({ value: id }).toBER())
  written.set(id, known)
  return known
}
