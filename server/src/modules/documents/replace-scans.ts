import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type OpenScan, areMadeOf, listOpenScans, setScansReplaced } from './store/scan-versions.ts'

export interface ReplaceScans {
  /** Public ids of papers. */
  readonly papers: readonly string[]
  /** Public ids of the uploads that take their place, made of their pages (`arrangeScans`). */
  readonly uploads: readonly string[]
}

export interface NotReplaceable { readonly code: 'scan-not-replaceable' }

/**
 * The scans that uploads made of their pages may take the place of. Refuses with `scan-not-replaceable` what is signed,
 * kept, replaced already or no scan, and uploads that were made of something else: a paper is put in order, not
 * exchanged. Whoever calls holds the dossier.
 */
export async function findReplaced(
  { tx }: Pick<Ctx, 'tx'>, { papers, uploads }: ReplaceScans,
): Promise<Result<readonly OpenScan[], NotReplaceable>> {
  const open = await listOpenScans(tx, papers)
  const isMade = open.length === papers.length
    && await areMadeOf(tx, uploads, open.map(({ uploadId }) => uploadId))
  return isMade ? ok(open) : refuse({ code: 'scan-not-replaceable' })
}

/**
 * Ends scans in whose place others stand (bản sửa trang thay bản quét): they stay byte for byte, as versions before.
 * Part of the deed that files the others, whose event tells of it.
 */
export async function replaceScans(ctx: Ctx, open: readonly OpenScan[], by: bigint): Promise<void> {
  await setScansReplaced(
    ctx.tx, open.map(({ paperId }) => paperId), by, { at: ctx.now, actorId: ctx.actorId })
}
