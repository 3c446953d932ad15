import type { Day } from '../../kernel/civil-day.ts'
import type { Db } from '../../platform/db.ts'
import { countDay } from '../dossiers/public.ts'
import { listFigures } from './store/day-figures.ts'

/** A figure of a day and an agency: as it was told, and as the dossiers say it now. */
export interface RecountedFigure {
  readonly agencyId: bigint
  readonly figure: string
  readonly told: number
  readonly counted: number
}

/**
 * Counts a day again from the dossiers and holds it against what the command centre was told of it. Answers every
 * figure that is not zero on both sides. Of a day that is over and told of, both are the same at any later time.
 */
export async function recountDay(db: Db, day: Day): Promise<RecountedFigure[]> {
  const [told, counted] = await Promise.all([listFigures(db, day), countDay(db, day)])
  const keyOf = ({ agencyId, figure }: { readonly agencyId: bigint; readonly figure: string }) => `${agencyId} ${figure}`
  const toldBy = new Map(told.map((one) => [keyOf(one), one]))
  const countedBy = new Map(counted.map((one) => [keyOf(one), one]))
  return [...new Map([...told, ...counted].map((one) => [keyOf(one), one]))].map(([key, { agencyId, figure }]) =>
    ({ agencyId, figure, told: toldBy.get(key)?.total ?? 0, counted: countedBy.get(key)?.total ?? 0 }))
}
