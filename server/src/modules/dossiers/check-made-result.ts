import { X509Certificate } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type ArchiveFault, archiveFaults, metadataOf } from '../../platform/pdf-file/archive-faults.ts'
import { lookIntoPdf } from '../../platform/pdf-file/look-into-pdf.ts'
import { type PdfFile, openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { PdfFault, PdfString } from '../../platform/pdf-file/values.ts'
import { nameOf } from '../../platform/signing/check-chain.ts'
import { checkSignatures } from '../../platform/signing/check-signatures.ts'
import { signaturesIn } from '../../platform/signing/pdf-signatures.ts'
import type { Trust } from '../../platform/signing/read-trust.ts'
import type { SigningKey } from '../../platform/signing/signing-key.ts'
import type { ResultCheck, ResultSignature } from '../documents/public.ts'
import type { PreparedResult } from './prepare-result.ts'

/**
 * Why a result must not leave: it does not open, is no archive copy, is not validly signed, has a time-stamp that
 * proves nothing, says something else.
 */
export type ResultFault = 'unreadable' | ArchiveFault | 'signature' | 'time-stamp' | 'words'

interface Made {
  readonly prepared: Pick<PreparedResult, 'number' | 'code'>
  readonly check: ResultCheck
  readonly trust: Trust
  /** The moment of the check, not before that of the signatures. */
  readonly at: Date
  /** Whose signatures must be there, in this order and none besides. */
  readonly keys: readonly [person: Pick<SigningKey, 'chain'>, agency: Pick<SigningKey, 'chain'>]
  /** An authority stamped them: a stamp that nobody can use would let the result leave as if there were none. */
  readonly isStamped: boolean
  /** Number and code came with the seal, and stand in it and not in what was signed before. */
  readonly isSealedLater?: boolean
}

/**
 * What a seal of a result is for. Verification reads it by `seal-reason.ts` of the contracts, which a room does not
 * know; where the two differ no result of ours is told as one, and `verify-page.db.test.ts` is red.
 */
export const SEAL_REASON = 'Con dấu của cơ quan ban hành'

/**
 * Looks at a signed result as whoever gets it would, before it is released: it opens, it is built as PDF/A-2b, each
 * signature is valid and of the name it should be of, and number and code in it are those of the register.
 * Refuses with `result-unsound` and the first fault.
 */
export function checkMadeResult(bytes: Buffer, made: Made): Looked {
  try {
    return lookAt(openPdfFile(bytes), made)
  } catch (error) {
    // Objects are read when they are asked for, so that a file that opened may still be broken further in.
    if (error instanceof PdfFault) return unsound('unreadable')
    throw error
  }
}

type Looked = Result<
  { readonly pages: number; readonly signatures: readonly ResultSignature[] },
  { readonly code: 'result-unsound'; readonly fault: ResultFault }
>

const unsound = (fault: ResultFault) => refuse({ code: 'result-unsound' as const, fault })

function lookAt(
  file: PdfFile, { prepared, check, trust, keys, at, isStamped, isSealedLater = false }: Made,
): Looked {
  const { pages } = lookIntoPdf(file)
  if (file.isRebuilt || pages === 0) return unsound('unreadable')
  const [fault] = archiveFaults(file)
  if (fault) return unsound(fault)
  const { number, code } = prepared
  const words = metadataOf(file) ?? ''
  const isSaid = isSealedLater ? isSaidBySeal(file, check.qr)
    : [`mã kết quả ${code},`, `số ${number},`, check.qr].every((one) => words.includes(one))
  if (!isSaid) return unsound('words')
  const owns = keys.map(({ chain: [own] }) => new X509Certificate(own ?? Buffer.alloc(0)))
  const reports = checkSignatures(file, { ...trust, at })
  const isRight = reports.length === owns.length && reports.every(({ verdict, signer }, n) =>
    verdict === 'valid' && owns[n] !== undefined && nameOf(owns[n]) === signer)
  if (!isRight || reports.at(-1)?.coversWholeFile !== true) return unsound('signature')
  if (isStamped && reports.some(({ timeStamp }) => timeStamp !== 'proves')) return unsound('time-stamp')
  return ok({
    pages,
    signatures: reports.map(({ signer, level }, n) => ({
      kind: n === 0 ? 'personal' as const : 'agency' as const, signer, level, serial: owns[n]?.serialNumber ?? '',
    })),
  })
}

/** The code, which says number and day, in what the seal itself says. */
function isSaidBySeal(file: PdfFile, qr: string): boolean {
  const seal = signaturesIn(file).at(-1)?.dictionary
  const textOf = (key: string) => {
    const value = file.follow(seal?.get(key))
    return value instanceof PdfString ? value.text : undefined
  }
  return textOf('Reason') === SEAL_REASON && textOf('Location') === qr
}
