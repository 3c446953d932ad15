import { openSupervisedProcess } from '../supervised-process.ts'
import type { SignatureReport } from './check-signatures.ts'
import type { Trust } from './read-trust.ts'

export interface SignatureOrder {
  readonly path: string
  /** Whom we trust: as it is known, or the folder that `readTrust` reads; null: nobody is trusted. */
  readonly trust: KnownTrust | string | null
  /** The moment of the check. */
  readonly at: Date
}

/** `Trust` as it travels to another process: all in DER. */
export interface KnownTrust {
  readonly roots: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
  readonly answers: readonly Uint8Array[]
}

/** What `readTrust` read, for the process that judges. */
export function knownTrust({ roots, revocation: { lists, answers } }: Trust): KnownTrust {
  return { roots: roots.map(({ raw }) => raw), lists, answers }
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
