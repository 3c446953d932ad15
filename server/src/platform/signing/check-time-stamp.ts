import { type X509Certificate, createHash } from 'node:crypto'
import * as pkijs from 'pkijs'
import { type ChainState, checkChain } from './check-chain.ts'
import { OID } from './object-ids.ts'
import { type Cms, type CmsFault, readCms } from './read-cms.ts'
import type { RevocationData } from './revocation.ts'
import { DIGESTS } from './verify-by.ts'
import { view } from './view.ts'

/** What is known where a time-stamp is judged. */
export interface KnownOfStamps {
  readonly roots: readonly X509Certificate[]
  readonly others: readonly X509Certificate[]
  readonly revocation: RevocationData
  /** What the file itself says of withdrawals, if anything. */
  readonly kept: RevocationData | undefined
  /** The moment of the check. */
  readonly at: Date
}

/** A token as far as it could be judged (RFC 3161): who stamped, when they say, and what their chain was worth then. */
export interface JudgedToken {
  readonly signer?: X509Certificate
  readonly at?: Date
  readonly chain?: ChainState
  /** Whether the file alone says that whoever stamped might. */
  readonly isKept?: boolean
  readonly fault?: CmsFault | 'imprint-differs' | 'time-stamp-late'
}

/** A token as it was read, and why it is none over what it should be. */
export interface ReadToken {
  readonly token?: Cms
  /** When it says that it was made. */
  readonly at?: Date
  readonly fault?: CmsFault | 'imprint-differs'
}

/** Reads a token over bytes of this digest: of a signature, or of a whole document. Asks not whose it is. */
export function readToken(der: Buffer, imprintOf: (digest: string) => Buffer): ReadToken {
  const token = readCms(der)
  if (typeof token === 'string') return { fault: token }
  const info = stampInfoIn(token)
  if (!info) return { fault: 'unreadable' }
  const { genTime: at, messageImprint: { hashAlgorithm: { algorithmId }, hashedMessage } } = info
  const digest = DIGESTS[algorithmId]
  if (digest === undefined || digest === 'sha1') return { token, at, fault: digest ? 'weak' : 'unknown-means' }
  const imprint = Buffer.from(hashedMessage.valueBlock.valueHexView)
  if (!imprint.equals(imprintOf(digest))) return { token, at, fault: 'imprint-differs' }
  const fault = token.fault((one) => createHash(one).update(token.content ?? '').digest())
  return { token, at, ...fault && { fault } }
}

/** Judges one, as of when it says that it was made. */
export function judgeToken(der: Buffer, imprintOf: (digest: string) => Buffer, known: KnownOfStamps): JudgedToken {
  const { token, at, fault } = readToken(der, imprintOf)
  if (!token || !at || fault) return { ...token && { signer: token.signer }, ...at && { at }, ...fault && { fault } }
  const { signer } = token
  const how = { ...known, others: [...token.certificates, ...known.others], at, usage: 'time-stamp' as const }
  const { state: chain } = checkChain(signer, how)
  if (at > known.at && isTaken(chain)) return { signer, at, chain, fault: 'time-stamp-late' }
  const { kept } = known
  const isKept = kept !== undefined && checkChain(signer, { ...how, revocation: kept }).state === 'trusted'
  return { signer, at, chain, isKept }
}

/** What the time-stamp of a signature is worth to it. */
export interface Stamp {
  readonly at?: Date
  readonly isKept?: boolean
  /** Nobody knows whether whoever stamped had been withdrawn: nothing may rest on it. */
  readonly isUnproven?: boolean
  readonly fault?: 'time-stamp-wrong' | 'time-stamp-late'
}

/** One that proves nothing, and says nothing against its signature either (EN 319 102-1, 5.5.4). */
const UNUSABLE: Stamp = {}

/**
 * The moment that a time-stamp proves, if it is of this signature, right, and of an authority that we trust. One that
 * we cannot judge proves nothing; a fault is only one that contradicts its signature, or our clock.
 */
export function checkTimeStamp(der: Buffer, signature: Buffer, known: KnownOfStamps): Stamp {
  const { at, chain, isKept, fault } = judgeToken(der, (digest) => createHash(digest).update(signature).digest(), known)
  if (fault === 'imprint-differs') return { fault: 'time-stamp-wrong' }
  if (fault === 'time-stamp-late') return { fault }
  if (fault || !at || !isTaken(chain)) return UNUSABLE
  return { at, isKept: isKept === true, isUnproven: chain === 'revocation-unknown' }
}

function isTaken(chain: ChainState | undefined): boolean {
  return chain === 'trusted' || chain === 'revocation-unknown'
}

function stampInfoIn({ contentType, content }: Cms): pkijs.TSTInfo | undefined {
  if (contentType !== OID.timeStampInfo || !content) return undefined
  try {
    return pkijs.TSTInfo.fromBER(view(content))
  } catch {
    return undefined // not what it says it is
  }
}
