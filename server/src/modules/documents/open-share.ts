import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Backing, type Sender, inTransaction } from '../../platform/db.ts'
import { type HashCost, decoyHash, fingerprintOf, isSecret } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import { shareStateOf } from './domain/share-state.ts'
import { type Paper, findPaper } from './store/document-store.ts'
import { type SharedPaper, countTry, findShared, insertOpening, lockShare } from './store/share-store.ts'

export type OpenShareRefusal =
  | { readonly code: 'share-unknown' } | { readonly code: 'share-locked' }
  /** So many wrong ones more, and it is locked. */
  | { readonly code: 'pin-wrong'; readonly left: number }

export interface OpenShare {
  /** As it stands in the link. */
  readonly token: string
  readonly pin: string
  /** So many wrong PINs in a row, and the share is locked for good. */
  readonly tries: number
  readonly hashCost: HashCost
}

/** What the token of a link is kept as. */
export function shareTokenHash(token: string): Buffer {
  return fingerprintOf('share', token)
}

/** What a link leads to while it opens; what has ended, is over or never was is the same: there is none. */
export async function findOpenShare({ db, clock }: Backing, token: string): Promise<SharedPaper | undefined> {
  const shared = await findShared(db, shareTokenHash(token))
  const isThere = shared && shareStateOf(shared, clock.now()) === 'open' && shared.endedWhy === null
  return isThere ? shared : undefined
}

/**
 * Whoever has the link and the PIN sees the paper. Each try is counted in a transaction of its own before the PIN is
 * looked at (ADR 0002), so that a wrong one is not taken back with its refusal; the last of them locks the share.
 * Refuses `share-unknown` for whatever does not open, after as much work as for a wrong PIN; `pin-wrong`,
 * `share-locked`. Leaves `paper.share-opened` with the how manieth time it is, or `paper.share-locked`.
 */
export async function openShare(
  backing: Backing, sender: Sender, { token, pin, tries, hashCost }: OpenShare,
): Promise<Result<Paper, OpenShareRefusal>> {
  const shared = await findShared(backing.db, shareTokenHash(token))
  if (shared?.lockedAt && !shared.endedAt) return refuse({ code: 'share-locked' })
  if (!shared || shareStateOf(shared, backing.clock.now()) !== 'open' || shared.endedWhy !== null) {
    await isSecret(await decoyHash(hashCost), pin)
    return refuse({ code: 'share-unknown' })
  }
  const { id, paperId, paper, publicId: share } = shared
  const nth = await backing.db.transaction().execute((tx) => countTry(tx, id, tries))
  if (nth === undefined) return refuse({ code: 'share-locked' })
  const nothing = () => ({ status: 200, body: null })
  if (!await isSecret(shared.pinHash, pin)) {
    if (nth < tries) return refuse({ code: 'pin-wrong', left: tries - nth })
    await inTransaction(backing, { ...sender, requestId: crypto.randomUUID() }, async (ctx) => {
      await lockShare(ctx.tx, id, ctx.now)
      await recordEvent(ctx, {
        type: 'paper.share-locked', subjectKind: 'paper', subjectId: paperId, data: { paper, share },
      })
      return ok(null)
    }, nothing)
    return refuse({ code: 'share-locked' })
  }
  await inTransaction(backing, sender, async (ctx) => {
    const times = await insertOpening(ctx.tx, id, ctx.now)
    await recordEvent(ctx, {
      type: 'paper.share-opened', subjectKind: 'paper', subjectId: paperId, data: { paper, share, times },
    })
    return ok(null)
  }, nothing)
  const found = await findPaper(backing.db, paper)
  return found ? ok(found) : refuse({ code: 'share-unknown' })
}
