/** What the QR code of a result says of it, signed, so that anybody can check it without asking us (ADR 0056). */
export interface ResultClaims {
  /** Mã định danh of the agency that issued it, and its name on that day. */
  readonly issuerCode: string
  readonly issuer: string
  /** Mã kết quả: says nothing of whose it is. */
  readonly code: string
  /** By the register of the agency. */
  readonly number: string
  /** YYYY-MM-DD. */
  readonly day: string
  readonly title: string
  /** First letters of the holder's name only (Luật 91/2025/QH15 Đ.3; NĐ 13/2023/NĐ-CP Đ.3). */
  readonly holder: string
  /** First 16 bytes of the SHA-256 of what the result says, in hexadecimal digits. */
  readonly digest: string
}

/** A QR code that could be read: who signed is told by `kid`, whether it holds by `isSignedBy`. */
export interface ResultQr {
  /** 16 hexadecimal digits. */
  readonly kid: string
  readonly claims: ResultClaims
  /** What is signed (RFC 9052, 4.4), and the signature: 64 bytes. */
  readonly signed: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
}

/** Public halves of keys, as the list of keys has them (RFC 7517). */
export interface PublicKey { readonly kid: string; readonly x: string; readonly y: string }

type Bytes = Uint8Array<ArrayBuffer>
type Value = number | string | Bytes | readonly Value[] | ReadonlyMap<number, Value>

/** CBOR tag of COSE_Sign1, and its headers: which algorithm (ES256), which key. */
const [SIGN1, ALGORITHM, ES256, KEY_ID] = [18, 1, -7, 4]
const FIELDS = ['issuerCode', 'issuer', 'code', 'number', 'day', 'title', 'holder'] as const
const DIGEST = 8
const [KID_BYTES, DIGEST_BYTES, SIGNATURE_BYTES] = [8, 16, 64]
/** No QR code holds more. */
const LONGEST = 3_000

/** The bytes of a QR code as COSE_Sign1 (RFC 9052), signed by ES256 as `sign` answers it: r and s, 64 bytes. */
export async function signClaims(
  claims: ResultClaims, kid: string, sign: (bytes: Bytes) => Promise<Bytes>,
): Promise<Bytes> {
  const head = encode(new Map<number, Value>([[ALGORITHM, ES256], [KEY_ID, fromHex(kid)]]))
  const said = encode(new Map<number, Value>([
    ...FIELDS.map((field, nth): [number, Value] => [nth + 1, claims[field]]), [DIGEST, fromHex(claims.digest)],
  ]))
  const signature = await sign(toBeSigned(head, said))
  return joined([Uint8Array.of(0xc0 | SIGN1), encode([head, new Map(), said, signature])])
}

/** The text of the code: an address that any camera opens, and behind # what no server is ever sent. */
export function qrTextOf(address: string, bytes: Uint8Array): string {
  return `${address}#${toBase64Url(bytes)}`
}

/** Reads the text of a code, with its address or without. Undefined for whatever is not one of ours, whole. */
export function readResultQr(text: string): ResultQr | undefined {
  try {
    const bytes = fromBase64Url(text.trim().slice(0, LONGEST).split('#').at(-1) ?? '')
    const { value, end } = decode(bytes, 1)
    if (bytes[0] !== (0xc0 | SIGN1) || end !== bytes.length || !Array.isArray(value)) return undefined
    const [head, , said, signature] = value as Value[]
    if (!isBytes(head) || !isBytes(said) || !isBytes(signature)) return undefined
    if (signature.length !== SIGNATURE_BYTES) return undefined
    const [headers, facts] = [decode(head).value, decode(said).value]
    if (!(headers instanceof Map) || !(facts instanceof Map) || headers.get(ALGORITHM) !== ES256) return undefined
    const [kid, digest] = [headers.get(KEY_ID) as Value, facts.get(DIGEST) as Value]
    if (!isBytes(kid) || !isBytes(digest)) return undefined
    if (kid.length !== KID_BYTES || digest.length !== DIGEST_BYTES) return undefined
    const texts = FIELDS.map((field, nth) => [field, (facts as Map<number, Value>).get(nth + 1)] as const)
    if (texts.some(([, one]) => typeof one !== 'string')) return undefined
    const claims = { ...Object.fromEntries(texts), digest: toHex(digest) } as unknown as ResultClaims
    return { kid: toHex(kid), claims, signed: toBeSigned(head, said), signature }
  } catch {
    return undefined
  }
}

/** Whether this key signed it. */
export async function isSignedBy({ signed, signature }: Pick<ResultQr, 'signed' | 'signature'>, { x, y }: PublicKey) {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, curve, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed)
}

function toBeSigned(head: Bytes, said: Bytes): Bytes {
  return encode(['Signature1', head, new Uint8Array(0), said])
}

function isBytes(value: Value | undefined): value is Bytes {
  return value instanceof Uint8Array
}

/** The part of CBOR (RFC 8949) that such a code needs: whole numbers, texts, bytes, lists, maps with numbers. */
function encode(value: Value): Bytes {
  if (typeof value === 'number') return value < 0 ? headOf(1, -1 - value) : headOf(0, value)
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value)
    return joined([headOf(3, bytes.length), bytes])
  }
  if (value instanceof Uint8Array) return joined([headOf(2, value.length), value])
  if (value instanceof Map) {
    const entries = [...value as ReadonlyMap<number, Value>]
    return joined([headOf(5, entries.length), ...entries.flatMap(([key, one]) => [encode(key), encode(one)])])
  }
  const list = value as readonly Value[]
  return joined([headOf(4, list.length), ...list.map(encode)])
}

function headOf(major: number, size: number): Bytes {
  const first = major << 5
  if (size < 24) return Uint8Array.of(first | size)
  return size < 256 ? Uint8Array.of(first | 24, size) : Uint8Array.of(first | 25, size >> 8, size & 255)
}

function decode(bytes: Bytes, from = 0): { readonly value: Value; readonly end: number } {
  const first = bytes[from] ?? NaN
  const [major, short] = [first >> 5, first & 31]
  const extra = short < 24 ? 0 : short === 24 ? 1 : short === 25 ? 2 : NaN
  const at = from + 1 + extra
  if (!(at <= bytes.length)) throw new RangeError('cut off')
  const [one = 0, two = 0] = bytes.subarray(from + 1, at)
  const size = extra === 0 ? short : extra === 1 ? one : one * 256 + two
  if (major === 0) return { value: size, end: at }
  if (major === 1) return { value: -1 - size, end: at }
  if (major === 2 || major === 3) {
    const end = at + size
    if (end > bytes.length) throw new RangeError('cut off')
    const part = bytes.slice(at, end)
    return { value: major === 2 ? part : new TextDecoder('utf-8', { fatal: true }).decode(part), end }
  }
  if (major !== 4 && major !== 5) throw new RangeError('not of this part of CBOR')
  const items: Value[] = []
  let end = at
  for (let nth = 0; nth < size * (major - 3); nth += 1) {
    const item = decode(bytes, end)
    items.push(item.value)
    end = item.end
  }
  if (major === 4) return { value: items, end }
  const pairs = Array.from(
    { length: size }, (_, nth) => [items[2 * nth] as number, items[2 * nth + 1] as Value] as const,
  )
  return { value: new Map(pairs), end }
}

function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function toBase64Url(bytes: Uint8Array): string {
  const parts: string[] = []
  // A list of many results is longer than what one call takes as arguments.
  for (let at = 0; at < bytes.length; at += 8_192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return btoa(parts.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Throws for what is none. */
export function fromBase64Url(text: string): Bytes {
  if (!/^[\w-]+$/.test(text)) throw new RangeError('not base64url')
  const signs = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(signs.length)
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at)
  return bytes
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (two) => parseInt(two, 16))
}
