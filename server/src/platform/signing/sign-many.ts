import { type Result, ok, refuse } from '../../kernel/result.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfFault } from '../pdf-file/values.ts'
import { checkSignatures } from './check-signatures.ts'
import { type SignToLevel, type SigningRefusal, signToLevel } from './sign-to-level.ts'
import type { KeyRefusal, KeyStore, KeyTrouble, SigningKey } from './signing-key.ts'

/** One paper of a batch: read when it is its turn, and handed back signed. */
export interface Paper {
  /** By which whoever asked knows it. */
  readonly id: string
  read(): Promise<Buffer>
  /** Called once, with the signed bytes. What it throws ends the batch. */
  keep(signed: Buffer): Promise<void>
}

/** Why a paper of a batch was not signed; `not-tried` where the key failed before its turn. */
export type PaperTrouble = SigningRefusal['code'] | 'earlier-signature-invalid' | 'not-tried'
export interface PaperFailure { readonly id: string; readonly code: PaperTrouble }

export interface Progress { readonly done: number; readonly failed: number; readonly total: number }

export interface SignMany extends SignToLevel {
  readonly pin: string
  /** Told after each paper. */
  progress?(how: Progress): void
}

export interface SignedMany {
  readonly signed: number
  /** Of what went well nothing more is said. */
  readonly failures: readonly PaperFailure[]
}

/** So many at once: a time-stamp is mostly waited for. A token still signs one after another. */
const AT_ONCE = 4
/** A key that says this says it again for the next paper: a token would lock itself. */
const ENDS: readonly KeyTrouble[] = [
  'pin-wrong', 'pin-locked', 'key-missing', 'key-disabled', 'key-busy', 'key-unreachable', 'key-answers-wrong',
  'key-unreadable',
]

/**
 * Signs many papers with one PIN. A paper that cannot be signed is told and leaves the others be; a key that fails ends
 * the batch, and what it did not come to is told as `not-tried`. Nobody signs behind a signature that is broken: a
 * paper whose earlier signatures do not hold is refused. Refused as a whole where the key does not open.
 */
export async function signMany(
  papers: readonly Paper[], store: KeyStore, { pin, progress, ...how }: SignMany,
): Promise<Result<SignedMany, KeyRefusal>> {
  const opened = await store.unlock(pin)
  if (!opened.ok) return refuse({ code: opened.refusal.code })
  const failures = new Map<string, PaperTrouble>()
  const waiting = [...papers]
  let [done, isEnded] = [0, false]

  async function work(key: SigningKey): Promise<void> {
    for (let paper = waiting.shift(); paper; paper = waiting.shift()) {
      const code = isEnded ? 'not-tried' : await signOne(paper, key, how)
      if (code !== undefined) failures.set(paper.id, code)
      if (ENDS.some((one) => one === code)) isEnded = true
      done += 1
      progress?.({ done, failed: failures.size, total: papers.length })
    }
  }

  try {
    await Promise.all(Array.from({ length: AT_ONCE }, async () => work(opened.value)))
  } finally {
    waiting.length = 0
    await opened.value.close()
  }
  return ok({
    signed: papers.length - failures.size,
    failures: papers.flatMap(({ id }) => {
      const code = failures.get(id)
      return code === undefined ? [] : [{ id, code }]
    }),
  })
}

async function signOne(paper: Paper, key: SigningKey, how: SignToLevel): Promise<PaperTrouble | undefined> {
  const bytes = await paper.read()
  if (!isSound(bytes, how)) return 'earlier-signature-invalid'
  const signed = await signToLevel(bytes, key, how)
  if (!signed.ok) return signed.refusal.code
  await paper.keep(signed.value)
  return undefined
}

/** Whether those who signed before signed what is there now. Whom they are trusted by is another question. */
function isSound(bytes: Buffer, { roots, at }: SignToLevel): boolean {
  try {
    return checkSignatures(openPdfFile(bytes), { roots, at }).every(({ intact, why }) => intact && why !== 'changed-after')
  } catch (error) {
    if (error instanceof PdfFault) return true // told better by whoever signs
    throw error
  }
}
