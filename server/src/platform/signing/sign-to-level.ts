import type { X509Certificate } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfFault } from '../pdf-file/values.ts'
import { addValidationData } from './add-validation-data.ts'
import { type Authorities, eachOnce } from './ask-authorities.ts'
import { type ChainState, checkChain } from './check-chain.ts'
import { type Level, checkSignatures } from './check-signatures.ts'
import { signaturesIn } from './pdf-signatures.ts'
import { readCms } from './read-cms.ts'
import { certificatesIn } from './read-trust.ts'
import { type SignPdf, signPdf } from './sign-pdf.ts'
import { KeyFault, type KeyTrouble, type SigningKey, type TimeStamp, TimeStampFault } from './signing-key.ts'

/**
 * Why a paper was not signed: what the key says; the certificate is none that counts now; no time-stamp came; nobody
 * says whether a certificate was withdrawn; the PDF is damaged, encrypted, or has no room left.
 */
export interface SigningRefusal {
  readonly code: KeyTrouble | Exclude<ChainState, 'trusted'> | 'time-stamp-missing' | 'file-not-signable'
}

export interface SignToLevel extends Omit<SignPdf, 'timeStamp'> {
  readonly level: Level
  /** Whom we trust; of those alone anybody is asked. */
  readonly roots: readonly X509Certificate[]
  /** For B-T and B-LT. */
  readonly timeStamp?: TimeStamp
  /** For B-LT. */
  readonly authorities?: Authorities
}

/** By the clock of whoever stamps it may be so much later than by ours, in milliseconds. */
const AHEAD = 300_000
const NOBODY = { lists: [], answers: [] }

/**
 * A PDF with one signature more, of this level (EN 319 142-1, 6). The certificate is looked at first, so that nobody
 * signs with one that has ended or is not for signing; for B-LT all that is asked goes into the file, and what comes
 * out is judged as others will judge it: nothing is handed out that is less than was asked for. Throws where B-T or
 * B-LT is asked for without what makes it.
 */
export async function signToLevel(
  bytes: Buffer, key: SigningKey, { level, roots, timeStamp, authorities, ...how }: SignToLevel,
): Promise<Result<Buffer, SigningRefusal>> {
  if (level !== 'B-B' && !timeStamp) throw new Error(`${level} without a time-stamp authority`)
  const own = chainOf(key, roots, how.at)
  if (own.state !== 'trusted' && own.state !== 'revocation-unknown') return refuse({ code: own.state })
  try {
    const signed = await signPdf(bytes, key, { ...how, ...level !== 'B-B' && timeStamp ? { timeStamp } : {} })
    if (level !== 'B-LT') return ok(signed)
    if (!authorities) throw new Error('B-LT without anybody to ask')
    return await withValidationData(signed, { roots, authorities, at: how.at })
  } catch (error) {
    if (error instanceof KeyFault) return refuse({ code: error.code })
    if (error instanceof TimeStampFault) return refuse({ code: 'time-stamp-missing' })
    if (error instanceof PdfFault) return refuse({ code: 'file-not-signable' })
    throw error
  }
}

/**
 * A PDF that one has signed with a time-stamp, with what says now of its last signature, and of whoever signs it next,
 * whether a certificate was withdrawn, written behind it: so that the next signature closes the file, and nothing is
 * written behind that. Whatever nobody answers is left out; the level that comes out then is less, and is judged as
 * others will judge it.
 */
export async function withAnswersFor(
  signed: Buffer, next: SigningKey, { roots, authorities, at }: WithValidationData,
): Promise<Buffer> {
  const own = chainOf(next, roots, at)
  const paths = [...pathsOf(signed, roots, at), ...own.state === 'untrusted' ? [] : [[...own.path]]]
  const asked = await Promise.all(paths.map(async (path) => authorities.askFor(path, at)))
  const [lists, answers] = [eachOnce(asked.flatMap((one) => one.lists)), eachOnce(asked.flatMap((one) => one.answers))]
  if (lists.length + answers.length === 0) return signed
  const certificates = eachOnce(paths.flatMap((path) => path.slice(1, -1).map(({ raw }) => raw)))
  return addValidationData(signed, { certificates, lists, answers })
}

/** Certificates of keys that sign again and again. */
const read = new WeakMap<readonly Buffer[], readonly X509Certificate[]>()

function chainOf({ chain }: SigningKey, roots: readonly X509Certificate[], at: Date) {
  const [own, ...others] = read.get(chain) ?? chain.flatMap(certificatesIn)
  if (own) read.set(chain, [own, ...others])
  if (!own) throw new KeyFault('key-unreadable')
  return checkChain(own, { roots, others, revocation: NOBODY, at, usage: 'sign' })
}

interface WithValidationData {
  readonly roots: readonly X509Certificate[]
  readonly authorities: Authorities
  readonly at: Date
}

/**
 * What the last signature of a PDF needs to be judged from the file alone, asked now and written behind it. Refused
 * where somebody is silent, or says that a certificate was withdrawn.
 */
export async function withValidationData(
  signed: Buffer, { roots, authorities, at }: WithValidationData,
): Promise<Result<Buffer, SigningRefusal>> {
  const paths = pathsOf(signed, roots, at)
  const asked = await Promise.all(paths.map(async (path) => authorities.askFor(path, at)))
  if (asked.some(({ unknown }) => unknown.length > 0)) return refuse({ code: 'revocation-unknown' })
  const whole = addValidationData(signed, {
    certificates: eachOnce(paths.flatMap((path) => path.slice(1, -1).map(({ raw }) => raw))),
    lists: eachOnce(asked.flatMap(({ lists }) => lists)), answers: eachOnce(asked.flatMap(({ answers }) => answers)),
  })
  const judged = checkSignatures(openPdfFile(whole), { roots, at: new Date(at.getTime() + AHEAD) }).at(-1)
  if (judged?.chain === 'trusted' && judged.verdict === 'valid' && judged.level === 'B-LT') return ok(whole)
  if (judged?.chain && judged.chain !== 'trusted') return refuse({ code: judged.chain })
  return refuse({ code: judged && judged.timeStamp !== 'proves' ? 'time-stamp-missing' : 'key-answers-wrong' })
}

/** From the signer, and from whoever stamped, to a root of ours. */
function pathsOf(signed: Buffer, roots: readonly X509Certificate[], at: Date): X509Certificate[][] {
  const cms = readCms(signaturesIn(openPdfFile(signed)).at(-1)?.contents ?? Buffer.alloc(0))
  if (typeof cms === 'string') return []
  const token = cms.timeStamp ? readCms(cms.timeStamp) : undefined
  return [{ one: cms, usage: 'sign' as const }, { one: token, usage: 'time-stamp' as const }].flatMap(({ one, usage }) => {
    if (!one || typeof one === 'string') return []
    const { path, state } = checkChain(one.signer, { roots, others: one.certificates, revocation: NOBODY, at, usage })
    return state === 'untrusted' ? [] : [[...path]]
  })
}
