import { readFileSync } from 'node:fs'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfFault } from '../pdf-file/values.ts'
import { checkSignatures } from './check-signatures.ts'
import { type Trust, certificatesIn, readTrust } from './read-trust.ts'
import type { SignatureAnswer, SignatureOrder } from './signature-reader.ts'

/** What the process for signatures of others does (`openSignatureReader`). */
export function work({ path, trust, at }: SignatureOrder): SignatureAnswer {
  try {
    return { signatures: checkSignatures(openPdfFile(readFileSync(path)), { ...trustOf(trust), at }) }
  } catch (error) {
    if (error instanceof PdfFault) return { code: 'file-broken' }
    return { code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }
  }
}

function trustOf(trust: SignatureOrder['trust']): Trust {
  if (typeof trust === 'string') return readTrust(trust)
  const { roots, lists, answers } = trust ?? { roots: [], lists: [], answers: [] }
  return {
    roots: roots.flatMap((der) => certificatesIn(Buffer.from(der))),
    revocation: { lists: lists.map((der) => Buffer.from(der)), answers: answers.map((der) => Buffer.from(der)) },
  }
}
