import { type PublicKey, fromBase64Url, isSignedBy, toBase64Url } from './result-qr.ts'

/** The certificate of an agency's seal, by the SHA-256 of its bytes (64 hexadecimal digits). */
export interface KnownSeal {
  readonly thumbprint: string
  readonly name: string
  /** Mã định danh of the agency: what it was when this first sealed, and whatever it was after. */
  readonly codes: readonly string[]
}

/** What anybody needs to check results without asking us: keys of QR codes, the newest first, and seals. */
export interface KeyList {
  readonly kind: 'motcua-keys'
  /** Grows with each that says more. */
  readonly version: number
  /** Moments in ISO 8601. */
  readonly madeAt: string
  readonly validUntil: string
  readonly keys: readonly PublicKey[]
  readonly seals: readonly KnownSeal[]
}

/** How a result ended: revoked for good, replaced by another, or corrected, which is another of the same. */
export type ResultEndKind = 'revoked' | 'replaced' | 'corrected'
/** Code, how, and since which day. */
export type EndedResult = readonly [code: string, kind: ResultEndKind, day: string]

/** All results that no longer hold, as of when it was made. */
export interface EndList {
  readonly kind: 'motcua-ends'
  readonly version: number
  readonly madeAt: string
  readonly validUntil: string
  readonly ends: readonly EndedResult[]
}

/** Signed as JWS, in its flattened form (RFC 7515, 7.2.2). */
export interface SignedList { readonly protected: string; readonly payload: string; readonly signature: string }

/** Signs a list by ES256 as `sign` answers it. */
export async function signList(
  list: KeyList | EndList, kid: string, sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<SignedList> {
  const encode = (value: object) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
  const [head, payload] = [encode({ alg: 'ES256', kid }), encode(list)]
  return { protected: head, payload, signature: toBase64Url(await sign(bytesOf(head, payload))) }
}

/** The list of keys that somebody holds; undefined where it is none, or none of its own keys has signed it. */
export async function readKeyList(signed: unknown): Promise<KeyList | undefined> {
  const list = listIn(signed)
  if (list?.kind !== 'motcua-keys' || !Array.isArray(list.keys)) return undefined
  if (!await isOf(signed, list.keys)) return undefined
  // Lists of before did not say whose a seal is: it is then a seal that is not known until there is a new list.
  return { ...list, seals: list.seals.filter(({ codes }: Partial<KnownSeal>) => Array.isArray(codes)) }
}

/** The list of ended results, signed by one of these keys; undefined otherwise. */
export async function readEndList(signed: unknown, keys: readonly PublicKey[]): Promise<EndList | undefined> {
  const list = listIn(signed)
  return list?.kind === 'motcua-ends' && Array.isArray(list.ends) && await isOf(signed, keys) ? list : undefined
}

function listIn(signed: unknown): KeyList | EndList | undefined {
  return parse((signed as Partial<SignedList> | null)?.payload) as KeyList | EndList | undefined
}

async function isOf(signed: unknown, keys: readonly PublicKey[]): Promise<boolean> {
  const { protected: head, payload, signature } = signed as SignedList
  const said = parse(head) as { readonly alg?: unknown; readonly kid?: unknown } | undefined
  const key = keys.find(({ kid }) => kid === said?.kid)
  if (!key || said?.alg !== 'ES256') return false
  try {
    return await isSignedBy({ signed: bytesOf(head, payload), signature: fromBase64Url(signature) }, key)
  } catch {
    return false // no signature, or no key
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64Url(text ?? ''))) as unknown
  } catch {
    return undefined
  }
}

function bytesOf(head: string, payload: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${head}.${payload}`)
}
