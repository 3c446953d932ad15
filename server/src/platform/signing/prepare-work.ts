import { readFileSync, writeFileSync } from 'node:fs'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfFault } from '../pdf-file/values.ts'
import { checkSignatures } from './check-signatures.ts'
import { preparePdf } from './sign-pdf.ts'
import type { PrepareAnswer, PrepareOrder } from './signature-preparer.ts'

/** What the process for files of others that are to be signed does (`openSignaturePreparer`). */
export function work({ path, made, at, ...what }: PrepareOrder): PrepareAnswer {
  try {
    const bytes = readFileSync(path)
    const earlier = checkSignatures(openPdfFile(bytes), { roots: [], at })
    const isSound = earlier.every(({ intact, why }) => intact && why !== 'changed-after')
    if (!isSound) return { code: 'earlier-signature-invalid' } // nobody signs behind what is broken
    const { whole, hole, digest } = preparePdf(bytes, { ...what, at })
    writeFileSync(made, whole, { mode: 0o600 })
    return { hole, digest }
  } catch (error) {
    if (error instanceof PdfFault) return { code: 'file-not-signable' }
    throw error
  }
}
