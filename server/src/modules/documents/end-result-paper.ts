import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { endPaper } from './store/result-papers.ts'

export interface EndResultPaper {
  readonly paperId: bigint
  readonly dossierId: bigint
  /** The paper in its place; null where there is none, and it is revoked. */
  readonly replacedBy: bigint | null
}

/**
 * Ends the paper of a result in the Kho of its owner: it is kept for history and used for nothing any more (domain
 * 7.2). One that ended before stays as it ended. Leaves `paper.replaced` or `paper.revoked`.
 */
export async function endResultPaper(ctx: Ctx, { paperId, dossierId, replacedBy }: EndResultPaper): Promise<void> {
  const ended = await endPaper(ctx.tx, { paperId, replacedBy, at: ctx.now })
  if (!ended) return
  const { publicId: paper, by } = ended
  const subject = { subjectKind: 'paper', subjectId: paperId, dossierId } as const
  await (by === null
    ? recordEvent(ctx, { type: 'paper.revoked', ...subject, data: { paper } })
    : recordEvent(ctx, { type: 'paper.replaced', ...subject, data: { paper, by } }))
}
