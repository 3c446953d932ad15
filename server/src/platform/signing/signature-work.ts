import { readFileSync } from 'node:fs'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfFault } from '../pdf-file/values.ts'
import { checkSignatures } from './check-signatures.ts'
import { readTrust } from './read-trust.ts'
import type { SignatureAnswer, SignatureOrder } from './signature-reader.ts'

/** What the process for signatures of others does (`openSignatureReader`). */
export function work({ path, trust, at }: SignatureOrder): SignatureAnswer {
  try {
    const known = trust === null ? { roots: [], revocation: { lists: [], answers: [] } } : readTrust(trust)
    return { signatures: checkSignatures(openPdfFile(readFileSync(path)), { ...known, at }) }
  } catch (error) {
    if (error instanceof PdfFault) return { code: 'file-broken' }
    return { code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }
  }
}
