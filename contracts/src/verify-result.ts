import type { EndList, EndedResult, KeyList, KnownSeal } from './result-lists.ts'
import { type ResultClaims, isSignedBy, readResultQr } from './result-qr.ts'
import { SEAL_REASON } from './seal-reason.ts'
import { type SealedPdf, readSealedPdf } from './sealed-pdf.ts'

/** What whoever checks holds; read and checked before (`readKeyList`, `readEndList`). */
export interface Held { readonly keys: KeyList; readonly ends: EndList | undefined }

/**
 * What a check without a network found. `ours`: the code is signed by a key of the list. `forged`: it is not what was
 * signed. `unknown-key`: of a key that the list does not have. `unreadable`: there is no such code.
 */
export type QrVerdict = 'ours' | 'forged' | 'unknown-key' | 'unreadable'
/**
 * Of the file, where one was given. `sealed`: whole and sealed by an agency of the list, as a result, and by the one
 * that its code names. `seal-of-another`: by another than that one. `sealed-otherwise`: not as a result, such as a copy
 * of a paper of others. `changed`: not the bytes that were sealed, or more came after. `unknown-seal`: sealed by a
 * certificate that the list does not have. `no-seal`.
 */
export type FileVerdict = 'sealed' | 'seal-of-another' | 'sealed-otherwise' | 'changed' | 'unknown-seal' | 'no-seal'

export interface Verification {
  readonly qr: QrVerdict
  readonly claims: ResultClaims | undefined
  readonly file: FileVerdict | undefined
  readonly seal: KnownSeal | undefined
  /** SHA-256 of the file, where one was given; 64 hexadecimal digits. */
  readonly sha256: string | undefined
  /** How it ended, by the snapshot; null where it does not say that it did; undefined without a snapshot. */
  readonly ended: EndedResult | null | undefined
  /** The worst that was found: only `valid` is good. */
  readonly verdict: 'valid' | 'ended' | 'invalid' | 'unknown'
}

/** Checks the text of a QR code, with its address or without. */
export async function verifyText(text: string, held: Held): Promise<Verification> {
  return verified(text, held, undefined)
}

/** Checks a PDF: the code in it, and the seal that closes it. */
export async function verifyPdf(bytes: Uint8Array<ArrayBuffer>, held: Held): Promise<Verification> {
  return verifySealed(await readSealedPdf(bytes), held)
}

/** The same of a PDF that was read before, perhaps by another process. */
export async function verifySealed(pdf: SealedPdf, held: Held): Promise<Verification> {
  return verified(pdf.qr ?? '', held, pdf)
}

async function verified(text: string, { keys, ends }: Held, pdf: SealedPdf | undefined): Promise<Verification> {
  const read = readResultQr(text)
  const key = keys.keys.find(({ kid }) => kid === read?.kid)
  const qr = !read ? 'unreadable' : !key ? 'unknown-key' : await isSignedBy(read, key) ? 'ours' : 'forged'
  const claims = qr === 'ours' ? read?.claims : undefined
  const seal = keys.seals.find(({ thumbprint }) => thumbprint === pdf?.thumbprint)
  const file = pdf && (pdf.state !== 'sealed' ? pdf.state : sealedBy(seal, claims, pdf))
  const ended = claims && ends && (ends.ends.find(([code]) => code === claims.code) ?? null)
  return { qr, claims, file, seal, sha256: pdf?.sha256, ended, verdict: verdictOf(qr, file, ended) }
}

function sealedBy(
  seal: KnownSeal | undefined, claims: ResultClaims | undefined, { reason }: SealedPdf,
): FileVerdict {
  if (!seal) return 'unknown-seal'
  if (claims && !seal.codes.includes(claims.issuerCode)) return 'seal-of-another'
  return reason === SEAL_REASON ? 'sealed' : 'sealed-otherwise'
}

function verdictOf(
  qr: QrVerdict, file: FileVerdict | undefined, ended: EndedResult | null | undefined,
): Verification['verdict'] {
  if (qr === 'forged' || file === 'changed' || file === 'seal-of-another') return 'invalid'
  if (qr !== 'ours' || (file !== undefined && file !== 'sealed')) return 'unknown'
  if (ended) return 'ended'
  return ended === null ? 'valid' : 'unknown'
}
