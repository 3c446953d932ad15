import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { withLocalCopies } from '../../platform/local-copy.ts'
import { nameOf } from '../../platform/signing/check-chain.ts'
import { signPrepared } from '../../platform/signing/sign-pdf.ts'
import {
  type PrepareAnswer, type SignaturePreparer, openSignaturePreparer,
} from '../../platform/signing/signature-preparer.ts'
import {
  KeyFault, type KeyTrouble, type SigningKey, type TimeStamp, TimeStampFault,
} from '../../platform/signing/signing-key.ts'
import { type MakingRooms, picturesOf } from './make-renditions.ts'
import { shownAs } from './open-paper.ts'
import type { Paper } from './store/document-store.ts'

/** Why a copy was not signed. */
export type CopyTrouble =
  | Extract<PrepareAnswer, { readonly code: string }>['code'] | KeyTrouble | 'time-stamp-unreachable'
  | 'paper-not-drawn'

/** A copy that is signed and lies in the store; nothing names it yet. */
export interface SignedCopy {
  readonly paperId: bigint
  readonly sha256: string
  readonly size: number
  readonly pages: number | null
  /** As the certificate names them. */
  readonly signer: string
  readonly serial: string
  readonly level: 'B-B' | 'B-T'
}

export interface SignCopy {
  readonly key: SigningKey
  /** Who signs, as readers show it. */
  readonly name: string
  readonly at: Date
  readonly timeStamp?: TimeStamp | undefined
  /** What the signature is for; the scan of a paper that was handed in, unless said. */
  readonly reason?: string | undefined
}

/** So that a signature says what it is for (NĐ 107/2021/NĐ-CP; domain 7.1, step 7). */
const REASON = 'Bản số hóa đầy đủ, chính xác so với bản giấy đã tiếp nhận'
const WORDS = 'Bản số hóa từ bản giấy'
/** The same of a result of the past (domain 7.2). */
export const REASON_OF_PAST_RESULT = 'Bản số hóa đầy đủ, chính xác so với kết quả bản giấy'

/** Of this process: all its doors share it. Its process begins with the first file. */
const signaturePreparer = openSignaturePreparer()

/**
 * Signs a copy of a scanned paper, with the signature to be seen at the top right of page one: of a PDF itself, of a
 * picture or a file that could do something the pictures of its pages. What was handed in stays as it is. Nothing of
 * the file is opened in this process. Refuses what `CopyTrouble` says; then nothing is kept.
 */
export async function signCopy(
  rooms: MakingRooms, paper: Paper, { key, name, at, timeStamp, reason = REASON }: SignCopy,
  preparer: SignaturePreparer = signaturePreparer,
): Promise<Result<SignedCopy, { readonly code: CopyTrouble }>> {
  const isShown = paper.kind === 'application/pdf' && shownAs(paper) === 'file'
  const source = isShown ? paper.sha256 : await picturesOf(rooms, paper, at)
  if (source === undefined) return refuse({ code: 'paper-not-drawn' })
  return withLocalCopies(rooms.storage, [source], async ([path = '']) => {
    const made = `${path}.signed`
    const prepared = await preparer.prepare({ path, made, name, reason, at, visible: { words: WORDS } })
    if ('code' in prepared) return refuse({ code: prepared.code })
    try {
      const whole = await readFile(made)
      const bytes = await signPrepared({ ...prepared, whole, digest: Buffer.from(prepared.digest) }, key, timeStamp)
      const stored = await rooms.storage.put(Readable.from([bytes]), Infinity)
      if (!stored.ok) throw new Error('a copy without a limit was too large')
      const own = new X509Certificate(key.chain[0] ?? Buffer.alloc(0))
      return ok({
        paperId: paper.id, ...stored.value, pages: paper.pages, signer: nameOf(own), serial: own.serialNumber,
        level: timeStamp ? 'B-T' as const : 'B-B' as const,
      })
    } catch (error) {
      if (error instanceof KeyFault) return refuse({ code: error.code })
      if (error instanceof TimeStampFault) return refuse({ code: 'time-stamp-unreachable' })
      throw error
    }
  })
}
