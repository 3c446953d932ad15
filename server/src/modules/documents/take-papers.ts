import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Why } from '../../platform/signing/check-signatures.ts'
import { type SignatureRule, faultOfSignatures } from './domain/signature-rule.ts'
import { type InsertedPaper, insertPapers, isUploadGone } from './store/document-store.ts'
import { listSignatures } from './store/signature-reports.ts'
import { findPoorScan } from './store/scan-check-store.ts'

export interface TakePapers {
  /** Whose papers they are. */
  readonly ownerId: bigint
  readonly items: readonly PaperToTake[]
  /** What the policy says of signatures; only those that are broken are refused unless given. */
  readonly rule?: SignatureRule | undefined
}

export interface PaperToTake {
  /** An upload by its public id (uuid). */
  readonly uploadId: string
  /** The document type of the catalogue that it is taken for. */
  readonly documentType: string
  /** The procedure asks for it with a signature in it; of what an officer scanned that is not asked. */
  readonly needsSignature?: boolean | undefined
}

export interface TakenPaper { readonly uploadId: string; readonly paperId: bigint }
/** Not good enough to be read, and nobody has let it pass (`passScans`). */
export interface ScanPoor { readonly code: 'scan-poor'; readonly uploadId: string }
export interface UploadUnknown { readonly code: 'upload-unknown'; readonly uploadId: string }

/** A file whose signatures do not do, and why not. */
export interface RefusedSignature {
  readonly uploadId: string
  readonly file: string
  /** missing: there is none; invalid: one does not hold; unproven: nobody can say whether it does. */
  readonly fault: 'missing' | 'invalid' | 'unproven'
  /** As the certificate names them; empty if nothing could be read. */
  readonly signer: string
  readonly why: Why | null
}
export interface SignatureRefused {
  readonly code: 'signature-refused'
  /** All of them at once. */
  readonly signatures: readonly RefusedSignature[]
}

export type TakeRefusal = UploadUnknown | ScanPoor | SignatureRefused

/**
 * Makes papers of uploads, in their order; one upload may serve as several papers. Refuses with `upload-unknown` the
 * first that does not exist, or was uploaded by anybody but the sender or whom the sender acts for: the difference is
 * not told; with `scan-poor` a scan of an officer that was found bad and that nobody has let pass. Refuses with
 * `signature-refused` all whose electronic signatures do not hold, as they were found when the file came, and those
 * that lack one that the procedure asks for. Part of a greater deed, whose event tells of it; leaves none of its own.
 */
export async function takePapers(
  ctx: Ctx, { ownerId, items, rule }: TakePapers,
): Promise<Result<readonly TakenPaper[], TakeRefusal>> {
  if (items.length === 0) return ok([])
  const { actorId, onBehalfOfId, unitId } = ctx
  const actorIds = onBehalfOfId === undefined ? [actorId] : [actorId, onBehalfOfId]
  // Whoever acts for a unit is an officer, and scanned what lay on the counter.
  const source = unitId === undefined ? 'upload' : 'scan'
  const poor = source === 'scan' ? await findPoorScan(ctx.tx, items.map(({ uploadId }) => uploadId)) : undefined
  if (poor !== undefined) return refuse({ code: 'scan-poor', uploadId: poor })
  const asked = { ownerId, actorIds, source, at: ctx.now, by: actorId, unitId, items } as const
  const taken = await insertPapers(ctx.tx, asked).catch((error: unknown) => {
    // forgotten as unused in this very moment; the transaction is refused, and ends
    if (isUploadGone(error)) return []
    throw error
  })
  const paperOf = new Map(taken.map((one) => [one.n, one]))
  const papers: TakenPaper[] = []
  for (const [n, { uploadId }] of items.entries()) {
    const paper = paperOf.get(n)
    if (paper === undefined) return refuse({ code: 'upload-unknown', uploadId })
    papers.push({ uploadId, paperId: paper.paperId })
  }
  const faulty = taken.flatMap((paper) => {
    const item = items[paper.n]
    const fault = faultOfSignatures(paper.verdict, source === 'upload' && item?.needsSignature === true, rule)
    return item && fault ? [{ ...paper, uploadId: item.uploadId, fault }] : []
  })
  return faulty.length > 0 ? refuse(await tellFaulty(ctx, faulty)) : ok(papers)
}

type Faulty = InsertedPaper & Pick<RefusedSignature, 'uploadId' | 'fault'>

/** What is told of each: of several signatures the first that is to blame. */
async function tellFaulty(ctx: Ctx, faulty: readonly Faulty[]): Promise<SignatureRefused> {
  const found = await listSignatures(ctx.tx, faulty.map(({ sha256 }) => sha256))
  return {
    code: 'signature-refused',
    signatures: faulty.map(({ uploadId, name, fault, sha256, verdict }) => {
      const blamed = found.get(sha256)?.reports.find((one) => one.verdict === verdict)
      return { uploadId, file: name, fault, signer: blamed?.signer ?? '', why: blamed?.why ?? null }
    }),
  }
}
