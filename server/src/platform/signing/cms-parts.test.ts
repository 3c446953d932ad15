/**
 * Need: a CMS is taken apart in one way only, as RFC 5652 (5.1, 5.3, 11) builds it; in whatever other way it is built,
 * it is refused, and not half understood.
 */
import * as asn1 from 'asn1js'
import { describe, expect, test } from 'vitest'
import { bytesOf, partsOf, valueOf, valuesOf } from './cms-parts.ts'
import { TAG, der, idDer } from './der.ts'
import { OID } from './object-ids.ts'
import { view } from './view.ts'

const [ONE, TWO, HELLO] = [Buffer.from([1]), Buffer.from([2]), Buffer.from('chào')]
const SHA256 = der(TAG.sequence, idDer(OID.sha256), der(TAG.null))
const attribute = (type: string, ...values: readonly Buffer[]) =>
  der(TAG.sequence, idDer(type), der(TAG.set, ...values))
const TYPE = attribute(OID.contentType, idDer(OID.data))
const SIGNED = der(TAG.first, TYPE)
const UNSIGNED = der(TAG.second, attribute(OID.signatureTimeStamp, der(TAG.octets, ONE)))

/** Each part of a CMS; what stands for another one is handed in. */
interface Crooked {
  readonly type?: Buffer; readonly wrap?: number; readonly version?: Buffer; readonly digests?: Buffer
  readonly content?: Buffer; readonly certificates?: Buffer; readonly signers?: Buffer
  readonly signer?: readonly Buffer[]
}
const signerOf = ({ sid = der(0x80, ONE), digest = SHA256, signed = SIGNED, algorithm = SHA256,
  signature = der(TAG.octets, HELLO), unsigned = UNSIGNED, version = der(TAG.integer, ONE) } = {}) =>
  [version, sid, digest, signed, algorithm, signature, unsigned]
const cms = ({
  type = idDer(OID.signedData), wrap = TAG.first, version = der(TAG.integer, ONE), digests = der(TAG.set, SHA256),
  content = der(TAG.sequence, idDer(OID.data), der(TAG.first, der(TAG.octets, HELLO))), certificates = der(TAG.first),
  signer = signerOf(), signers = der(TAG.set, der(TAG.sequence, ...signer)),
}: Crooked = {}) =>
  der(TAG.sequence, type, der(wrap, der(TAG.sequence, version, digests, content, certificates, signers)))

/** As CMS may write it, too: without a length, up to two zeros (X.690, 8.1.3.6). */
const endless = (tag: number, ...parts: readonly Buffer[]) =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.alloc(2)])

/** Parts, or why there are none. */
function answerTo(bytes: Buffer) {
  try {
    return partsOf(bytes)
  } catch {
    return 'unreadable'
  }
}

describe('a CMS in the one way', () => {
  test('is taken apart', () => {
    const parts = answerTo(cms())
    expect(parts).toMatchObject({
      certificates: [], contentType: OID.data, content: HELLO, digestName: OID.sha256, signature: HELLO,
      algorithm: { algorithmId: OID.sha256 },
    })
    if (typeof parts === 'string') throw new Error(parts)
    const { signedAttributes, unsignedAttributes } = parts
    expect([signedAttributes, unsignedAttributes].map((one) => one && bytesOf(one))).toEqual([SIGNED, UNSIGNED])
  })

  test('without a length outside, or with its content in pieces, is the same', () => {
    const pieces = endless(0x24, der(TAG.octets, HELLO.subarray(0, 2)), der(TAG.octets, HELLO.subarray(2)))
    const content = endless(TAG.sequence, idDer(OID.data), endless(TAG.first, pieces))
    const whole = endless(TAG.sequence, idDer(OID.signedData), endless(TAG.first, endless(
      TAG.sequence, der(TAG.integer, ONE), der(TAG.set, SHA256), content,
      der(TAG.set, der(TAG.sequence, ...signerOf())),
    )))
    expect(answerTo(whole)).toMatchObject({ contentType: OID.data, content: HELLO, signature: HELLO })
  })

  // The hole of a PDF is larger than its signature.
  test('with zeros or other bytes behind it is what it is without', () => {
    for (const behind of [Buffer.alloc(50), Buffer.from('thừa')]) {
      expect(answerTo(Buffer.concat([cms(), behind]))).toMatchObject({ content: HELLO, signature: HELLO })
    }
  })

  test('without content, without attributes', () => {
    expect(answerTo(cms({ content: der(TAG.sequence, idDer(OID.data)) }))).toMatchObject({ content: undefined })
    const bare = signerOf().filter((one) => one !== SIGNED && one !== UNSIGNED)
    const none = { signedAttributes: undefined, unsignedAttributes: undefined }
    expect(answerTo(cms({ signer: bare }))).toMatchObject(none)
  })

  test('others than certificates among these are passed over, and such as nobody can read', () => {
    const certificates = der(TAG.first, der(0xa2, der(TAG.octets, HELLO)), der(TAG.sequence, der(TAG.octets, HELLO)))
    expect(answerTo(cms({ certificates }))).toMatchObject({ certificates: [], signature: HELLO })
  })
})

describe('a crooked CMS', () => {
  const info = der(TAG.sequence, ...signerOf())
  test.each<[string, Buffer, string]>([
    ['that says it is something else', cms({ type: idDer(OID.data) }), 'unreadable'],
    ['in a part with another tag than that of a list', Buffer.concat([Buffer.from([0x31]), cms().subarray(1)]), 'unreadable'],
    ['without a version', cms({ version: der(TAG.null) }), 'unreadable'],
    ['whose digests are a list', cms({ digests: der(TAG.sequence, SHA256) }), 'unreadable'],
    ['whose signers are a list', cms({ signers: der(TAG.sequence, info) }), 'unreadable'],
    ['that nobody signed', cms({ signers: der(TAG.set) }), 'no-signer'],
    ['that two signed', cms({ signers: der(TAG.set, info, info) }), 'no-signer'],
    ['whose signer is a set', cms({ signers: der(TAG.set, der(TAG.set, ...signerOf())) }), 'unreadable'],
    ['whose signer has no version', cms({ signer: signerOf({ version: der(TAG.null) }) }), 'unreadable'],
    ['whose signature are bits', cms({ signer: signerOf({ signature: der(0x03, Buffer.from([0]), HELLO) }) }), 'unreadable'],
    ['whose digest is no list', cms({ signer: signerOf({ digest: idDer(OID.sha256) }) }), 'unreadable'],
    ['whose digest has no name', cms({ signer: signerOf({ digest: der(TAG.sequence, der(TAG.null)) }) }), 'unreadable'],
    ['whose algorithm has no name', cms({ signer: signerOf({ algorithm: der(TAG.sequence) }) }), 'unreadable'],
    ['whose signed attributes are bytes', cms({ signer: signerOf({ signed: der(0x80, HELLO) }) }), 'unreadable'],
    ['whose unsigned attributes are bytes', cms({ signer: signerOf({ unsigned: der(0x81, HELLO) }) }), 'unreadable'],
    ['whose signature is missing', cms({ signer: signerOf().slice(0, 5) }), 'unreadable'],
    ['whose content has no type', cms({ content: der(TAG.sequence) }), 'unreadable'],
    ['whose content is a number', cms({
      content: der(TAG.sequence, idDer(OID.data), der(TAG.first, der(TAG.integer, TWO))) }), 'unreadable'],
    ['with nothing within', der(TAG.sequence, idDer(OID.signedData), der(TAG.first)), 'unreadable'],
    ['with nothing behind its type', der(TAG.sequence, idDer(OID.signedData)), 'unreadable'],
    ['in which something is longer than what it lies in', cms({ certificates: der(TAG.first, Buffer.from([0x30, 9, 1])) }),
      'unreadable'],
    ['of no byte', Buffer.alloc(0), 'unreadable'], ['of zeros', Buffer.alloc(64), 'unreadable'],
    ['without a length that never ends', endless(TAG.sequence, idDer(OID.signedData)).subarray(0, -2), 'unreadable'],
  ])('%s', (_, bytes, answer) => {
    expect(answerTo(bytes)).toBe(answer)
  })

  test('cut anywhere', () => {
    const whole = cms()
    for (let length = 0; length < whole.length; length += 1) {
      expect(answerTo(whole.subarray(0, length)), String(length)).toBe('unreadable')
    }
  })
})

describe('values of attributes', () => {
  const read = (...attributes: readonly Buffer[]) => {
    const { result } = asn1.fromBER(view(der(TAG.first, ...attributes)))
    if (!(result instanceof asn1.Constructed)) throw new Error('no attributes')
    return result
  }
  const [first, second] = [der(TAG.octets, ONE), der(TAG.octets, TWO)]
  const DIGEST = OID.messageDigest

  test('the one of the one is answered; none, where there is none', () => {
    const found = valueOf(read(TYPE, attribute(DIGEST, first)), DIGEST)
    expect(found && bytesOf(found)).toEqual(first)
    expect([valueOf(read(TYPE), DIGEST), valueOf(undefined, DIGEST)]).toEqual([undefined, undefined])
    expect(valuesOf(undefined, DIGEST)).toEqual([])
  })

  test.each<[string, readonly Buffer[]]>([
    ['two of a type', [attribute(DIGEST, first), attribute(DIGEST, second)]],
    ['two of a type that say the same', [attribute(DIGEST, first), TYPE, attribute(DIGEST, first)]],
    ['two values', [attribute(DIGEST, first, second)]], ['no value', [attribute(DIGEST)]],
    ['no set of values', [der(TAG.sequence, idDer(DIGEST), first)]], ['nothing behind the type', [der(TAG.sequence, idDer(DIGEST))]],
    ['one that is no attribute', [der(TAG.octets, ONE), attribute(DIGEST, first)]],
    ['one without a type', [der(TAG.sequence, first), attribute(DIGEST, first)]],
  ])('%s are refused where there must be one', (_, attributes) => {
    expect(() => valueOf(read(...attributes), DIGEST)).toThrow()
  })

  test('all of them in their order, where there may be several', () => {
    expect(valuesOf(read(attribute(DIGEST, first, second), TYPE, attribute(DIGEST, first)), DIGEST).map(bytesOf))
      .toEqual([first, second, first])
  })
})
