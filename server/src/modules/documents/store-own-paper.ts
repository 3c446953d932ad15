import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Day } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { correctFacts } from './correct-facts.ts'
import { keepPapers } from './keep-papers.ts'
import { holdKho } from './store/keep-store.ts'
import { measureOwn, setLastDay } from './store/own-papers.ts'
import { type TakeRefusal, takePapers } from './take-papers.ts'

/** How much somebody may put into their own Kho; bytes of the files together. */
export interface KhoQuota { readonly papers: number; readonly bytes: number }

export interface StoreOwnPaper {
  readonly ownerId: bigint
  /** Public id of an upload of the sender. */
  readonly uploadId: string
  /** Of the upload, in bytes. */
  readonly size: number
  readonly documentType: string
  readonly number: string | null
  /** What is said of it besides; left out where its owner says no more. */
  readonly issuedOn?: Day | null
  readonly issuerName?: string | null
  readonly validTo: Day | null
  readonly quota: KhoQuota
}

export type StoreOwnRefusal = TakeRefusal | { readonly code: 'kho-full' } | { readonly code: 'paper-kept-already' }

/**
 * The owner puts a paper into the own Kho (tự lưu giấy tờ vào Kho; NĐ 45/2020 Đ.16). Nobody has accepted it yet: it is
 * a picture that its owner declares (`plain-copy`, basis `owner`), and replaces nothing that an office accepted.
 * Refuses `upload-unknown`, `signature-refused` (as `takePapers`); `kho-full` beyond the quota of what owners put there
 * themselves; `paper-kept-already` where the same bytes stand there as a paper of the same type. Leaves `paper.kept`,
 * and `paper.described` where something is said of it.
 */
export async function storeOwnPaper(
  ctx: Ctx,
  { ownerId, uploadId, size, documentType, number, issuedOn = null, issuerName = null, validTo, quota }: StoreOwnPaper,
): Promise<Result<{ readonly id: bigint; readonly publicId: string }, StoreOwnRefusal>> {
  // Two at once are counted one after the other.
  await holdKho(ctx.tx, ownerId)
  const there = await measureOwn(ctx.tx, ownerId)
  if (there.papers >= quota.papers || there.bytes + size > quota.bytes) return refuse({ code: 'kho-full' })
  const taken = await takePapers(ctx, { ownerId, items: [{ uploadId, documentType }] })
  if (!taken.ok) return taken
  const [{ paperId } = { paperId: 0n }] = taken.value
  if (validTo !== null) await setLastDay(ctx.tx, paperId, validTo)
  const [kept] = await keepPapers(ctx, {
    ownerId, dossierId: null, papers: [{ paperId, basis: 'owner', article: null, agreedAt: ctx.now }], singleTypes: [],
  })
  if (!kept) return refuse({ code: 'paper-kept-already' })
  const said = {
    ...number !== null && { number }, ...issuedOn !== null && { issuedOn }, ...issuerName !== null && { issuerName },
  }
  if (Object.keys(said).length > 0) await correctFacts(ctx, { paperId, said, source: 'declared', reason: null })
  return ok({ id: paperId, publicId: kept.publicId })
}
