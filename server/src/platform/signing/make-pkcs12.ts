import { type KeyObject, createHash, createHmac, randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import { octets } from './make-cms.ts'
import { encryptBy, keyOfPassword, objectId, sequence, sha256Id } from './password-encryption.ts'
import { PKCS12 } from './read-pkcs12.ts'

/** Rounds for each of key, certificates and check: some 30 ms each, and as much for every guess. */
const ROUNDS = 50_000
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21'

/** A file of PKCS#12 with a key and its certificates, its own first; all encrypted with the PIN (AES-256). */
export function makePkcs12(key: KeyObject, chain: readonly Buffer[], pin: string): Buffer {
  const mark = attributeOf(createHash('sha256').update(chain[0] ?? '').digest())
  const plain = key.export({ format: 'der', type: 'pkcs8' })
  const shrouded = encryptBy(plain, pin, ROUNDS)
  const keyBag = sequence(
    objectId(PKCS12.shroudedKey), tagged(sequence(shrouded.algorithm, octets(shrouded.encrypted))), mark,
  )
  const certificates = sequence(...chain.map((der, n) => sequence(
    objectId(PKCS12.certificate), tagged(sequence(objectId(PKCS12.x509), tagged(octets(der)))),
    ...n === 0 ? [mark] : [],
  )))
  const closed = encryptBy(berOf(certificates), pin, ROUNDS)
  const encrypted = sequence(new asn1.Integer({ value: 0 }), sequence(
    objectId(PKCS12.data), closed.algorithm,
    new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: new Uint8Array(closed.encrypted).buffer }),
  ))
  const content = berOf(sequence(
    sequence(objectId(PKCS12.data), tagged(octets(berOf(sequence(keyBag))))),
    sequence(objectId(PKCS12.encryptedData), tagged(encrypted)),
  ))
  const salt = randomBytes(16)
  const check = createHmac('sha256', keyOfPassword('sha256', 3, pin, salt, ROUNDS, 32)).update(content).digest()
  return berOf(sequence(
    new asn1.Integer({ value: 3 }), sequence(objectId(PKCS12.data), tagged(octets(content))),
    sequence(sequence(sha256Id(), octets(check)), octets(salt), new asn1.Integer({ value: ROUNDS })),
  ))
}

/** By which other programs know whose certificate it is. */
function attributeOf(id: Buffer): asn1.Set {
  return new asn1.Set({ value: [sequence(objectId(LOCAL_KEY_ID), new asn1.Set({ value: [octets(id)] }))] })
}

function tagged(value: asn1.BaseBlock): asn1.Constructed {
  return new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [value] })
}

function berOf(block: asn1.BaseBlock): Buffer {
  return Buffer.from(block.toBER())
}
