import type { X509Certificate } from 'node:crypto'
import { readCertificate } from './certificate-extensions.ts'
import { publicKeyOf } from './verify-by.ts'

/** From a signer upwards; `isWhole` if it ends with a root of ours. */
export interface FoundPath { readonly path: readonly X509Certificate[]; readonly isWhole: boolean }

/** So long may a chain be, and so often is it looked whether one signed another: files of others say who might have. */
const [LONGEST, MOST_TRIES] = [8, 64]

/**
 * All ways from a signer to roots of ours, as far as one vouches for the other by name and signature; roots are tried
 * first, then the others in their order. What comes after 64 tries is not found. One that cannot be read vouches for
 * nobody.
 */
export function* chainsFrom(
  signer: X509Certificate, roots: readonly X509Certificate[], others: readonly X509Certificate[],
): Generator<FoundPath> {
  const known = new Set<string>()
  const all = [...roots, ...others].filter(({ fingerprint256: name }) => {
    const isNew = !known.has(name)
    known.add(name)
    return isNew
  })
  let tries = 0
  if (isReadable(signer)) yield* from([signer])

  function* from(path: readonly X509Certificate[]): Generator<FoundPath> {
    const last = path.at(-1)
    if (!last) return
    const isWhole = roots.some((one) => one.raw.equals(last.raw))
    yield { path, isWhole }
    if (isWhole || path.length >= LONGEST) return
    for (const one of all) {
      if (path.some((other) => other.raw.equals(one.raw)) || !last.checkIssued(one)) continue
      if (tries >= MOST_TRIES) return
      tries += 1
      if (vouches(one, last)) yield* from([...path, one])
    }
  }
}

function vouches(issuer: X509Certificate, certificate: X509Certificate): boolean {
  const key = publicKeyOf(issuer)
  try {
    return key !== undefined && isReadable(issuer) && certificate.verify(key)
  } catch {
    return false // a key of another kind than the signature
  }
}

function isReadable(certificate: X509Certificate): boolean {
  try {
    readCertificate(certificate)
    return true
  } catch {
    return false
  }
}
