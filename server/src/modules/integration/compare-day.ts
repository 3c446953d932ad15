import type { Day } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import { recordEvent, withDossiersOfDay } from '../audit/public.ts'
import { knownNumbers, nationalCodeOf, statesOfDossiers } from '../dossiers/public.ts'
import type { Adapter, ComparableAdapter } from './adapter.ts'
import type { ComparedDay, NumberedDifference } from './compared-day.ts'
import { differenceOf } from './domain/difference.ts'
import { onceEach } from './domain/once-each.ts'
import { noteToAskFor } from './store/missed.ts'
import { ensurePartner } from './store/outbox.ts'
import { keepReconciliation, lastToldOf } from './store/reconciliations.ts'
import { FIRST_STATES } from './state-after.ts'
import { TOLD_AGAIN } from './tell-again.ts'

/** Dossiers that are listed in one call. */
const LISTED = 5_000
/** Calls to the partner at a time. */
const AT_ONCE = 4

/**
 * Holds a day three ways against itself: what we have, what was acknowledged, what the partner says. Writes nothing:
 * whoever asks keeps it (`keepCompared`). Of each dossier, message or number there is one difference. Throws SendFault
 * where the partner does not answer: half a comparison is none.
 */
export async function compareDay(db: Db, adapter: ComparableAdapter, day: Day): Promise<ComparedDay> {
  const compared = await compareSides(db, adapter, day)
  return { ...compared, differences: onceEach(compared.differences) }
}

async function compareSides(db: Db, adapter: ComparableAdapter, day: Day): Promise<ComparedDay> {
  const { look, compare } = adapter
  if (compare) return compare(db, day)
  if (!look) throw new Error(`nothing can be compared with ${adapter.partner}`)
  return compareDossiers(db, { ...adapter, look }, day)
}

type DossierAdapter = Adapter & Required<Pick<Adapter, 'look'>>

/**
 * Holds the dossiers of a day three ways against themselves: as they stand here, as the partner was told last, as it
 * says that they stand. It begins with what happened here, whether a message was made of it or not, and goes on with
 * what the partner has and nobody here knows (ADR 0107).
 */
async function compareDossiers(db: Db, adapter: DossierAdapter, day: Day): Promise<ComparedDay> {
  const found = new Map<number, readonly NumberedDifference[]>()
  let [compared, pages] = [0, 0]
  const types = [...Object.keys(FIRST_STATES), TOLD_AGAIN]
  await withDossiersOfDay(db, { day, types }, async (next) => {
    const work = async () => {
      for (let ids = await next(); ids.length > 0; ids = await next()) {
        const nth = pages++
        compared += ids.length
        const differing = await comparePage(db, adapter, ids)
        if (differing.length > 0) found.set(nth, differing)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  })
  const ours = [...found].toSorted(([one], [other]) => one - other).flatMap(([, differing]) => differing)
  const unknown = await missingHere(db, adapter, day)
  return { partner: adapter.partner, day, compared, differences: [...ours, ...unknown] }
}

async function comparePage(
  db: Db, adapter: DossierAdapter, ids: readonly bigint[],
): Promise<NumberedDifference[]> {
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

/** What the partner has of that day under numbers that nobody here knows; by their numbers. */
async function missingHere(db: Db, { list }: DossierAdapter, day: Day): Promise<NumberedDifference[]> {
  const found: NumberedDifference[] = []
  for (let after: string | undefined = ''; list && after !== undefined;) {
    const page: ReadonlyMap<string, string> = await list(day, { after, limit: LISTED })
    const known = await knownNumbers(db, [...page.keys()])
    for (const [number, theirs] of page) {
      if (!known.has(number)) found.push({ dossierId: null, number, kind: 'missing-here', ours: null, told: null, theirs })
    }
    after = page.size < LISTED ? undefined : [...page.keys()].at(-1)
  }
  return found
}

/**
 * Keeps a comparison, in the place of the one before of that day; its event says how many differ. What it found that
 * never came is asked for from then on.
 */
export async function keepCompared(
  ctx: Ctx, { partner, day, compared, differences, toAskFor }: ComparedDay,
): Promise<Result<void, never>> {
  await ensurePartner(ctx.tx, partner)
  if (toAskFor) await noteToAskFor(ctx.tx, partner, toAskFor)
  await keepReconciliation(ctx.tx, { partner, day, at: ctx.now, compared, differences })
  await recordEvent(ctx, {
    type: 'partner.reconciled', subjectKind: 'partner', subjectId: 0n,
    data: { partner, day, compared, differences: differences.length },
  })
  return ok(undefined)
}
