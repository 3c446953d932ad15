import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import { KeyFault } from './signing-key.ts'
import { octets } from './make-cms.ts'
import { OID } from './object-ids.ts'

/** A file of others may ask for any number of rounds: more than these it does not get. */
const MOST_ROUNDS = 2_000_000
const [PBES2, PBKDF2] = ['1.2.840.113549.1.5.13', '1.2.840.113549.1.5.12']
/** Triple DES by a key of PKCS#12's own making (RFC 7292, C): what most authorities of ours still write. */
const PBE_SHA1_3DES = '1.2.840.113549.1.12.1.3'
const AES_256_CBC = '2.16.840.1.101.3.4.1.42'
const CIPHERS: Readonly<Record<string, readonly [name: string, keyBytes: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16], '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  [AES_256_CBC]: ['aes-256-cbc', 32], '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
}
const HMAC_SHA256 = '1.2.840.113549.2.9'
const HMACS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1', [HMAC_SHA256]: 'sha256', '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

/**
 * Opens what was encrypted with a password (RFC 8018, 6.2; RFC 7292, C). Throws `KeyFault`: `key-unreadable` for a way
 * that we do not know, `pin-wrong` where it does not open.
 */
export function decryptBy(algorithm: asn1.BaseBlock | undefined, encrypted: Buffer, pin: string): Buffer {
  const [id, parameters] = partsOf(algorithm)
  const [cipher, key, iv] = idOf(id) === PBES2 ? byPbes2(parameters, pin) : byOldWay(idOf(id), parameters, pin)
  try {
    const opened = createDecipheriv(cipher, key, iv)
    return Buffer.concat([opened.update(encrypted), opened.final()])
  } catch (error) {
    throw new KeyFault('pin-wrong', error)
  }
}

function byPbes2(parameters: asn1.BaseBlock | undefined, pin: string): [string, Buffer, Buffer] {
  const [derivation, scheme] = partsOf(parameters)
  const [how, values] = partsOf(derivation)
  const [cipherId, iv] = partsOf(scheme)
  const cipher = CIPHERS[idOf(cipherId)]
  if (idOf(how) !== PBKDF2 || !cipher) throw new KeyFault('key-unreadable')
  const [salt, rounds, ...rest] = partsOf(values)
  const [mac] = partsOf(rest.find((one) => one instanceof asn1.Sequence))
  const digest = mac === undefined ? 'sha1' : HMACS[idOf(mac)]
  if (digest === undefined) throw new KeyFault('key-unreadable')
  return [cipher[0], pbkdf2Sync(pin, bytesOf(salt), roundsOf(rounds), cipher[1], digest), bytesOf(iv)]
}

function byOldWay(id: string, parameters: asn1.BaseBlock | undefined, pin: string): [string, Buffer, Buffer] {
  if (id !== PBE_SHA1_3DES) throw new KeyFault('key-unreadable')
  const [salt, rounds] = partsOf(parameters)
  const make = (purpose: number, length: number) =>
    keyOfPassword('sha1', purpose, pin, bytesOf(salt), roundsOf(rounds), length)
  return ['des-ede3-cbc', make(1, 24), make(2, 8)]
}

/** Encrypts as `decryptBy` opens it: PBKDF2 with SHA-256, AES-256. The algorithm is what is to be written beside it. */
export function encryptBy(
  plain: Buffer, pin: string, rounds: number,
): { readonly algorithm: asn1.Sequence; readonly encrypted: Buffer } {
  const [salt, iv] = [randomBytes(16), randomBytes(16)]
  // eslint-disable-next-line no-restricted-syntax -- no program opens a PKCS#12 in another mode; its HMAC guards it
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(pin, salt, rounds, 32, 'sha256'), iv)
  const derivation = sequence(objectId(PBKDF2), sequence(
    octets(salt), new asn1.Integer({ value: rounds }), sequence(objectId(HMAC_SHA256), new asn1.Null()),
  ))
  return {
    algorithm: sequence(objectId(PBES2), sequence(derivation, sequence(objectId(AES_256_CBC), octets(iv)))),
    encrypted: Buffer.concat([cipher.update(plain), cipher.final()]),
  }
}

/** A key made of a password in the way of PKCS#12 (RFC 7292, B.2); `purpose` 1 a key, 2 a start, 3 a check. */
export function keyOfPassword(
  digest: string, purpose: number, pin: string, salt: Buffer, rounds: number, length: number,
): Buffer {
  const block = digest === 'sha384' || digest === 'sha512' ? 128 : 64
  const filled = (bytes: Buffer) => Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes)
  const password = Buffer.from(`${pin}\0`, 'utf16le').swap16()
  const [kind, input] = [Buffer.alloc(block, purpose), Buffer.concat([filled(salt), filled(password)])]
  const made: Buffer[] = []
  for (let have = 0; have < length;) {
    let piece = createHash(digest).update(kind).update(input).digest()
    for (let n = 1; n < rounds; n += 1) piece = createHash(digest).update(piece).digest()
    made.push(piece)
    have += piece.length
    const plus = Buffer.alloc(block, piece)
    for (let at = 0; at < input.length; at += block) addOneMore(input.subarray(at, at + block), plus)
  }
  return Buffer.concat(made).subarray(0, length)
}

/** Adds a number and one to a number of the same length; what is carried beyond falls away. */
function addOneMore(number: Buffer, plus: Buffer): void {
  let carry = 1
  for (let at = number.length - 1; at >= 0; at -= 1) {
    carry += number.readUInt8(at) + plus.readUInt8(at)
    number.writeUInt8(carry & 0xff, at)
    carry >>= 8
  }
}

/** What stands in a sequence, a set or a tag; nothing in anything else. */
export function partsOf(block: asn1.BaseBlock | undefined): readonly (asn1.BaseBlock | undefined)[] {
  return block instanceof asn1.Constructed ? block.valueBlock.value : []
}

export function idOf(block: asn1.BaseBlock | undefined): string {
  return block instanceof asn1.ObjectIdentifier ? block.getValue() : ''
}

/** The bytes of a string of octets, in one piece or in several. */
export function bytesOf(block: asn1.BaseBlock | undefined): Buffer {
  if (block instanceof asn1.OctetString) return Buffer.from(block.getValue())
  if (block instanceof asn1.Primitive) return Buffer.from(block.valueBlock.valueHexView)
  return Buffer.concat(partsOf(block).map(bytesOf))
}

/** How often a password is stirred; refused where that is none, or would hold the machine up. */
export function roundsOf(block: asn1.BaseBlock | undefined): number {
  const rounds = block instanceof asn1.Integer ? block.valueBlock.valueDec : 0
  if (!(rounds >= 1 && rounds <= MOST_ROUNDS)) throw new KeyFault('key-unreadable')
  return rounds
}

export function sequence(...value: asn1.BaseBlock[]): asn1.Sequence {
  return new asn1.Sequence({ value })
}

export function objectId(value: string): asn1.ObjectIdentifier {
  return new asn1.ObjectIdentifier({ value })
}

/** SHA-256 as the check of a file names it. */
export function sha256Id(): asn1.Sequence {
  return sequence(objectId(OID.sha256), new asn1.Null())
}
