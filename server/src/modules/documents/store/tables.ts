import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Json } from '../../../platform/db.ts'
import type { ActiveContent } from '../domain/active-content.ts'
import type { FileKind, MadeKind } from '../domain/file-fault.ts'
import type { PaperStanding } from '../domain/level-of.ts'

export type PaperSource = 'upload' | 'scan' | 'result'
/** photo: whoever brings it says that there are photographs of paper in it. */
export type UploadCame = 'photo'
export type PaperTrust = 'unchecked' | 'compared' | 'verified'
/** By what right a paper stands in the Kho: an article, the consent of whose dossier it came with, its owner's wish. */
export type KeepBasis = 'law' | 'consent' | 'owner'
export type PaperEnd = 'replaced' | 'revoked' | 'withdrawn' | 'over'

/** The tables of this room (`withTables`). */
export type DocumentTables = {
  'documents.file': {
    sha256: Buffer
    size: bigint
    // Of papers; a package for the archive is no paper.
    kind: ColumnType<FileKind, FileKind | MadeKind>
    pages: number | null
    verdict: 'accepted' | 'inert' | null
    reasons: readonly ActiveContent[]
  }
  'documents.upload': {
    id: GeneratedAlways<bigint>
    publicId: ColumnType<string, never, never>
    sha256: Buffer
    name: string
    actorId: bigint
    at: Date
    came: ColumnType<UploadCame | null, UploadCame | undefined>
  }
  'documents.paper': {
    id: ColumnType<bigint, never, never>
    publicId: ColumnType<string, never, never>
    sha256: Buffer
    name: string
    documentType: string
    ownerId: bigint
    source: PaperSource
    uploadId: bigint | null
    trust: PaperTrust
    addedAt: Date
    addedBy: bigint
    code: string | null
    standing: ColumnType<PaperStanding, PaperStanding | undefined>
    keptAt: Date | null
    validFrom: Day | null
    validTo: Day | null
    endedAt: Date | null
    endedWhy: PaperEnd | null
    replacedBy: bigint | null
    destroyedAt: ColumnType<Date | null, never, never>
  }
  'documents.paper_facts': {
    paperId: bigint
    version: number
    number: string | null
    issuedOn: Day | null
    issuerName: string | null
    issuerCode: string | null
    data: Json
    source: 'typed' | 'read' | 'result' | 'declared'
    at: Date
    by: bigint
    reason: string | null
    confidence: Json | null
  }
  'documents.keeping': {
    paperId: bigint
    basis: KeepBasis
    article: string | null
    agreedAt: Date | null
    dossierId: bigint | null
    at: Date
    by: bigint
  }
  'documents.signed_copy': {
    id: GeneratedAlways<bigint>
    paperId: bigint
    sha256: Buffer
    kind: 'personal' | 'agency' | 'owner'
    signer: string
    serial: string
    level: 'B-B' | 'B-T' | 'B-LT'
    at: Date
    by: bigint
  }
  'documents.signature_report': {
    sha256: Buffer
    checkedAt: Date
    verdict: 'valid' | 'invalid' | 'indeterminate' | 'none'
    report: Json
  }
}
