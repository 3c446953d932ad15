import 'reflect-metadata' // what @peculiar/x509 stands on, and wants to find loaded
import { KeyObject, randomBytes } from 'node:crypto'
import {
  BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension,
  SubjectAlternativeNameExtension, X509CertificateGenerator,
} from '@peculiar/x509'

/** What a server shows and proves, as PEM. The key is kept nowhere but in the memory of whoever has this. */
export interface Certificate { readonly cert: string; readonly key: string }

const DAY = 86_400_000
/** Browsers take none that is good for more than 398 days; who tries something out needs less. */
const GOOD_FOR = 30 * DAY
const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const

/**
 * A certificate that nobody has vouched for, for this machine: its loopback by name and by address. For tries and
 * tests: whoever connects must be told to trust it. Load this file only where one is asked for: its packages take some
 * time.
 */
export async function makeOwnCertificate(now: Date): Promise<Certificate> {
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: `00${randomBytes(16).toString('hex')}`, name: 'CN=motcua (thử nghiệm)', keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    // A day back, for clocks that go a little wrong.
    notBefore: new Date(now.getTime() - DAY), notAfter: new Date(now.getTime() + GOOD_FOR),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' }, { type: 'ip', value: '127.0.0.1' }, { type: 'ip', value: '::1' },
      ]),
    ],
  })
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' })
  return { cert: certificate.toString('pem'), key: key.toString() }
}
