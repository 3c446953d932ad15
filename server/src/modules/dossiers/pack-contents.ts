import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { KeyRing } from '../../platform/signing/key-ring.ts'
import { type KnownTrust, type SignatureReader, knownTrust } from '../../platform/signing/signature-reader.ts'
import type { SignatureReport } from '../../platform/signing/check-signatures.ts'
import { undefinedIfMissing } from '../../platform/missing-file.ts'
import { withLocalCopies } from '../../platform/local-copy.ts'
import type { Storage } from '../../platform/storage.ts'
import { CopyFaulty } from '../../platform/store/copy.ts'
import type { ZipEntry } from '../../platform/zip/write-zip.ts'
import { type CheckedSignatures, type Paper, isRunOut, isSignedBy, worstOf } from '../documents/public.ts'
import type { PackedFile, PackedRole } from './domain/archive-manifest.ts'
import type { FoundFile } from './domain/archive-rules.ts'

/** A file of a package with its bytes, once read and found to be what its name says. */
export interface Packable {
  readonly file: PackedFile
  readonly crc: number
  readonly content: ZipEntry['content']
}

export interface PackingStore {
  readonly storage: Pick<Storage, 'open' | 'put'>
  /** Opens PDFs of others in a process of its own. */
  readonly signatures: Pick<SignatureReader, 'check'>
}

/** What is made here, and fits in memory. */
export function madeFile(
  path: string, name: string, content: string | Uint8Array, { role, mime }: Pick<PackedFile, 'role' | 'mime'>,
): Packable {
  const bytes = Buffer.from(content)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    file: { path, name, role, mime, size: bytes.length, sha256 }, crc: crc32(bytes),
    content: async function* whole() { yield await Promise.resolve(bytes) },
  }
}

/** A paper of the store for a package: what it is, whether it is there, and what its signatures are worth. */
export interface JudgedPaper {
  readonly found: FoundFile
  readonly packable?: Packable
  readonly checked?: CheckedSignatures
}

export interface Judging extends PackingStore { readonly trust: KnownTrust | null; readonly at: Date }

/** Where a paper stands in a package. */
export interface PaperPlace {
  readonly path: string
  readonly role: PackedRole
  readonly component: string
  /** When it was there already, as the event log proves: a certificate that ran out since then was good. */
  readonly provenAt?: Date | undefined
}

/** What a file must say of itself to be judged. */
export type JudgeablePaper = Pick<Paper, 'sha256' | 'size' | 'name' | 'kind'> & Partial<Pick<Paper, 'kept'>>

/**
 * Reads a paper whole, once for its sums and once for its signatures; nothing of it stays in memory. Signatures are
 * judged as of now, and those whose certificate has run out as of the moment at which the paper is proven to have been
 * there (EN 319 102-1, 5.5.2: a proof of existence).
 */
export async function judgePaper(
  { storage, signatures, trust, at }: Judging, paper: JudgeablePaper, { path, role, component, provenAt }: PaperPlace,
): Promise<JudgedPaper> {
  const base = { component, isResult: role === 'result', isSignedCopy: role === 'signed-copy' }
  if (paper.kept) return { found: { ...base, state: 'aside' } }
  const crc = await crcOfStored(storage, paper.sha256)
  if (crc === undefined) return { found: { ...base, state: 'lost' } }
  const judge = async (as: Date) => withLocalCopies(storage, [paper.sha256], ([file = '']) =>
    signatures.check({ path: file, trust, at: as }))
  const now = paper.kind === 'application/pdf' ? await judge(at) : undefined
  const asOf = now && provenAt && 'signatures' in now && isRunOut(now.signatures) ? provenAt : undefined
  const answer = asOf ? await judge(asOf) : now
  const reports: readonly SignatureReport[] | undefined = answer && 'signatures' in answer ? answer.signatures : undefined
  const verdict = answer && (reports ? verdictOf(reports) : 'unreadable')
  const { sha256, size, name, kind } = paper
  return {
    found: { ...base, state: 'there', verdict },
    packable: {
      file: {
        path, name, role, component: component === '' ? undefined : component, mime: kind, size, sha256, verdict,
        judgedAt: asOf,
      },
      crc, content: () => storage.open(sha256),
    },
    ...reports && isSignedBy(reports) && { checked: { sha256, reports } },
  }
}

/** Bytes of the store that nobody signs: undefined where no copy is what was put there. */
export async function packStored(
  { storage }: Pick<PackingStore, 'storage'>, file: PackedFile,
): Promise<Packable | undefined> {
  const crc = await crcOfStored(storage, file.sha256)
  return crc === undefined ? undefined : { file, crc, content: () => storage.open(file.sha256) }
}

/** Whom this installation trusts at a moment; null where nothing is set up. */
export async function trustOf(keys: Pick<KeyRing, 'trust'>, at: Date): Promise<KnownTrust | null> {
  const trust = await keys.trust(at).catch(undefinedIfMissing)
  return trust ? knownTrust(trust) : null
}

/** The verdict on a file: that of its worst signature. */
function verdictOf(reports: readonly SignatureReport[]): NonNullable<FoundFile['verdict']> {
  return isSignedBy(reports) ? worstOf(reports) : 'none'
}

/** Undefined where no copy is what was put there. */
async function crcOfStored(storage: Pick<Storage, 'open'>, sha256: string): Promise<number | undefined> {
  const hash = createHash('sha256')
  let crc = 0
  try {
    for await (const piece of storage.open(sha256) as AsyncIterable<Buffer>) {
      hash.update(piece)
      crc = crc32(piece, crc)
    }
  } catch (error) {
    if (error instanceof CopyFaulty) return undefined
    throw error
  }
  return hash.digest('hex') === sha256 ? crc : undefined
}
