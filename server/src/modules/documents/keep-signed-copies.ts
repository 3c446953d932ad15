import type { Ctx } from '../../platform/db.ts'
import type { SignedCopy } from './sign-copy.ts'
import { holdFiles, insertFile } from './store/document-store.ts'
import { insertSignedCopies } from './store/result-papers.ts'
import { listCopies, lockToSign, raiseToSignedScan } from './store/signed-copies.ts'

/** Whose signature: of the officer who answers for a scan, or the seal of the agency. */
export type CopySigner = 'personal' | 'agency'

/**
 * Keeps what an officer, or the seal of the agency, signed of scanned papers, beside what was handed in; each paper
 * then is a scan that somebody answers for (`signed-scan`). One that somebody signed meanwhile stays as it is. Bytes
 * lie in the store before. Part of the deed of the dossier, whose event tells of it. Answers how many were kept.
 */
export async function keepSignedCopies(
  ctx: Ctx, copies: readonly SignedCopy[], kind: CopySigner = 'personal',
): Promise<number> {
  await lockToSign(ctx.tx, copies.map(({ paperId }) => paperId))
  const known = await listCopies(ctx.tx, copies.map(({ paperId }) => paperId))
  const fresh = copies.filter(({ paperId }) => !known.has(paperId))
  if (fresh.length === 0) return 0
  await holdFiles(ctx.tx, 'together')
  for (const { sha256, size, pages } of fresh)
    await insertFile(ctx.tx, { sha256, size, kind: 'application/pdf', pages, inert: [] })
  await insertSignedCopies(ctx.tx, fresh.map(({ paperId, sha256, signer, serial, level }) => ({
    paperId, sha256: Buffer.from(sha256, 'hex'), kind, signer, serial, level, at: ctx.now, by: ctx.actorId,
  })))
  await raiseToSignedScan(ctx.tx, fresh.map(({ paperId }) => paperId))
  return fresh.length
}
