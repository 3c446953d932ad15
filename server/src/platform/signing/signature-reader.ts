import { openTwoLanes } from '../two-lanes.ts'
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
  /**
   * What `checkSignatures` says, from a process that a file cannot outgrow (512 MB, 30 seconds). `whose` it is decides
   * whose turn is next while others wait; a file by itself, if nobody is named. Never throws.
   */
  check(order: SignatureOrder, whose?: string): Promise<SignatureAnswer>
  close(): void
}

const MEGABYTES = 512
/** Seconds; together the thirty that a file may take. */
const [QUICK, PATIENT] = [2, 28]

/** Opens the judge of signatures in files of others; its processes begin when they are needed, and stay. */
export function openSignatureReader(): SignatureReader {
  const lanes = openTwoLanes<SignatureOrder, SignatureAnswer>({
    module: new URL('signature-work.ts', import.meta.url), megabytes: MEGABYTES, quick: QUICK, patient: PATIENT,
    tooHeavy: { code: 'file-too-heavy' },
  })
  return { check: async (order, whose = order.path) => lanes.ask(order, whose), close: lanes.close }
}
