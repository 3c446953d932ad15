import { type KeyObject, type X509Certificate, constants, verify } from 'node:crypto'
import { OID } from './object-ids.ts'

/** Digests by their object ids. */
export const DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1', [OID.sha256]: 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
/** What signs, with the digest that its name holds; null where the digest stands beside it. */
const SIGNERS: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.1': null, '1.2.840.113549.1.1.5': 'sha1', [OID.rsaWithSha256]: 'sha256',
  '1.2.840.113549.1.1.12': 'sha384', '1.2.840.113549.1.1.13': 'sha512', '1.2.840.10045.2.1': null,
  '1.2.840.10045.4.1': 'sha1', [OID.ecdsaWithSha256]: 'sha256', '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512', '1.3.101.112': null,
}
const RSA_PSS = '1.2.840.113549.1.1.10'
const ED25519 = '1.3.101.112'

/** Whether a signature is right; `weak` where it is by SHA-1, `unknown` where we do not know what it is by. */
export function verifyBy(
  { algorithmId }: { readonly algorithmId: string }, signer: X509Certificate, bytes: Buffer, signature: Buffer,
  digestBeside?: string,
): 'right' | 'wrong' | 'weak' | 'unknown' {
  const isPss = algorithmId === RSA_PSS
  const named = isPss ? null : SIGNERS[algorithmId]
  if (named === undefined) return 'unknown'
  const digest = algorithmId === ED25519 ? null : named ?? digestBeside ?? 'sha256'
  if (digest === 'sha1') return 'weak'
  const publicKey = publicKeyOf(signer)
  if (!publicKey) return 'unknown'
  if (!kindsOf(algorithmId).includes(publicKey.asymmetricKeyType ?? '')) return 'wrong'
  const key = isPss ? { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING } : publicKey
  try {
    return verify(digest, bytes, key, signature) ? 'right' : 'wrong'
  } catch {
    return 'wrong'
  }
}

/** Keys that an algorithm of those above is for. */
function kindsOf(algorithmId: string): readonly string[] {
  if (algorithmId === ED25519) return ['ed25519']
  return algorithmId.startsWith('1.2.840.113549.1.1.') ? ['rsa', 'rsa-pss'] : ['ec']
}

/** Undefined where it is of a kind that nobody here knows. */
export function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey
  } catch {
    return undefined
  }
}
