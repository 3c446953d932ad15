import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { insertPapers, isUploadGone } from './store/document-store.ts'

export interface TakePapers {
  /** Whose papers they are. */
  readonly ownerId: bigint
  /** Uploads by their public ids (uuid), and the document type of the catalogue that each is taken for. */
  readonly items: readonly { readonly uploadId: string; readonly documentType: string }[]
}

export interface TakenPaper { readonly uploadId: string; readonly paperId: bigint }
export interface UploadUnknown { readonly code: 'upload-unknown'; readonly uploadId: string }

/**
 * Makes papers of uploads, in their order; one upload may serve as several papers. Refuses with `upload-unknown` the
 * first that does not exist, or was uploaded by anybody but the sender or whom the sender acts for: the difference is
 * not told. Part of a greater deed, whose event tells of it; leaves none of its own.
 */
export async function takePapers(
  ctx: Ctx, { ownerId, items }: TakePapers,
): Promise<Result<readonly TakenPaper[], UploadUnknown>> {
  if (items.length === 0) return ok([])
  const { actorId, onBehalfOfId, unitId } = ctx
  const actorIds = onBehalfOfId === undefined ? [actorId] : [actorId, onBehalfOfId]
  // Whoever acts for a unit is an officer, and scanned what lay on the counter.
  const source = unitId === undefined ? 'upload' : 'scan'
  const taken = await insertPapers(ctx.tx, { ownerId, actorIds, source, at: ctx.now, by: actorId, items }).catch(
    (error: unknown) => {
      // forgotten as unused in this very moment; the transaction is refused, and ends
      if (isUploadGone(error)) return []
      throw error
    },
  )
  const paperOf = new Map(taken.map(({ n, paperId }) => [n, paperId]))
  const papers: TakenPaper[] = []
  for (const [n, { uploadId }] of items.entries()) {
    const paperId = paperOf.get(n)
    if (paperId === undefined) return refuse({ code: 'upload-unknown', uploadId })
    papers.push({ uploadId, paperId })
  }
  return ok(papers)
}
