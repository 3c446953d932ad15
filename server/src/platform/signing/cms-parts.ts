import type { X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import { OID } from './object-ids.ts'
import { certificatesIn } from './read-trust.ts'
import { view } from './view.ts'

export type Block = asn1.BaseBlock
/** A certificate, and what it is made of. */
export interface ReadCertificate { readonly certificate: X509Certificate; readonly tree: asn1.Sequence }

/** A CMS signature with one signer (RFC 5652, 5.1 and 5.3), taken apart; nothing of it is believed. */
export interface CmsParts {
  readonly certificates: readonly ReadCertificate[]
  readonly contentType: string
  readonly content: Buffer | undefined
  /** Issuer and number of the signer's certificate, or the identifier of its key. */
  readonly sid: Block
  readonly digestName: string
  readonly algorithm: { readonly algorithmId: string }
  readonly signature: Buffer
  readonly signedAttributes: asn1.Constructed | undefined
  readonly unsignedAttributes: asn1.Constructed | undefined
}

const [CONTEXT, SET] = [3, 0x31]

/**
 * Takes a CMS signature apart, once: pkijs holds each part against a schema and takes four times as long, most of a
 * batch of 500 (`npm run bench -- documents-sign`). Throws where it is built in another way.
 */
export function partsOf(der: Buffer): CmsParts | 'unreadable' | 'no-signer' {
  const { result, offset } = asn1.fromBER(view(der))
  // As far as it could be read it may look like something else.
  if (offset === -1) return 'unreadable'
  const [type, wrapped] = listIn(result)
  if (idOf(type) !== OID.signedData) return 'unreadable'
  const data = listIn(only(wrapped))
  const [version, digests, inner] = data
  if (!(version instanceof asn1.Integer) || !(digests instanceof asn1.Set)) return 'unreadable'
  const signers = data.at(-1)
  if (!(signers instanceof asn1.Set)) return 'unreadable'
  const [info] = signers.valueBlock.value
  if (!info || signers.valueBlock.value.length !== 1) return 'no-signer'
  const [contentType, content] = listIn(inner)
  return {
    ...signerIn(info), certificates: certificatesOf(data.find((one, n) => n > 2 && isTagged(one, 0))),
    contentType: idOf(contentType), content: content && octetsIn(only(content)),
  }
}

function signerIn(info: Block): Omit<CmsParts, 'certificates' | 'contentType' | 'content'> {
  const [version, sid, digest, ...rest] = listIn(info)
  const signed = isTagged(rest[0], 0) ? rest.shift() : undefined
  const [algorithm, signature, unsigned] = rest
  if (!(version instanceof asn1.Integer) || !sid || !signature) throw new Error('no signer')
  return {
    sid, digestName: idOf(listIn(digest)[0]), algorithm: { algorithmId: idOf(listIn(algorithm)[0]) },
    signature: octetsIn(signature), signedAttributes: attributesIn(signed),
    unsignedAttributes: isTagged(unsigned, 1) ? attributesIn(unsigned) : undefined,
  }
}

function attributesIn(block: Block | undefined): asn1.Constructed | undefined {
  if (block === undefined || block instanceof asn1.Constructed) return block
  throw new Error('no attributes')
}

/**
 * The one value of the one attribute of this type. Throws where there are two of either: whoever reads the other one
 * reads another signature (RFC 5652, 11).
 */
export function valueOf(attributes: asn1.Constructed | undefined, type: string): Block | undefined {
  const [found, another] = setsOf(attributes, type)
  if (!found) return undefined
  const [value, more] = found
  if (another || !value || more) throw new Error('not exactly one value')
  return value
}

/** All values of attributes of this type, which may be several: of unsigned ones (EN 319 122-1, 5.3). */
export function valuesOf(attributes: asn1.Constructed | undefined, type: string): Block[] {
  return setsOf(attributes, type).flat()
}

function setsOf(attributes: asn1.Constructed | undefined, type: string): Block[][] {
  const found = attributes?.valueBlock.value.map(listIn).filter(([id]) => idOf(id) === type) ?? []
  return found.map(([, values]) => {
    if (values instanceof asn1.Set) return values.valueBlock.value
    throw new Error('no values')
  })
}

/** Signed attributes as they are signed: a set, not a part that is tagged (RFC 5652, 5.4). */
export function asSet(attributes: asn1.Constructed): Buffer {
  const bytes = bytesOf(attributes)
  bytes[0] = SET
  return bytes
}

/** Others than certificates of X.509 may stand there, and such as nobody can read; they vouch for nothing. */
function certificatesOf(block: Block | undefined): ReadCertificate[] {
  if (!(block instanceof asn1.Constructed)) return []
  return block.valueBlock.value.flatMap((tree) =>
    tree instanceof asn1.Sequence ? certificatesIn(bytesOf(tree)).map((certificate) => ({ certificate, tree })) : [])
}

/** Who issued a certificate, and under which number (RFC 5280, 4.1). */
export function tbsOf(tree: asn1.Sequence): { readonly serial: asn1.Integer; readonly issuer: Block } {
  const parts = listIn(tree.valueBlock.value[0])
  const [serial, , issuer] = isTagged(parts[0], 0) ? parts.slice(1) : parts
  if (!(serial instanceof asn1.Integer) || !issuer) throw new Error('no certificate')
  return { serial, issuer }
}

/** A block as it was read, in a buffer of its own. */
export function bytesOf(block: Block): Buffer {
  return Buffer.from(block.valueBeforeDecodeView)
}

export function listIn(block: Block | undefined): Block[] {
  if (!(block instanceof asn1.Sequence)) throw new Error('no list')
  return block.valueBlock.value
}

function only(block: Block | undefined): Block {
  if (!(block instanceof asn1.Constructed) || !block.valueBlock.value[0]) throw new Error('nothing within')
  return block.valueBlock.value[0]
}

function octetsIn(block: Block): Buffer {
  if (!(block instanceof asn1.OctetString)) throw new Error('no bytes')
  return Buffer.from(block.getValue())
}

function idOf(block: Block | undefined): string {
  if (!(block instanceof asn1.ObjectIdentifier)) throw new Error('no identifier')
  return block.getValue()
}

function isTagged(block: Block | undefined, tag: number): boolean {
  return block?.idBlock.tagClass === CONTEXT && block.idBlock.tagNumber === tag
}
