import { type Day, addDays, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type KhoRetention, overOn } from './domain/own-paper-term.ts'
import { destroyBodiesOf } from './store/destroyed-bodies.ts'
import { holdFiles } from './store/document-store.ts'
import { type OwnPaperDue, lockOwnDue, markOwnDestroyed, setOwnDue } from './store/own-retention.ts'

export interface RetireOwnPapers {
  readonly retention: KhoRetention
  /** So many are looked at. */
  readonly limit: number
  /** Which of these papers stand in a dossier, whichever it is: they are kept as long as that. */
  readonly inDossiers: (tx: Tx, paperIds: readonly bigint[]) => Promise<ReadonlySet<bigint>>
}

/** Days after which a paper is looked at again of which nothing is due: a policy may have changed. */
const LOOKED_AGAIN = 30

/**
 * Tells owners that the time of a paper is nearly over that they stored themselves, and takes the file away when it is,
 * `notice` days after they were told at the earliest (NĐ 13/2023 Đ.3; domain 7.4). Never what an act keeps, what an
 * office issued or accepted, or what stands in a dossier. That the paper was there stays. Leaves `paper.removal-told`
 * and `paper.removed` for each; answers how many were looked at. Their bytes are for `removeDestroyed`.
 */
export async function retireOwnPapers(
  ctx: Ctx, { retention, limit, inDossiers }: RetireOwnPapers,
): Promise<Result<number, never>> {
  const today = dayOf(ctx.now)
  await holdFiles(ctx.tx, 'alone')
  const due = await lockOwnDue(ctx.tx, today, limit)
  const used = await inDossiers(ctx.tx, due.map(({ id }) => id))
  const over: OwnPaperDue[] = []
  for (const paper of due) {
    const day = used.has(paper.id) ? null : overOn(paper, retention)
    if (day !== null && paper.goesOn !== null && day <= today && paper.goesOn <= today) over.push(paper)
    else await wait(ctx, paper, { day, today, notice: retention.notice })
  }
  const gone = await markOwnDestroyed(ctx.tx, over.map(({ id }) => id), ctx.now)
  if (gone.length > 0) await destroyBodiesOf(ctx.tx, gone, [], ctx.now)
  for (const { id, publicId } of over.filter((paper) => gone.includes(paper.id)))
    await recordEvent(ctx, { type: 'paper.removed', subjectKind: 'paper', subjectId: id, data: { paper: publicId } })
  return ok(due.length)
}

/** Tells its owner where it is nearly over, else when it is looked at again. */
async function wait(
  ctx: Ctx, { id, publicId, goesOn }: OwnPaperDue,
  { day, today, notice }: { readonly day: Day | null; readonly today: Day; readonly notice: number },
): Promise<void> {
  const again = addDays(today, LOOKED_AGAIN)
  const earlier = (one: Day) => one < again ? one : again
  if (day === null) return setOwnDue(ctx.tx, id, again, null)
  const tellOn = addDays(day, -notice)
  if (tellOn > today) return setOwnDue(ctx.tx, id, earlier(tellOn), null)
  // Told once: what was said stays said, unless its time is later now.
  if (goesOn !== null) return setOwnDue(ctx.tx, id, earlier(goesOn > day ? goesOn : day), goesOn)
  const told = day > addDays(today, notice) ? day : addDays(today, notice)
  await setOwnDue(ctx.tx, id, earlier(told), told)
  await recordEvent(ctx, {
    type: 'paper.removal-told', subjectKind: 'paper', subjectId: id, data: { paper: publicId, on: told },
  })
}
