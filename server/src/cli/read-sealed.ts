import type { SealedPdf } from '@motcua/contracts/sealed-pdf.ts'
import { openSupervisedProcess } from '../platform/supervised-process.ts'

export interface SealedOrder { readonly path: string }

/** What a file says of itself: a PDF, or the beginning of a text; else why it cannot be opened. */
export type SealedAnswer = { readonly pdf: SealedPdf } | { readonly text: string } | { readonly code: string }

export interface SealedReader {
  /** From a process that a file cannot outgrow (512 MB, 30 seconds): then `file-too-heavy`. Never throws. */
  read(path: string): Promise<SealedAnswer>
  close(): void
}

/** Opens the reader of files that are said to be results; its process begins with the first file. */
export function openSealedReader(): SealedReader {
  const process = openSupervisedProcess<SealedOrder, SealedAnswer>({
    module: new URL('read-sealed-work.ts', import.meta.url), megabytes: 512, seconds: 30,
    givenUp: () => ({ code: 'file-too-heavy' }),
  })
  return { read: (path) => process.ask({ path }), close: process.close }
}
