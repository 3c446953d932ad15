import { TAG, der } from './der.ts'

/**
 * A signature of ECDSA as tokens and some services give it, two numbers of one length behind one another, in the form
 * in which CMS holds it (RFC 3279, 2.2.3): DER.
 */
export function derOfPair(pair: Buffer): Buffer {
  const half = pair.length / 2
  return der(TAG.sequence, numberOf(pair.subarray(0, half)), numberOf(pair.subarray(half)))
}

/** As short as it can be, with a nought where it would look negative. */
function numberOf(bytes: Buffer): Buffer {
  const first = bytes.findIndex((one) => one !== 0)
  const short = first < 0 ? Buffer.from([0]) : bytes.subarray(first)
  return short.readUInt8(0) >= 0x80 ? der(TAG.integer, Buffer.from([0]), short) : der(TAG.integer, short)
}

/** The other way round, as XML holds it (RFC 4050, 3.3): each number of `half` bytes. Throws for what is none. */
export function pairOfDer(signature: Buffer, half: number): Buffer {
  const at = signature.readUInt8(1) === 0x81 ? 3 : 2
  const first = signature.readUInt8(at + 1)
  const r = signature.subarray(at + 2, at + 2 + first)
  const s = signature.subarray(at + 4 + first)
  return Buffer.concat([r, s].map((number) => {
    const short = number.subarray(Math.max(0, number.length - half))
    return Buffer.concat([Buffer.alloc(half - short.length), short])
  }))
}
