import { type X509Certificate, createHash } from 'node:crypto'
import { type PdfFile, dictionaryIn, listIn } from '../pdf-file/open-pdf-file.ts'
import { unpackStream } from '../pdf-file/unpack-stream.ts'
import { type PdfDictionary, PdfStream, PdfString, nameAt } from '../pdf-file/values.ts'
import { allowedAfter } from './allowed-after.ts'
import { type ChangeKind, type ChangesAfter, changesAfter } from './changes-after.ts'
import { type Chain, type ChainState, checkChain, nameOf } from './check-chain.ts'
import { type Stamp, checkTimeStamp, judgeToken, readToken } from './check-time-stamp.ts'
import { type PdfSignature, type RangeFault, signaturesIn } from './pdf-signatures.ts'
import { type Cms, type CmsFault, readCms } from './read-cms.ts'
import { certificatesIn } from './read-trust.ts'
import type { RevocationData } from './revocation.ts'

export type Level = 'B-B' | 'B-T' | 'B-LT'
export type Verdict = 'valid' | 'invalid' | 'indeterminate'
/** Why a verdict is not `valid`: the worst of what was found. */
export type Why =
  | RangeFault | CmsFault | Exclude<ChainState, 'trusted'> | 'changed-after' | 'covered-after'
  | 'time-stamp-wrong' | 'time-stamp-late' | 'time-stamp-unproven'

/** What one signature of a PDF is worth. */
export interface SignatureReport {
  /** A time-stamp of the whole document (EN 319 142-1, 5.4.3): nobody signs with it; `signer` is who stamped. */
  readonly isOfDocument?: true
  /** The common name in the certificate; what the PDF says is nobody's word. Empty if nothing could be read. */
  readonly signer: string
  /** When it was made: by the time-stamp if that holds, else as the PDF says; null if nothing says. */
  readonly time: Date | null
  readonly level: Level
  /**
   * Whether a time-stamp proves when it was made; one that is `unusable`, of nobody whom we trust or by means that we
   * do not know, leaves the signature as good as one without; `wrong` is one that is of something else. Of whom
   * nobody knows whether they were withdrawn, it proves when, as long as nothing rests on it (`time-stamp-unproven`).
   */
  readonly timeStamp: 'none' | 'proves' | 'unusable' | 'wrong'
  /** Whether the bytes that it covers are those that were signed. */
  readonly intact: boolean
  readonly coversWholeFile: boolean
  readonly changesAfter: readonly ChangeKind[]
  readonly chain: ChainState | null
  readonly verdict: Verdict
  readonly why: Why | null
}

export interface CheckSignatures {
  readonly roots: readonly X509Certificate[]
  /** The moment of the check: what no time-stamp proves is judged as of then. */
  readonly at: Date
  /** Besides what lies in the file. */
  readonly revocation?: RevocationData
}

/** What leaves open whether a signature is good, and does not say that it is bad (EN 319 102-1, 5.1.3). */
const OPEN: readonly Why[] = [
  'untrusted', 'revocation-unknown', 'weak', 'not-yet-valid', 'covered-after', 'unknown-means', 'time-stamp-unproven',
]

/** Judges each signature of a PDF, in the order in which they were made. Asks nobody: all it knows is handed in. */
export function checkSignatures(file: PdfFile, what: CheckSignatures): SignatureReport[] {
  const store = validationData(file)
  const revocation: RevocationData = {
    lists: [...store.lists, ...what.revocation?.lists ?? []],
    answers: [...store.answers, ...what.revocation?.answers ?? []],
  }
  const read = signaturesIn(file).map(readSignature)
  const ends = new Map(read.filter(({ signature, fault }) => !fault && signature.fields === 1)
    .map(({ signature: { dictionary, end } }) => [dictionary, end]))
  const known: Known = {
    ...what, revocation, others: store.certificates, endOf: (signature) => ends.get(signature),
    kept: store.lists.length + store.answers.length > 0 ? store : undefined,
  }
  return read.map((one) => isOfDocument(one.signature) ? stampReportOf(file, one, known) : reportOf(file, one, known))
}

/** A signature, and why it is none over its bytes. */
interface ReadSignature {
  readonly signature: PdfSignature
  readonly cms?: Cms
  readonly fault?: RangeFault | CmsFault
}

function readSignature(signature: PdfSignature): ReadSignature {
  if (signature.fault) return { signature, fault: signature.fault }
  const { covered, contents, dictionary } = signature
  if (isOfDocument(signature)) {
    const { fault } = readToken(contents, imprintOf(signature))
    return { signature, ...fault && { fault: fault === 'imprint-differs' ? 'digest-differs' : fault } }
  }
  const cms = readCms(contents)
  if (typeof cms === 'string') return { signature, fault: cms }
  const isOld = nameAt(dictionary, 'SubFilter') === 'adbe.pkcs7.detached'
  const fault = cms.fault(
    imprintOf(signature),
    isOld ? () => Buffer.concat(covered) : undefined,
  )
  return { signature, cms, ...fault && { fault } }
}

/** A time-stamp of all that was there (EN 319 142-1, 5.4.3). */
function isOfDocument({ dictionary }: PdfSignature): boolean {
  return nameAt(dictionary, 'SubFilter') === 'ETSI.RFC3161'
}

function imprintOf({ covered: [before, behind] }: PdfSignature): (digest: string) => Buffer {
  return (digest) => createHash(digest).update(before).update(behind).digest()
}

interface Known extends Required<CheckSignatures> {
  readonly others: readonly X509Certificate[]
  readonly endOf: (signature: PdfDictionary) => number | undefined
  /** What the file itself says of withdrawals, if anything. */
  readonly kept: RevocationData | undefined
}

function reportOf(file: PdfFile, { signature, cms, fault }: ReadSignature, known: Known): SignatureReport {
  const { end } = signature
  const isWhole = file.bytes.subarray(end).toString('latin1').trim() === ''
  const told = signature.dictionary.get('M')
  const base = {
    signer: '', time: told instanceof PdfString ? momentOf(told.text) : null, level: 'B-B' as Level, intact: false,
    timeStamp: 'none' as const,
    coversWholeFile: isWhole && !signature.fault, changesAfter: [] as ChangeKind[], chain: null,
  }
  if (!cms) return { ...base, verdict: 'invalid', why: fault ?? 'unreadable' }
  const stamp = cms.timeStamp ? checkTimeStamp(cms.timeStamp, cms.signature, known) : undefined
  const others = [...cms.certificates, ...known.others]
  const chain = checkChain(cms.signer, {
    ...known, others, at: stamp?.at ?? known.at, usage: 'sign',
  })
  const changes: ChangesAfter = isWhole ? { kinds: [], forbidden: undefined, isCovered: false }
    : changesAfter(file, end, allowedAfter(file, signature), known.endOf)
  const why = firstOf(
    fault, changes.forbidden === undefined ? undefined : 'changed-after', stamp?.fault,
    changes.isCovered ? 'covered-after' : undefined, chain.state === 'trusted' ? undefined : chain.state,
    // Whoever holds the stolen key of an authority stamps of any day: then only what holds today holds.
    stamp?.isUnproven && checkChain(cms.signer, { ...known, others, usage: 'sign' }).state !== 'trusted'
      ? 'time-stamp-unproven' : undefined,
  )
  return {
    ...base, signer: nameOf(cms.signer), time: stamp?.at ?? base.time ?? cms.signingTime ?? null,
    level: levelOf(stamp, chain, cms, known), timeStamp: worthOf(stamp), intact: fault === undefined,
    changesAfter: changes.kinds, chain: chain.state, why: why ?? null,
    verdict: why === undefined ? 'valid' : OPEN.includes(why) ? 'indeterminate' : 'invalid',
  }
}

/** A time-stamp of all that was there: a token over its bytes, judged as of when it says that it was made. */
function stampReportOf(file: PdfFile, { signature, fault: read }: ReadSignature, known: Known): SignatureReport {
  const { end, contents } = signature
  const isWhole = file.bytes.subarray(end).toString('latin1').trim() === ''
  const token = judgeToken(contents, imprintOf(signature), known)
  const changes = isWhole || signature.fault ? undefined
    : changesAfter(file, end, allowedAfter(file, signature), known.endOf)
  const fault = read ?? (token.fault === 'time-stamp-late' ? token.fault : undefined)
  const chain = token.chain ?? null
  const why = firstOf(
    fault, changes?.forbidden === undefined ? undefined : 'changed-after',
    changes?.isCovered ? 'covered-after' : undefined, chain === null || chain === 'trusted' ? undefined : chain,
  )
  const verdict = why === undefined ? 'valid' : OPEN.includes(why) ? 'indeterminate' : 'invalid'
  return {
    isOfDocument: true, signer: token.signer ? nameOf(token.signer) : '', time: token.at ?? null, level: 'B-B',
    timeStamp: verdict === 'valid' ? 'proves' : verdict === 'invalid' ? 'wrong' : 'unusable', intact: read === undefined,
    coversWholeFile: isWhole && !signature.fault, changesAfter: changes?.kinds ?? [], chain, verdict, why: why ?? null,
  }
}

function firstOf(...faults: readonly (Why | undefined)[]): Why | undefined {
  return faults.find((one) => one !== undefined && !OPEN.includes(one)) ?? faults.find((one) => one !== undefined)
}

/** With a time-stamp, and all that says of the chain that it was good beside it, nobody need be asked ever after. */
function levelOf(stamp: Stamp | undefined, { state }: Chain, cms: Cms, known: Known): Level {
  if (!stamp?.at) return 'B-B'
  if (!known.kept || stamp.isKept !== true || state === 'revocation-unknown') return 'B-T'
  const others = [...cms.certificates, ...known.others]
  const alone = checkChain(cms.signer, { ...known, others, revocation: known.kept, at: stamp.at, usage: 'sign' })
  return alone.state === 'revocation-unknown' || alone.state === 'weak' ? 'B-T' : 'B-LT'
}

function worthOf(stamp: Stamp | undefined): SignatureReport['timeStamp'] {
  if (!stamp) return 'none'
  return stamp.at ? 'proves' : stamp.fault ? 'wrong' : 'unusable'
}

/** What a file keeps for its own check (EN 319 142-1, 5.4.2): certificates, lists, answers. */
function validationData(file: PdfFile) {
  const store = dictionaryIn(file, dictionaryIn(file, file.trailer.get('Root')).get('DSS'))
  const all = (key: string): Buffer[] => listIn(file, store.get(key)).flatMap((one) => {
    const stream = file.follow(one)
    const bytes = stream instanceof PdfStream ? unpackStream(stream) : undefined
    return bytes ? [bytes] : []
  })
  return { certificates: all('Certs').flatMap(certificatesIn), lists: all('CRLs'), answers: all('OCSPs') }
}

/** A moment as PDF writes it (7.9.4): `D:20250301090000+07'00'`. Null if it is none. */
export function momentOf(text: string): Date | null {
  const parts = /^D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|Z)?/.exec(text)
  if (!parts) return null
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, hours, minutes = '00'] = parts
  const zone = sign === undefined ? 'Z' : `${sign}${String(hours)}:${minutes}`
  const at = new Date(`${String(year)}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at
}
