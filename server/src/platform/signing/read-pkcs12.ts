import { type KeyObject, createHmac, createPrivateKey, timingSafeEqual } from 'node:crypto'
import * as asn1 from 'asn1js'
import { bytesOf, decryptBy, idOf, keyOfPassword, partsOf, roundsOf } from './password-encryption.ts'
import { KeyFault } from './signing-key.ts'
import { DIGESTS } from './verify-by.ts'
import { view } from './view.ts'

/** What kinds of bags and contents are called (RFC 7292, 4.2; RFC 5652). */
export const PKCS12 = {
  data: '1.2.840.113549.1.7.1', encryptedData: '1.2.840.113549.1.7.6', plainKey: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3',
  bags: '1.2.840.113549.1.12.10.1.6', x509: '1.2.840.113549.1.9.22.1',
} as const

/** So deep may bags lie in bags. */
const DEEPEST = 8
const DIGEST_BYTES: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 }

export interface Pkcs12 {
  readonly keys: readonly KeyObject[]
  /** In DER, in the order of the file. */
  readonly certificates: readonly Buffer[]
}

/**
 * Opens a file of PKCS#12 (RFC 7292) with its PIN. Throws `KeyFault`: `pin-wrong`, told by the file's own check, or
 * `key-unreadable` for what is no such file, has no check, or is encrypted in a way that we do not open (RC2).
 */
export function readPkcs12(file: Buffer, pin: string): Pkcs12 {
  try {
    const [, safe, check] = partsOf(parsed(file))
    const content = contentOf(safe, pin)
    if (!isChecked(check, content, pin)) throw new KeyFault('pin-wrong')
    const keys: KeyObject[] = []
    const certificates: Buffer[] = []
    for (const part of partsOf(parsed(content))) openBags(contentOf(part, pin), pin, { keys, certificates }, 0)
    return { keys, certificates }
  } catch (error) {
    if (error instanceof KeyFault) throw error
    throw new KeyFault('key-unreadable', error)
  }
}

function parsed(bytes: Buffer): asn1.BaseBlock {
  const { offset, result } = asn1.fromBER(view(bytes))
  if (offset < 0) throw new KeyFault('key-unreadable')
  return result
}

/** The bytes that a part of the file holds, opened. */
function contentOf(part: asn1.BaseBlock | undefined, pin: string): Buffer {
  const [type, tagged] = partsOf(part)
  const [inner] = partsOf(tagged)
  if (idOf(type) === PKCS12.data) return bytesOf(inner)
  if (idOf(type) !== PKCS12.encryptedData) throw new KeyFault('key-unreadable')
  const [, info] = partsOf(inner)
  const [, algorithm, encrypted] = partsOf(info)
  return decryptBy(algorithm, bytesOf(encrypted), pin)
}

function isChecked(check: asn1.BaseBlock | undefined, content: Buffer, pin: string): boolean {
  const [info, salt, rounds] = partsOf(check)
  const [algorithm, told] = partsOf(info)
  const digest = DIGESTS[idOf(partsOf(algorithm)[0])]
  if (digest === undefined) throw new KeyFault('key-unreadable')
  const count = rounds === undefined ? 1 : roundsOf(rounds)
  const key = keyOfPassword(digest, 3, pin, bytesOf(salt), count, DIGEST_BYTES[digest] ?? 0)
  const [is, should] = [createHmac(digest, key).update(content).digest(), bytesOf(told)]
  return is.length === should.length && timingSafeEqual(is, should)
}

interface Found { readonly keys: KeyObject[]; readonly certificates: Buffer[] }

function openBags(bytes: Buffer, pin: string, found: Found, depth: number): void {
  if (depth > DEEPEST) throw new KeyFault('key-unreadable')
  for (const bag of partsOf(parsed(bytes))) {
    const [kind, tagged] = partsOf(bag)
    const [value] = partsOf(tagged)
    if (!value) continue
    switch (idOf(kind)) {
      case PKCS12.plainKey: found.keys.push(keyOf(Buffer.from(value.toBER()))); break
      case PKCS12.shroudedKey: {
        const [algorithm, encrypted] = partsOf(value)
        found.keys.push(keyOf(decryptBy(algorithm, bytesOf(encrypted), pin)))
        break
      }
      case PKCS12.certificate: {
        const [type, inner] = partsOf(value)
        if (idOf(type) === PKCS12.x509) found.certificates.push(bytesOf(partsOf(inner)[0]))
        break
      }
      case PKCS12.bags: openBags(Buffer.from(value.toBER()), pin, found, depth + 1)
    }
  }
}

function keyOf(pkcs8: Buffer): KeyObject {
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
}
