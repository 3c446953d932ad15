import type { X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { view } from './view.ts'

const read = new WeakMap<X509Certificate, pkijs.Certificate>()

/** A certificate with all that it says; read once, since to read one takes as long as to check a signature. */
export function readCertificate(certificate: X509Certificate): pkijs.Certificate {
  const known = read.get(certificate) ?? pkijs.Certificate.fromBER(view(certificate.raw))
  read.set(certificate, known)
  return known
}

/** Bits of a key's usage (RFC 5280, 4.2.1.3), by their places. */
export const KEY_USAGES = { digitalSignature: 0x80, nonRepudiation: 0x40, issue: 0x04, list: 0x02 } as const
const [KEY_USAGE, EXTENDED_KEY_USAGE, CONSTRAINTS] = ['2.5.29.15', '2.5.29.37', '2.5.29.19']

/**
 * What whoever checks a chain must have understood where it is critical (RFC 5280, 4.2), and what we look at or need
 * not: key identifiers, usage, other names, limits of authorities, policies where none is asked for, and where lists
 * lie. Not limits of names, nor policies that must be named: whoever has these is not judged by us.
 */
const UNDERSTOOD = new Set([
  '2.5.29.14', '2.5.29.35', KEY_USAGE, EXTENDED_KEY_USAGE, CONSTRAINTS, '2.5.29.17', '2.5.29.18', '2.5.29.31',
  '2.5.29.32', '2.5.29.33', '2.5.29.54', '1.3.6.1.5.5.7.1.1',
])

/** Whether nothing in a certificate must be heeded that we do not understand. */
export function isUnderstood(certificate: X509Certificate): boolean {
  return (readCertificate(certificate).extensions ?? [])
    .every(({ extnID, critical }) => !critical || UNDERSTOOD.has(extnID))
}

/** Whether the key may be used for one of these; also where the certificate names no usage. */
export function mayBeUsed(certificate: X509Certificate, usages: number): boolean {
  const bytes = valueOf(certificate, KEY_USAGE)
  // 03 length unused bits
  return bytes === undefined || ((bytes[3] ?? 0) & usages) !== 0
}

/** What for, by object ids (RFC 5280, 4.2.1.12); undefined where the certificate says nothing of it. */
export function purposesOf(certificate: X509Certificate): readonly string[] | undefined {
  const purposes = valueIn(certificate, EXTENDED_KEY_USAGE)
  if (purposes === undefined) return undefined
  return purposes.flatMap((one) => one instanceof asn1.ObjectIdentifier ? [one.getValue()] : [])
}

/** How many authorities may stand between this one and whom the last of them certifies; undefined: as many as like. */
export function longestBelow(certificate: X509Certificate): number | undefined {
  const length = valueIn(certificate, CONSTRAINTS)?.find((one) => one instanceof asn1.Integer)
  return length && Number(length.toBigInt())
}

function valueOf(certificate: X509Certificate, id: string): Uint8Array | undefined {
  return readCertificate(certificate).extensions?.find(({ extnID }) => extnID === id)?.extnValue.valueBlock.valueHexView
}

/** What stands in a list; nothing if it is none, so that what cannot be read allows nothing. */
function valueIn(certificate: X509Certificate, id: string): readonly asn1.BaseBlock[] | undefined {
  const bytes = valueOf(certificate, id)
  if (bytes === undefined) return undefined
  const { result } = asn1.fromBER(bytes)
  return result instanceof asn1.Sequence ? result.valueBlock.value : []
}
