import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type KeepRow, type KeptRow, endReplaced, holdKho, insertKept } from './store/keep-store.ts'

export interface KeepPapers {
  readonly ownerId: bigint
  /** In which dossier they were accepted; null where their owner puts them there. */
  readonly dossierId: bigint | null
  readonly papers: readonly KeepRow[]
  /** Types of which somebody has one at a time: a newer one ends the older. */
  readonly singleTypes: readonly string[]
}

/**
 * Lets papers into the Kho of their owner (lưu vào Kho), each with the right by which it stands there (NĐ 45/2020
 * Đ.16). What stands there already, or is there with the same bytes, does not come in again. Leaves `paper.kept` of
 * each that came in, `paper.replaced` of each that ended by that. Answers those that came in.
 */
export async function keepPapers(
  ctx: Ctx, { ownerId, dossierId, papers, singleTypes }: KeepPapers,
): Promise<readonly KeptRow[]> {
  if (papers.length === 0) return []
  await holdKho(ctx.tx, ownerId)
  const kept = await insertKept(ctx.tx, { ownerId, dossierId, papers, at: ctx.now, by: ctx.actorId })
  const basisOf = new Map(papers.map(({ paperId, basis }) => [paperId, basis]))
  for (const { id, publicId, documentType } of kept)
    await recordEvent(ctx, {
      type: 'paper.kept', subjectKind: 'paper', subjectId: id, ...dossierId !== null && { dossierId },
      data: { paper: publicId, documentType, basis: basisOf.get(id) ?? '' },
    })
  const types = [...new Set(kept.map(({ documentType }) => documentType))]
    .filter((type) => singleTypes.includes(type))
  if (types.length === 0) return kept
  for (const { id, publicId, by } of await endReplaced(ctx.tx, ownerId, types, ctx.now))
    await recordEvent(ctx, {
      type: 'paper.replaced', subjectKind: 'paper', subjectId: id, ...dossierId !== null && { dossierId },
      data: { paper: publicId, by },
    })
  return kept
}
