import { X509Certificate, verify } from 'node:crypto'
import { KeyFault, type SigningKey } from './signing-key.ts'

/** So long may a chain be. */
const LONGEST = 8

/**
 * A key as the port wants it, of one certificate and whatever others lie beside it, in DER. Each signature is held
 * against the certificate before anybody uses it: a token or a service that answers with another key's signature would
 * spoil the paper. Throws `KeyFault` for a certificate that is none, or of a kind of key that CMS of ours cannot name.
 */
export function keyOfCertificate(
  der: Buffer, others: readonly Buffer[], sign: (bytes: Buffer) => Promise<Buffer>,
): SigningKey {
  const own = certificateOf(der)
  const algorithm = own.publicKey.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa'
  if (algorithm === 'rsa' && own.publicKey.asymmetricKeyType !== 'rsa') throw new KeyFault('key-unreadable')
  return {
    algorithm, chain: chainOf(own, others),
    async sign(bytes) {
      const signature = await sign(bytes)
      if (!isBy(own, bytes, signature)) throw new KeyFault('key-answers-wrong')
      return signature
    },
  }
}

function certificateOf(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der)
  } catch (error) {
    throw new KeyFault('key-unreadable', error)
  }
}

function isBy({ publicKey }: X509Certificate, bytes: Buffer, signature: Buffer): boolean {
  try {
    return verify('sha256', bytes, publicKey, signature)
  } catch {
    return false // no signature at all
  }
}

/** From its own on, each vouched for by the next, as far as they are there; without the root. */
function chainOf(own: X509Certificate, others: readonly Buffer[]): Buffer[] {
  const known = others.flatMap((der) => {
    try {
      return [new X509Certificate(der)]
    } catch {
      return []
    }
  }).filter((one) => !isRoot(one))
  const path = [own]
  for (let last = own; path.length < LONGEST;) {
    const next = known.find((one) => !path.includes(one) && last.checkIssued(one) && last.verify(one.publicKey))
    if (!next) break
    path.push(next)
    last = next
  }
  return path.map(({ raw }) => raw)
}

function isRoot(certificate: X509Certificate): boolean {
  return certificate.checkIssued(certificate)
}
