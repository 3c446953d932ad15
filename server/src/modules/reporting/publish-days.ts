import { type Day, addDays } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import { type SectorDay, ALL_SECTORS, hideDay } from './domain/hide-day.ts'
import { type DayMeasure, countDays } from './store/measures.ts'
import { type PublishedRow, findNextToPublish, insertPublished, lockPublishing } from './store/published.ts'

/** So many days a transaction. */
const AT_ONCE = 31
const MEASURES = [
  'received-online', 'received-direct', 'settled-early', 'settled-on-time', 'settled-late',
] as const satisfies readonly DayMeasure[]

/**
 * Publishes days as open data (công bố dữ liệu mở), the oldest first, up to one, each once: as its dossiers are known
 * now, with small counts hidden. What is corrected later changes no day that is published, and no day is left out,
 * one without dossiers neither: its numbers are all hidden. Leaves no event: it says what the events of the dossiers
 * said. Answers whether there may be more.
 */
export async function publishDays(
  ctx: Ctx, catalogue: Pick<CatalogueSource, 'sectors' | 'version'>, until: Day,
): Promise<Result<boolean, never>> {
  await lockPublishing(ctx.tx)
  const first = await findNextToPublish(ctx.tx)
  if (first === undefined) return ok(false)
  const days = Array.from({ length: AT_ONCE }, (_, nth) => addDays(first, nth)).filter((day) => day <= until)
  const byDay = groupBy(await countDays(ctx.tx, MEASURES, days), ({ day }) => day)
  const names = new Map(catalogue.sectors().map(({ idOfData, name }) => [idOfData, name]))
  await insertPublished(ctx, days.flatMap((day): PublishedRow[] => {
    const bySector = groupBy(byDay.get(day) ?? [], (row) => catalogue.version(row.procedureVersionId).content.sector)
    const sectors = [...new Set([...names.keys(), ...bySector.keys()])]
      .map((sector) => sectorDayOf(sector, (bySector.get(sector) ?? []).map(({ counts }) => counts)))
    return hideDay(sectors).map((row) => ({
      ...row, day, sectorName: row.sector === ALL_SECTORS ? 'Toàn tỉnh' : names.get(row.sector) ?? row.sector,
    }))
  }))
  return ok(days.length === AT_ONCE)
}

/** What was counted of the versions of a sector, together. */
function sectorDayOf(sector: string, counts: readonly (readonly number[])[]): SectorDay {
  const sumOf = (measure: DayMeasure) =>
    counts.reduce((sum, row) => sum + (row[MEASURES.indexOf(measure)] ?? 0), 0)
  return {
    sector, receivedOnline: sumOf('received-online'), receivedDirect: sumOf('received-direct'),
    settledInTime: sumOf('settled-early') + sumOf('settled-on-time'), settledLate: sumOf('settled-late'),
  }
}
