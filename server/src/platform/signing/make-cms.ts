import { createHash, randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { TAG, der, idDer } from './der.ts'
import { OID } from './object-ids.ts'
import type { SigningKey, TimeStamp } from './signing-key.ts'
import { tokenIn } from './token-in-answer.ts'
import { view } from './view.ts'

const SHA256 = der(TAG.sequence, idDer(OID.sha256), der(TAG.null))
const SIGNERS = {
  ecdsa: der(TAG.sequence, idDer(OID.ecdsaWithSha256)),
  rsa: der(TAG.sequence, idDer(OID.rsaWithSha256), der(TAG.null)),
} as const

/**
 * A detached CMS signature (RFC 5652) over bytes whose SHA-256 is `digest`, as PAdES baseline wants it (EN 319 142-1,
 * 6.3): content type, digest and certificate are signed; the time stands in the PDF, or comes from `timeStamp`, which
 * makes of level B-B a B-T. DER. Throws if key or authority do not answer, or answer something else.
 */
export async function makeCms(digest: Buffer, key: SigningKey, timeStamp?: TimeStamp): Promise<Buffer> {
  return wrap(key, 1, [idDer(OID.data)], await signerInfoOf(digest, key, OID.data, timeStamp))
}

/** The same around its content, of another type: a time-stamp. */
export async function makeCmsAround(content: Buffer, type: string, key: SigningKey): Promise<Buffer> {
  const signer = await signerInfoOf(createHash('sha256').update(content).digest(), key, type)
  return wrap(key, 3, [idDer(type), der(TAG.first, der(TAG.octets, content))], signer)
}

/** Who signs, what they sign, and their signature (RFC 5652, 5.3). */
async function signerInfoOf(digest: Buffer, key: SigningKey, type: string, timeStamp?: TimeStamp): Promise<Buffer> {
  const [own] = key.chain
  if (!own) throw new Error('a key without a certificate')
  const attributes = signedAttributes(digest, own, type)
  const signature = await key.sign(der(TAG.set, ...attributes))
  return der(
    TAG.sequence, der(TAG.integer, Buffer.from([1])), nameOf(own), SHA256, der(TAG.first, ...attributes),
    SIGNERS[key.algorithm], der(TAG.octets, signature),
    ...timeStamp ? [der(TAG.second, attribute(OID.signatureTimeStamp, await stampOf(signature, timeStamp)))] : [],
  )
}

const named = new WeakMap<Buffer, Buffer>()

/** Who issued a certificate, and under which number; of keys that sign again and again. */
function nameOf(certificate: Buffer): Buffer {
  const known = named.get(certificate) ?? nameIn(certificate)
  named.set(certificate, known)
  return known
}

function nameIn(certificate: Buffer): Buffer {
  const { issuer, serialNumber } = pkijs.Certificate.fromBER(view(certificate))
  return der(TAG.sequence, Buffer.from(issuer.toSchema().toBER()), Buffer.from(serialNumber.toBER()))
}

function wrap({ chain }: SigningKey, version: number, content: readonly Buffer[], signer: Buffer): Buffer {
  const data = der(
    TAG.sequence, der(TAG.integer, Buffer.from([version])), der(TAG.set, SHA256), der(TAG.sequence, ...content),
    der(TAG.first, ...chain), der(TAG.set, signer),
  )
  return der(TAG.sequence, idDer(OID.signedData), der(TAG.first, data))
}

/** What is signed besides the bytes, in the order of DER, which is that of the bytes. */
function signedAttributes(digest: Buffer, certificate: Buffer, type: string): Buffer[] {
  const hash = der(TAG.octets, createHash('sha256').update(certificate).digest())
  return [
    attribute(OID.contentType, idDer(type)),
    attribute(OID.messageDigest, der(TAG.octets, digest)),
    // ESSCertIDv2 (RFC 5035): of SHA-256 the algorithm is not named.
    attribute(OID.signingCertificate, der(TAG.sequence, der(TAG.sequence, der(TAG.sequence, hash)))),
  ].sort((a, b) => Buffer.compare(a, b))
}

function attribute(type: string, value: Buffer): Buffer {
  return der(TAG.sequence, idDer(type), der(TAG.set, value))
}

/** A token that says when the signature was there; the answer must be of our question. */
async function stampOf(signature: Buffer, timeStamp: TimeStamp): Promise<Buffer> {
  const nonce = randomBytes(8)
  nonce[0] = (nonce[0] ?? 0) & 0x7f | 0x01
  const request = new pkijs.TimeStampReq({
    version: 1, certReq: true, nonce: new asn1.Integer({ valueHex: view(nonce) }),
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: sha256(),
      hashedMessage: octets(createHash('sha256').update(signature).digest()),
    }),
  })
  return tokenIn(await timeStamp(Buffer.from(request.toSchema().toBER())))
}

/** SHA-256 as CMS names it. */
export function sha256(): pkijs.AlgorithmIdentifier {
  return new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new asn1.Null() })
}

export function octets(bytes: Buffer): asn1.OctetString {
  return new asn1.OctetString({ valueHex: view(bytes) })
}
