import { readFile } from 'node:fs/promises'
import { readSealedPdf } from '@motcua/contracts/sealed-pdf.ts'
import type { SealedAnswer, SealedOrder } from './read-sealed.ts'

const FIRST = '%PDF-'

/** What the process for files of others does (`openSealedReader`). What cannot be read is thrown as its code. */
export async function work({ path }: SealedOrder): Promise<SealedAnswer> {
  try {
    const bytes = Uint8Array.from(await readFile(path))
    if (!new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes(FIRST))
      return { text: new TextDecoder().decode(bytes.subarray(0, 4096)) }
    return { pdf: await readSealedPdf(bytes) }
  } catch (error) {
    return { code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }
  }
}
