import { openSupervisedProcess } from '../supervised-process.ts'
import type { SignPdf } from './sign-pdf.ts'

export interface PrepareOrder extends Pick<SignPdf, 'name' | 'reason' | 'at' | 'visible'> {
  readonly path: string
  /** Where the PDF goes that lacks only the signature itself. */
  readonly made: string
}

export type PrepareAnswer =
  /** Where the signature goes, and the SHA-256 that it signs. */
  | { readonly hole: readonly [number, number]; readonly digest: Uint8Array }
  /** No sound PDF, or encrypted; an earlier signature in it does not hold; it took more than it may. */
  | { readonly code: 'file-not-signable' | 'earlier-signature-invalid' | 'file-too-heavy' }

export interface SignaturePreparer {
  /** What `preparePdf` makes of a file of others, from a process that it cannot outgrow (512 MB, 30 seconds). */
  prepare(order: PrepareOrder): Promise<PrepareAnswer>
  close(): void
}

const [MEGABYTES, SECONDS] = [512, 30]

/** Opens what makes files of others ready to be signed here; its process begins with the first file. */
export function openSignaturePreparer(): SignaturePreparer {
  const process = openSupervisedProcess<PrepareOrder, PrepareAnswer>({
    module: new URL('prepare-work.ts', import.meta.url), megabytes: MEGABYTES, seconds: SECONDS,
    givenUp: () => ({ code: 'file-too-heavy' }),
  })
  return { prepare: process.ask, close: process.close }
}
