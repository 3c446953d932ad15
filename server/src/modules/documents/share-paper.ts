import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockOfKho } from './store/own-papers.ts'
import { countOpenShares, endShareOf, insertShare } from './store/share-store.ts'

/** More links of one paper at a time than anybody keeps in mind. */
const MOST_OPEN = 10
const DAY = 24 * 3_600_000

export interface SharePaper {
  readonly ownerId: bigint
  /** Public id of a paper of their Kho. */
  readonly paper: string
  /** For so many days from now. */
  readonly days: number
  /** Fingerprint of the token in the link, and the hash of the PIN; neither is kept itself. */
  readonly tokenHash: Buffer
  readonly pinHash: string
}

export type SharePaperRefusal =
  | { readonly code: 'paper-unknown' } | { readonly code: 'paper-ended' } | { readonly code: 'shared-too-often' }

/**
 * The owner shows a paper of the own Kho to somebody for some days (chia sẻ giấy tờ), by a link and a PIN. Refuses
 * `paper-unknown` for what is not theirs, `paper-ended` for what is out of the Kho, `shared-too-often` where ten links
 * of the paper open already. Leaves `paper.shared`. Answers the public id of the share.
 */
export async function sharePaper(
  ctx: Ctx, { ownerId, paper, days, tokenHash, pinHash }: SharePaper,
): Promise<Result<{ readonly share: string }, SharePaperRefusal>> {
  const found = await lockOfKho(ctx.tx, ownerId, paper)
  if (!found) return refuse({ code: 'paper-unknown' })
  if (found.isEnded) return refuse({ code: 'paper-ended' })
  if (await countOpenShares(ctx.tx, found.id, ctx.now) >= MOST_OPEN) return refuse({ code: 'shared-too-often' })
  const endsAt = new Date(ctx.now.getTime() + days * DAY)
  const { publicId: share } = await insertShare(ctx.tx, {
    paperId: found.id, tokenHash, pinHash, endsAt, at: ctx.now, by: ctx.actorId,
  })
  await recordEvent(ctx, {
    type: 'paper.shared', subjectKind: 'paper', subjectId: found.id, data: { paper, share, days },
  })
  return ok({ share })
}

/**
 * The owner ends a share before its time; ended twice it is ended once. Refuses `paper-unknown` for a paper that is not
 * theirs and a share that is none of it. Leaves `paper.share-ended` the first time.
 */
export async function endShare(
  ctx: Ctx, { ownerId, paper, share }: {
    readonly ownerId: bigint; readonly paper: string; readonly share: string
  },
): Promise<Result<null, { readonly code: 'share-unknown' }>> {
  const found = await lockOfKho(ctx.tx, ownerId, paper)
  const ended = found && await endShareOf(ctx.tx, found.id, share, ctx.now)
  if (!found || ended === undefined) return refuse({ code: 'share-unknown' })
  await recordEvent(ctx, {
    type: 'paper.share-ended', subjectKind: 'paper', subjectId: found.id, data: { paper, share },
  })
  return ok(null)
}
