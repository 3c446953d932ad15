import { openSupervisedProcess } from '../supervised-process.ts'
import type { SignatureReport } from './check-signatures.ts'

export interface SignatureOrder {
  readonly path: string
  /** The folder that `readTrust` reads; null: nobody is trusted. */
  readonly trust: string | null
  /** The moment of the check. */
  readonly at: Date
}

export type SignatureAnswer =
  | { readonly signatures: readonly SignatureReport[] }
  /** `file-broken`: no PDF that can be read. `file-too-heavy`: it took more than it may. Else as the system says it. */
  | { readonly code: string }

export interface SignatureReader {
  /** What `checkSignatures` says, from a process that a file cannot outgrow (512 MB, 30 seconds). Never throws. */
  check(order: SignatureOrder): Promise<SignatureAnswer>
  close(): void
}

const [MEGABYTES, SECONDS] = [512, 30]

/** Opens the judge of signatures in files of others; its process begins with the first file. */
export function openSignatureReader(): SignatureReader {
  const process = openSupervisedProcess<SignatureOrder, SignatureAnswer>({
    module: new URL('signature-work.ts', import.meta.url), megabytes: MEGABYTES, seconds: SECONDS,
    givenUp: () => ({ code: 'file-too-heavy' }),
  })
  return { check: process.ask, close: process.close }
}
