import { X509Certificate } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Json } from '../../platform/db.ts'
import { lookIntoPdf } from '../../platform/pdf-file/look-into-pdf.ts'
import { openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { nameOf } from '../../platform/signing/check-chain.ts'
import { type SignatureReport, checkSignatures } from '../../platform/signing/check-signatures.ts'
import type { KeyHolder, KeyRing, RingRefusal } from '../../platform/signing/key-ring.ts'
import { signPdf } from '../../platform/signing/sign-pdf.ts'
import { withValidationData } from '../../platform/signing/sign-to-level.ts'
import { KeyFault, type SigningKey, type TimeStamp, TimeStampFault } from '../../platform/signing/signing-key.ts'
import type { Storage } from '../../platform/storage.ts'
import { type OpinionSheet, renderSlip } from '../documents/public.ts'
import { keepSlip } from './domain/kept-slip.ts'

/** An opinion with all that it says, to be signed: where it is given, by whom, in which version of the dossier. */
export interface OpinionToSign {
  readonly dossierId: bigint
  readonly version: number
  /** A step of the process by its node, or a question that is answered. */
  readonly place: { readonly nodeId: string } | { readonly consultationId: bigint }
  readonly holder: KeyHolder
  readonly sheet: OpinionSheet
}

/** An opinion that is signed and lies in the store; nothing names it yet. */
export interface MadeOpinion extends Omit<OpinionToSign, 'sheet' | 'holder'> {
  readonly data: Json
  readonly at: Date
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly pages: number
  /** As the certificate names them. */
  readonly signer: string
  readonly serial: string
  readonly report: SignatureReport
}

export type SignOpinionRefusal =
  | RingRefusal | { readonly code: 'time-stamp-unreachable' } | { readonly code: 'opinion-unsound' }

interface SigningRooms { readonly keys: KeyRing; readonly storage: Pick<Storage, 'put'> }

/** A paper of words alone is far below. */
const MOST_BYTES = 32 * 1_048_576

/**
 * Draws an opinion as PDF/A-2b and lets the key of whoever gives it sign it, to be seen at the top right of page one;
 * of the highest level that whoever was asked made possible: B-LT, B-T where an authority is silent, B-B where none
 * stamps. Looked at as others will: one that is not valid is not kept (`opinion-unsound`). Outside of any transaction,
 * since keys may take seconds. Refuses what the key says, and `time-stamp-unreachable`.
 */
export async function signOpinion(
  { keys, storage }: SigningRooms, { sheet, holder, ...of }: OpinionToSign, pin: string | undefined,
): Promise<Result<MadeOpinion, SignOpinionRefusal>> {
  const { at } = sheet
  const opened = await keys.open(holder, pin)
  if (!opened.ok) return opened
  try {
    const drawn = Buffer.from(await renderSlip({ set: 'motcua', form: 'opinion', data: sheet, at }))
    const timeStamp = await keys.timeStamp(() => at)
    const bytes = await signOne(keys, drawn, { key: opened.value, holder, at, timeStamp })
    const file = openPdfFile(bytes)
    const [report, more] = checkSignatures(file, { ...await keys.trust(at), at })
    const own = new X509Certificate(opened.value.chain[0] ?? Buffer.alloc(0))
    const signer = nameOf(own)
    const isStamped = timeStamp === undefined || report?.timeStamp === 'proves'
    if (report?.verdict !== 'valid' || report.signer !== signer || more || !isStamped) return refuse({ code: 'opinion-unsound' })
    const stored = await storage.put(Readable.from([bytes]), MOST_BYTES)
    if (!stored.ok) throw new Error('an opinion of more than 32 MB')
    return ok({
      ...of, at, data: keepSlip(sheet) as Json, ...stored.value, pages: lookIntoPdf(file).pages, signer,
      serial: own.serialNumber, report,
    })
  } catch (error) {
    if (error instanceof KeyFault) return refuse({ code: error.code, holder })
    if (error instanceof TimeStampFault) return refuse({ code: 'time-stamp-unreachable' })
    throw error
  } finally {
    await opened.value.close()
  }
}

async function signOne(
  keys: KeyRing, drawn: Buffer,
  { key, holder, at, timeStamp }: {
    readonly key: SigningKey; readonly holder: KeyHolder; readonly at: Date; readonly timeStamp: TimeStamp | undefined
  },
): Promise<Buffer> {
  const signed = await signPdf(drawn, key, {
    at, name: holder.name, reason: 'Ý kiến giải quyết hồ sơ', visible: {}, ...timeStamp && { timeStamp },
  })
  const authorities = timeStamp && await keys.authorities()
  if (!authorities) return signed
  const { roots } = await keys.trust(at)
  const whole = await withValidationData(signed, { roots, authorities, at })
  return whole.ok ? whole.value : signed
}
