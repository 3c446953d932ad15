import { X509Certificate, createPublicKey, sign } from 'node:crypto'
import { ok, refuse } from '../../kernel/result.ts'
import { keyOfCertificate } from './key-of-certificate.ts'
import { readPkcs12 } from './read-pkcs12.ts'
import { KeyFault, type KeyStore } from './signing-key.ts'

/**
 * A key in a file of PKCS#12, opened with its PIN into the memory of this process: for demonstrations, and for whoever
 * has nothing better. The first key that has a certificate signs. Refused: `pin-wrong`, `key-unreadable`, and
 * `key-missing` for a file without a key that has its certificate.
 */
export function softwareToken(file: Buffer): KeyStore {
  return {
    async unlock(pin) {
      try {
        const { keys, certificates } = readPkcs12(file, pin)
        for (const key of keys) {
          const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
          const own = certificates.find((der) =>
            new X509Certificate(der).publicKey.export({ format: 'der', type: 'spki' }).equals(spki))
          if (!own) continue
          const signs = keyOfCertificate(own, certificates, async (bytes) => Promise.resolve(sign('sha256', bytes, key)))
          return ok({ ...signs, close: async () => Promise.resolve() })
        }
        return refuse({ code: 'key-missing' })
      } catch (error) {
        if (error instanceof KeyFault) return refuse({ code: error.code })
        return refuse({ code: 'key-unreadable' }) // a certificate in it is none
      }
    },
  }
}
