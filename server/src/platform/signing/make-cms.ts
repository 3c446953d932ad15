import { createHash, randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { type SigningKey, type TimeStamp, TimeStampFault } from './signing-key.ts'
import { OID } from './object-ids.ts'

/** Status of an answer: 0 granted, 1 granted with changes; above, refused (RFC 3161, 2.4.2). */
const GRANTED_OTHERWISE = 1

/**
 * A detached CMS signature (RFC 5652) over bytes whose SHA-256 is `digest`, as PAdES baseline wants it (EN 319 142-1,
 * 6.3): content type, digest and certificate are signed; the time stands in the PDF, or comes from `timeStamp`, which
 * makes of level B-B a B-T. DER. Throws if key or authority do not answer, or answer something else.
 */
export async function makeCms(digest: Buffer, key: SigningKey, timeStamp?: TimeStamp): Promise<Buffer> {
  return wrap(key, { type: OID.data }, await signerInfoOf(digest, key, OID.data, timeStamp))
}

/** The same around its content, of another type: a time-stamp. */
export async function makeCmsAround(content: Buffer, type: string, key: SigningKey): Promise<Buffer> {
  const signer = await signerInfoOf(createHash('sha256').update(content).digest(), key, type)
  return wrap(key, { type, content: octets(content) }, signer)
}

async function signerInfoOf(
  digest: Buffer, key: SigningKey, type: string, timeStamp?: TimeStamp,
): Promise<pkijs.SignerInfo> {
  const [ownDer] = key.chain
  if (!ownDer) throw new Error('a key without a certificate')
  const own = parsedOf(ownDer)
  const signed = signedAttributes(digest, ownDer, type)
  const signature = await key.sign(signed.bytes)
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs: signed.attributes,
    signatureAlgorithm: new pkijs.AlgorithmIdentifier(key.algorithm === 'ecdsa'
      ? { algorithmId: OID.ecdsaWithSha256 }
      : { algorithmId: OID.rsaWithSha256, algorithmParams: new asn1.Null() }),
    signature: octets(signature),
  })
  if (timeStamp) {
    const token = await stampOf(signature, timeStamp)
    signer.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({
      type: 1, attributes: [new pkijs.Attribute({ type: OID.signatureTimeStamp, values: [token] })],
    })
  }
  return signer
}

/** Certificates of keys that sign again and again: to read one takes a third of the time of a signature. */
const parsed = new WeakMap<Buffer, pkijs.Certificate>()
function parsedOf(der: Buffer): pkijs.Certificate {
  const known = parsed.get(der) ?? pkijs.Certificate.fromBER(view(der))
  parsed.set(der, known)
  return known
}

function wrap(
  { chain }: SigningKey, { type, content }: { readonly type: string; readonly content?: asn1.OctetString },
  signer: pkijs.SignerInfo,
): Buffer {
  const data = new pkijs.SignedData({
    version: type === OID.data ? 1 : 3, digestAlgorithms: [signer.digestAlgorithm], signerInfos: [signer],
    certificates: chain.map(parsedOf),
    encapContentInfo: new pkijs.EncapsulatedContentInfo(
      content ? { eContentType: type, eContent: content } : { eContentType: type },
    ),
  })
  const info = new pkijs.ContentInfo({ contentType: OID.signedData, content: data.toSchema(true) as unknown })
  return Buffer.from(info.toSchema().toBER())
}

/** What is signed besides the bytes, and how it is encoded: a set in the order of DER, which is that of the bytes. */
function signedAttributes(digest: Buffer, certificate: Buffer, type: string) {
  const hash = createHash('sha256').update(certificate).digest()
  // ESSCertIDv2 (RFC 5035): of SHA-256 the algorithm is not named.
  const certId = sequence(sequence(sequence(octets(hash))))
  const attributes = [
    new pkijs.Attribute({ type: OID.contentType, values: [new asn1.ObjectIdentifier({ value: type })] }),
    new pkijs.Attribute({ type: OID.messageDigest, values: [octets(digest)] }),
    new pkijs.Attribute({ type: OID.signingCertificate, values: [certId] }),
  ].map((attribute) => ({ attribute, bytes: Buffer.from(attribute.toSchema().toBER()) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
  const bytes = Buffer.from(new asn1.Set({ value: attributes.map(({ attribute }) => attribute.toSchema()) }).toBER())
  return {
    bytes,
    attributes: new pkijs.SignedAndUnsignedAttributes({
      type: 0, attributes: attributes.map(({ attribute }) => attribute),
    }),
  }
}

/** A token that says when the signature was there; the answer must be of our question. */
async function stampOf(signature: Buffer, timeStamp: TimeStamp): Promise<asn1.BaseBlock> {
  const nonce = randomBytes(8)
  nonce[0] = (nonce[0] ?? 0) & 0x7f | 0x01
  const request = new pkijs.TimeStampReq({
    version: 1, certReq: true, nonce: new asn1.Integer({ valueHex: view(nonce) }),
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: sha256(),
      hashedMessage: octets(createHash('sha256').update(signature).digest()),
    }),
  })
  const answer = answerIn(await timeStamp(Buffer.from(request.toSchema().toBER())))
  if ((answer.status.status as number) > GRANTED_OTHERWISE || !answer.timeStampToken) {
    throw new TimeStampFault(`the time-stamp authority refused: status ${String(answer.status.status)}`)
  }
  return answer.timeStampToken.toSchema()
}

function answerIn(bytes: Buffer): pkijs.TimeStampResp {
  try {
    return pkijs.TimeStampResp.fromBER(view(bytes))
  } catch (error) {
    throw new TimeStampFault('the time-stamp authority said something else', { cause: error })
  }
}

/** SHA-256 as CMS names it. */
export function sha256(): pkijs.AlgorithmIdentifier {
  return new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new asn1.Null() })
}

function sequence(one: asn1.BaseBlock): asn1.Sequence {
  return new asn1.Sequence({ value: [one] })
}

export function octets(bytes: Buffer): asn1.OctetString {
  return new asn1.OctetString({ valueHex: view(bytes) })
}

/** The bytes as a buffer of their own, as the encoder wants them. */
export function view(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
