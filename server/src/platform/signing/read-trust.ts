import { X509Certificate } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RevocationData } from './revocation.ts'

/** Whom we trust, and what they said of withdrawals. */
export interface Trust { readonly roots: readonly X509Certificate[]; readonly revocation: RevocationData }

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g

/**
 * Reads a folder of certificates (`.pem`, `.crt`, `.cer`, `.der`), lists of withdrawals (`.crl`) and answers of OCSP
 * (`.ocsp`), in PEM or DER; several may stand in one file of PEM. Throws if the folder cannot be read; a file that is
 * none of these is passed over.
 */
export function readTrust(folder: string): Trust {
  const [roots, lists, answers]: [X509Certificate[], Buffer[], Buffer[]] = [[], [], []]
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const { name } = entry
    const bytes = readFileSync(join(folder, name))
    const blocks = [...bytes.toString('latin1').matchAll(PEM)]
    if (blocks.length === 0 && /\.crl$/i.test(name)) lists.push(bytes)
    else if (blocks.length === 0 && /\.ocsp$/i.test(name)) answers.push(bytes)
    else if (blocks.length === 0 && /\.(crt|cer|der)$/i.test(name)) roots.push(...certificatesIn(bytes))
    for (const [, kind, text = ''] of blocks) {
      const der = Buffer.from(text, 'base64')
      if (kind === 'CERTIFICATE') roots.push(...certificatesIn(der))
      else if (kind === 'X509 CRL') lists.push(der)
    }
  }
  return { roots, revocation: { lists, answers } }
}

/** The certificate in DER; none where it is something else. */
export function certificatesIn(der: Buffer): X509Certificate[] {
  try {
    return [new X509Certificate(der)]
  } catch {
    return []
  }
}
