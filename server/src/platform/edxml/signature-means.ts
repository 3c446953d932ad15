import { type BinaryLike, type KeyLike, type KeyObject, verify } from 'node:crypto'
import { type ErrorFirstCallback, type SignatureAlgorithm, SignedXml } from 'xml-crypto'
import { XML_NAMES as X, XML_SIGNERS } from '../signing/xml-names.ts'

type Means = Pick<SignedXml, 'SignatureAlgorithms' | 'HashAlgorithms' | 'CanonicalizationAlgorithms'>

/** Digests that a signature may name. */
export const DIGESTS = [X.sha256, 'http://www.w3.org/2001/04/xmlenc#sha512'] as const

/** What a signature of an envelope may be made with, by its name: never SHA-1, never a shared secret. */
export const SIGNERS = Object.fromEntries(Object.entries(XML_SIGNERS).filter(([, [, digest]]) => digest !== 'sha1'))

/** Signs the canonical text; the private half may lie on a token or far away. */
export type Sign = (text: Buffer) => Promise<Buffer>

/**
 * An instance of xml-crypto that knows nothing but our means: what is not in its tables it refuses, whatever a document
 * names. `sign` is only needed to sign.
 */
export function openSignedXml(publicCert: KeyObject | undefined, sign?: Sign): SignedXml {
  const signed = new SignedXml({
    privateKey: 'held elsewhere', canonicalizationAlgorithm: X.exclusive, ...publicCert && { publicCert },
  })
  const known: Means = signed
  const of = <T>(table: Readonly<Record<string, T>>, names: readonly string[]) =>
    Object.fromEntries(Object.entries(table).filter(([name]) => names.includes(name)))
  signed.HashAlgorithms = of(known.HashAlgorithms, DIGESTS)
  signed.CanonicalizationAlgorithms = of(known.CanonicalizationAlgorithms, [X.exclusive, X.enveloped])
  signed.SignatureAlgorithms = Object.fromEntries(Object.entries(SIGNERS).map(([name, [kind, digest]]) =>
    [name, algorithmOf(name, kind, digest, sign)]))
  return signed
}

function algorithmOf(
  name: string, kind: 'rsa' | 'ec', digest: string, sign: Sign | undefined,
): new () => SignatureAlgorithm {
  return class implements SignatureAlgorithm {
    getSignature(signedInfo: BinaryLike, key: KeyLike): string
    getSignature(signedInfo: BinaryLike, key: KeyLike, callback?: ErrorFirstCallback<string>): void
    getSignature(signedInfo: BinaryLike, _key: KeyLike, callback?: ErrorFirstCallback<string>): string {
      if (!sign || !callback) throw new Error('no key to sign with')
      sign(Buffer.from(signedInfo as string)).then(
        (signature) => { callback(null, signature.toString('base64')) },
        (error: unknown) => { callback(error instanceof Error ? error : new Error(String(error))) },
      )
      return ''
    }

    verifySignature(material: string, key: KeyLike, signatureValue: string): boolean {
      const own = key as KeyObject
      if (own.asymmetricKeyType !== kind) return false
      try {
        const by = kind === 'ec' ? { key: own, dsaEncoding: 'ieee-p1363' as const } : own
        return verify(digest, Buffer.from(material), by, Buffer.from(signatureValue, 'base64'))
      } catch {
        return false
      }
    }

    getAlgorithmName(): string { return name }
  }
}
