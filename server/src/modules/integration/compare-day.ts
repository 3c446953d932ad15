import type { Day } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { nationalCodeOf, statesOfDossiers } from '../dossiers/public.ts'
import type { ComparableAdapter } from './adapter.ts'
import { differenceOf } from './domain/difference.ts'
import { type FoundDifference, keepReconciliation, lastToldOf, listToldOn } from './store/reconciliations.ts'
import { ensurePartner } from './store/outbox.ts'

/** Dossiers asked about in one call. */
const PAGE = 1_000
/** Calls to the partner at a time. */
const AT_ONCE = 4

export interface ComparedDay {
  readonly partner: string
  readonly day: Day
  readonly compared: number
  readonly differences: readonly (FoundDifference & { readonly number: string })[]
}

/**
 * Holds the dossiers of which a partner was told on a day three ways against themselves: as they stand here, as it was
 * told last, as it says that they stand. Writes nothing: whoever asks keeps it (`keepCompared`). Throws SendFault where
 * the partner does not answer: half a comparison is none.
 */
export async function compareDay(db: Db, adapter: ComparableAdapter, day: Day): Promise<ComparedDay> {
  const { partner } = adapter
  const ids = await listToldOn(db, partner, day)
  const pages = Array.from(
    { length: Math.ceil(ids.length / PAGE) }, (_, nth) => ids.slice(nth * PAGE, (nth + 1) * PAGE))
  const found: ComparedDay['differences'][number][][] = []
  let next = 0
  const work = async () => {
    for (let nth = next++; nth < pages.length; nth = next++)
      found[nth] = await comparePage(db, adapter, pages[nth] ?? [])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { partner, day, compared: ids.length, differences: found.flat() }
}

async function comparePage(db: Db, adapter: ComparableAdapter, ids: readonly bigint[]) {
  const states = await statesOfDossiers(db, ids)
  const [told, theirs] = await Promise.all([
    lastToldOf(db, adapter.partner, ids), adapter.look([...states.values()].map(({ number }) => number)),
  ])
  return ids.flatMap((dossierId) => {
    const here = states.get(dossierId)
    if (!here) return []
    const sides = {
      ours: String(nationalCodeOf(here.state)), told: told.get(dossierId), theirs: theirs.get(here.number),
    }
    const kind = differenceOf(sides)
    return kind === undefined ? [] : [{
      dossierId, number: here.number, kind, ours: sides.ours, told: sides.told?.state ?? null,
      theirs: sides.theirs ?? null,
    }]
  })
}

/** Keeps a comparison, in the place of the one before of that day; its event says how many differ. */
export async function keepCompared(
  ctx: Ctx, { partner, day, compared, differences }: ComparedDay,
): Promise<Result<void, never>> {
  await ensurePartner(ctx.tx, partner)
  await keepReconciliation(ctx.tx, {
    partner, day, at: ctx.now, compared,
    differences: differences.map(({ dossierId, kind, ours, told, theirs }) =>
      ({ dossierId, kind, ours, told, theirs })),
  })
  await recordEvent(ctx, {
    type: 'partner.reconciled', subjectKind: 'partner', subjectId: 0n,
    data: { partner, day, compared, differences: differences.length },
  })
  return ok(undefined)
}
