import type { Tx } from '../../platform/db.ts'
import { listWorkers } from '../workflow/public.ts'
import type { EvaluationPeriod } from './domain/evaluation-periods.ts'
import { openNorms } from './domain/norms.ts'
import { type EvaluationRooms, type GatheredStep, gatherSteps } from './gather-steps.ts'
import type { NormsOfSides } from './store/norms.ts'

/** People at a time: what they did in a quarter is in memory at once. */
const AT_ONCE = 20

/** All steps that officers finished in a period, some officers at a time. */
export async function* walkSteps(
  rooms: EvaluationRooms, tx: Tx, period: Pick<EvaluationPeriod, 'from' | 'until'>,
): AsyncGenerator<readonly GatheredStep[]> {
  for (let after = 0n; ;) {
    const workers = await listWorkers(tx, after, AT_ONCE)
    if (workers.length > 0) yield gatherSteps(rooms, tx, workers, period)
    const last = workers.at(-1)
    if (last === undefined || workers.length < AT_ONCE) return
    after = last
  }
}

/** How the kinds of steps are usually done on both sides, with each page handed on as it is read. */
export async function countSides(
  pages: AsyncIterable<readonly GatheredStep[]>, hand: (page: readonly GatheredStep[]) => Promise<void>,
): Promise<NormsOfSides> {
  const [officer, unit] = [openNorms('officer'), openNorms('unit')]
  for await (const page of pages) {
    for (const step of page) {
      officer.add(step)
      unit.add(step)
    }
    await hand(page)
  }
  return { officer: officer.norms(), unit: unit.norms() }
}
