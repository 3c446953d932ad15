import { type X509Certificate, createHash } from 'node:crypto'
import * as pkijs from 'pkijs'
import { type PdfFile, dictionaryIn, listIn } from '../pdf-file/open-pdf-file.ts'
import { unpackStream } from '../pdf-file/unpack-stream.ts'
import { type PdfDictionary, PdfStream, PdfString, nameAt } from '../pdf-file/values.ts'
import { allowedAfter } from './allowed-after.ts'
import { type ChangeKind, type ChangesAfter, changesAfter } from './changes-after.ts'
import { type Chain, type ChainState, checkChain, nameOf } from './check-chain.ts'
import { OID } from './object-ids.ts'
import { type PdfSignature, type RangeFault, signaturesIn } from './pdf-signatures.ts'
import { type Cms, type CmsFault, readCms } from './read-cms.ts'
import { certificatesIn } from './read-trust.ts'
import type { RevocationData } from './revocation.ts'
import { DIGESTS } from './verify-by.ts'
import { view } from './view.ts'

export type Level = 'B-B' | 'B-T' | 'B-LT'
export type Verdict = 'valid' | 'invalid' | 'indeterminate'
/** Why a verdict is not `valid`: the worst of what was found. */
export type Why =
  | RangeFault | CmsFault | Exclude<ChainState, 'trusted'> | 'changed-after' | 'covered-after'
  | 'time-stamp-wrong' | 'time-stamp-late'

/** What one signature of a PDF is worth. */
export interface SignatureReport {
  /** The common name in the certificate; what the PDF says is nobody's word. Empty if nothing could be read. */
  readonly signer: string
  /** When it was made: by the time-stamp if that holds, else as the PDF says; null if nothing says. */
  readonly time: Date | null
  readonly level: Level
  /**
   * Whether a time-stamp proves when it was made; one that is `unusable`, of nobody whom we trust or by means that we
   * do not know, leaves the signature as good as one without; `wrong` is one that is of something else.
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
const OPEN: readonly Why[] = ['untrusted', 'revocation-unknown', 'weak', 'not-yet-valid', 'covered-after']

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
  return read.map((one) =>
    reportOf(file, one, {
      ...what, revocation, others: store.certificates, endOf: (signature) => ends.get(signature),
      kept: store.lists.length + store.answers.length > 0 ? store : undefined,
    }))
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
  const cms = readCms(contents)
  if (typeof cms === 'string') return { signature, fault: cms }
  const isOld = nameAt(dictionary, 'SubFilter') === 'adbe.pkcs7.detached'
  const fault = cms.fault(
    (digest) => createHash(digest).update(covered[0]).update(covered[1]).digest(),
    isOld ? () => Buffer.concat(covered) : undefined,
  )
  return { signature, cms, ...fault && { fault } }
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
  )
  return {
    ...base, signer: nameOf(cms.signer), time: stamp?.at ?? base.time ?? cms.signingTime ?? null,
    level: levelOf(stamp, chain, cms, known), timeStamp: worthOf(stamp), intact: fault === undefined,
    changesAfter: changes.kinds, chain: chain.state, why: why ?? null,
    verdict: why === undefined ? 'valid' : OPEN.includes(why) ? 'indeterminate' : 'invalid',
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
  return alone.state === 'revocation-unknown' ? 'B-T' : 'B-LT'
}

interface Stamp {
  readonly at?: Date
  /** Whether the file alone says that whoever stamped might. */
  readonly isKept?: boolean
  readonly fault?: 'time-stamp-wrong' | 'time-stamp-late'
}

/** One that proves nothing, and says nothing against its signature either (EN 319 102-1, 5.5.4). */
const UNUSABLE: Stamp = {}

/**
 * The moment that a time-stamp proves, if it is of this signature, right, and of an authority that we trust. One that
 * we cannot judge proves nothing; a fault is only one that contradicts its signature, or our clock.
 */
function checkTimeStamp(der: Buffer, signature: Buffer, known: Known): Stamp {
  const token = readCms(der)
  const info = typeof token === 'string' ? undefined : stampInfoIn(token)
  if (typeof token === 'string' || !info) return UNUSABLE
  const { genTime: at, messageImprint: { hashAlgorithm: { algorithmId }, hashedMessage } } = info
  const digest = DIGESTS[algorithmId]
  if (digest === undefined || digest === 'sha1') return UNUSABLE
  const imprint = Buffer.from(hashedMessage.valueBlock.valueHexView)
  if (!imprint.equals(createHash(digest).update(signature).digest())) return { fault: 'time-stamp-wrong' }
  if (token.fault((one) => createHash(one).update(token.content ?? '').digest())) return UNUSABLE
  const how = { ...known, others: [...token.certificates, ...known.others], at, usage: 'time-stamp' as const }
  const { state } = checkChain(token.signer, how)
  if (state !== 'trusted' && state !== 'revocation-unknown') return UNUSABLE
  if (at > known.at) return { fault: 'time-stamp-late' }
  const { kept } = known
  return { at, isKept: kept !== undefined && checkChain(token.signer, { ...how, revocation: kept }).state === 'trusted' }
}

function stampInfoIn({ contentType, content }: Cms): pkijs.TSTInfo | undefined {
  if (contentType !== OID.timeStampInfo || !content) return undefined
  try {
    return pkijs.TSTInfo.fromBER(view(content))
  } catch {
    return undefined // not what it says it is
  }
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
