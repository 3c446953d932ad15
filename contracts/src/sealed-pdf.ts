import { metadataOf } from './pdf-metadata.ts'
import { toHex } from './result-qr.ts'

/** What a PDF says of itself to somebody who has no network: the code in it, and by which certificate it is closed. */
export interface SealedPdf {
  /** `sealed`: its last signature covers every byte of it, and holds. */
  readonly state: 'sealed' | 'changed' | 'no-seal'
  /** The text of the QR code, from its metadata, or from the signature that seals it; undefined where there is none. */
  readonly qr: string | undefined
  /** SHA-256 of the whole file, 64 hexadecimal digits. */
  readonly sha256: string
  /** What its last signature is for, in the words that it signs; undefined where it does not say, as we write it. */
  readonly reason: string | undefined
  /** SHA-256 of the certificate that sealed it, 64 hexadecimal digits. */
  readonly thumbprint: string | undefined
}

type Bytes = Uint8Array<ArrayBuffer>
/** An element of DER: where its content begins and ends, and where it itself begins. */
interface Element { readonly tag: number; readonly from: number; readonly start: number; readonly end: number }

const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g
/** As our signatures say what they are for: UTF-16 with its mark. */
const REASON = /\/Reason <feff((?:[\da-f]{4})*)>/
const KEYWORDS = /<pdf:Keywords>[^<]*?(\S+#[\w-]+)<\/pdf:Keywords>/
/** The code of a result that the registry sealed after its head: no place, but the address with it behind its #. */
const CODE = /\/Location <feff((?:00[\da-f]{2}){1,3000})>/
/** Object identifiers in hexadecimal: messageDigest, SHA-256, keys of elliptic curves, P-256, RSA. */
const MESSAGE_DIGEST = '2a864886f70d010904'
const SHA256 = '608648016503040201'
const EC_KEY = '2a8648ce3d0201'
const P256 = '2a8648ce3d030107'
const RSA_KEY = '2a864886f70d010101'
/** Bytes of each of the two numbers of a signature by P-256. */
const HALF = 32

/**
 * Looks at the last signature of a PDF (ISO 32000-1, 12.8; RFC 5652), which closes it: whether it covers every byte
 * before and behind itself, is of what it covers, and by which certificate. Whether that one is known, and what came
 * of its chain, is for whoever asks: here are no authorities. Never throws: what cannot be read is not sealed.
 */
export async function readSealedPdf(bytes: Bytes): Promise<SealedPdf> {
  const text = new TextDecoder('latin1').decode(bytes)
  const file = { qr: KEYWORDS.exec(metadataOf(text) ?? '')?.[1], sha256: toHex(await sha256(bytes)) }
  const unsealed = { ...file, reason: undefined, thumbprint: undefined }
  const last = [...text.matchAll(RANGE)].at(-1)
  if (!last) return { ...unsealed, state: 'no-seal' }
  try {
    const [from = 1, until = 0, again = 0, rest = 0] = last.slice(1).map(Number)
    const hole = text.slice(until, again)
    const isWhole = from === 0 && until < again && again + rest === bytes.length && /^<[\da-fA-F]+>$/.test(hole)
    if (!isWhole) return { ...unsealed, state: 'changed' }
    const covered = new Uint8Array(until + rest)
    covered.set(bytes.subarray(0, until))
    covered.set(bytes.subarray(again), until)
    const thumbprint = await signerOf(bytesOf(hole.slice(1, -1)), covered)
    if (thumbprint === undefined) return { ...unsealed, state: 'changed' }
    const code = saidBySeal(text, until, CODE)
    const qr = file.qr ?? (code !== undefined && /^\S+#[\w-]+$/.test(code) ? code : undefined)
    return { ...file, qr, state: 'sealed', reason: saidBySeal(text, until, REASON), thumbprint }
  } catch {
    return { ...unsealed, state: 'changed' }
  }
}

/** What the signature says in the object in which it stands: elsewhere it may be said by whom we do not know. */
function saidBySeal(text: string, hole: number, what: RegExp): string | undefined {
  const digits = what.exec(text.slice(text.lastIndexOf(' obj', hole), hole))?.[1]
  return digits && new TextDecoder('utf-16be').decode(bytesOf(digits))
}

/** The thumbprint of the certificate by which this CMS signs these bytes; undefined if it does not sign them. */
async function signerOf(cms: Bytes, covered: Bytes): Promise<string | undefined> {
  const signedData = childrenOf(cms, only(childrenOf(cms, elementAt(cms, 0)), 1))[0]
  const parts = childrenOf(cms, need(signedData))
  const certificates = childrenOf(cms, need(parts.find(({ tag }) => tag === 0xa0)))
  const [, sid, digest, attributes, , signature] = childrenOf(cms, only(childrenOf(cms, need(parts.at(-1))), 0))
  const [issuer, serial] = childrenOf(cms, need(sid))
  const own = certificates.find((one) => {
    const { serial: itsSerial, issuer: itsIssuer } = partsOf(cms, one)
    return isSame(cms, itsSerial, need(serial)) && isSame(cms, itsIssuer, need(issuer))
  })
  if (!own || attributes?.tag !== 0xa0 || idOf(cms, only(childrenOf(cms, need(digest)), 0)) !== SHA256) return undefined
  const told = childrenOf(cms, attributes).map((one) => childrenOf(cms, one))
    .find(([id]) => idOf(cms, need(id)) === MESSAGE_DIGEST)?.[1]
  const known = contentOf(cms, only(childrenOf(cms, need(told)), 0))
  if (toHex(known) !== toHex(await sha256(covered))) return undefined
  // As a set it is signed, whatever tag it bears in its place (RFC 5652, 5.4).
  const signed = cms.slice(attributes.from, attributes.end)
  signed[0] = 0x31
  const isGood = await isSignedWith(cms, partsOf(cms, own).key, contentOf(cms, need(signature)), signed)
  return isGood ? toHex(await sha256(cms.slice(own.from, own.end))) : undefined
}

/** Of a certificate (RFC 5280, 4.1), the parts that are asked for. */
function partsOf(der: Bytes, certificate: Element) {
  const all = childrenOf(der, only(childrenOf(der, certificate), 0))
  const [serial, , issuer, , , key] = all[0]?.tag === 0xa0 ? all.slice(1) : all
  return { serial: need(serial), issuer: need(issuer), key: need(key) }
}

async function isSignedWith(der: Bytes, key: Element, signature: Bytes, signed: Bytes): Promise<boolean> {
  const [kind, curve] = childrenOf(der, only(childrenOf(der, key), 0)).map((one) => idOf(der, one))
  const spki = der.slice(key.from, key.end)
  if (kind === RSA_KEY) {
    const how = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    return crypto.subtle.verify(how, await crypto.subtle.importKey('spki', spki, how, false, ['verify']), signature, signed)
  }
  if (kind !== EC_KEY || curve !== P256) return false
  const how = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const pair = new Uint8Array(2 * HALF)
  for (const [n, one] of childrenOf(signature, elementAt(signature, 0)).entries()) {
    const number = contentOf(signature, one)
    const short = number.slice(Math.max(0, number.length - HALF))
    pair.set(short, (n + 1) * HALF - short.length)
  }
  return crypto.subtle.verify(how, await crypto.subtle.importKey('spki', spki, how, false, ['verify']), pair, signed)
}

function elementAt(der: Bytes, from: number): Element {
  const [tag, short] = [need(der[from]), need(der[from + 1])]
  const more = short < 0x80 ? 0 : short & 0x7f
  if (more > 4 || short === 0x80) throw new RangeError('a length that DER does not have')
  let size = more === 0 ? short : 0
  for (let n = 0; n < more; n += 1) size = size * 256 + need(der[from + 2 + n])
  const start = from + 2 + more
  if (start + size > der.length) throw new RangeError('cut off')
  return { tag, from, start, end: start + size }
}

function childrenOf(der: Bytes, { start, end }: Element): Element[] {
  const children: Element[] = []
  for (let at = start; at < end;) {
    const child = elementAt(der, at)
    children.push(child)
    at = child.end
  }
  return children
}

function contentOf(der: Bytes, { start, end }: Element): Bytes {
  return der.slice(start, end)
}

function idOf(der: Bytes, element: Element): string {
  return toHex(contentOf(der, element))
}

function isSame(der: Bytes, one: Element, other: Element): boolean {
  return toHex(der.slice(one.from, one.end)) === toHex(der.slice(other.from, other.end))
}

function only(all: readonly Element[], nth: number): Element {
  return need(all[nth])
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('something is missing')
  return value
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

function bytesOf(hex: string): Bytes {
  const whole = new Uint8Array(hex.length >> 1)
  for (let n = 0; n < whole.length; n += 1) whole[n] = parseInt(hex.slice(2 * n, 2 * n + 2), 16)
  return whole
}
