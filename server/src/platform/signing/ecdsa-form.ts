/**
 * A signature of ECDSA as tokens and some services give it, two numbers of one length behind one another, in the form
 * in which CMS holds it (RFC 3279, 2.2.3): DER.
 */
export function derOfPair(pair: Buffer): Buffer {
  const half = pair.length / 2
  const numbers = Buffer.concat([numberOf(pair.subarray(0, half)), numberOf(pair.subarray(half))])
  const length = numbers.length < 128 ? [numbers.length] : [0x81, numbers.length]
  return Buffer.concat([Buffer.from([0x30, ...length]), numbers])
}

/** As short as it can be, with a nought where it would look negative. */
function numberOf(bytes: Buffer): Buffer {
  const first = bytes.findIndex((one) => one !== 0)
  const short = first < 0 ? Buffer.from([0]) : bytes.subarray(first)
  const whole = short.readUInt8(0) >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short
  return Buffer.concat([Buffer.from([0x02, whole.length]), whole])
}
