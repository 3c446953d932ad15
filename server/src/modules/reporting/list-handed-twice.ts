import { addDays, momentOn } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { SAME_TEXT } from '../documents/public.ts'
import { type HandedTwice, sumOfHanded, worstFirst } from './domain/handed-twice.ts'
import type { Days, MeasureRooms } from './measure.ts'
import { type HandedRow, countHanded } from './store/handed-twice.ts'

/** Received in which days, and settled by which units, or all of the province. */
export interface AskedHanded extends Omit<Days, 'asOf'> {
  readonly unitIds?: readonly bigint[] | undefined
}

/**
 * Which papers are handed in again that had been there before (part F, F10): components of procedures, with how often
 * they were handed in or shown with dossiers received in these days, the worst first. It asks after every dossier of
 * them, so that whoever stands in a request asks for few days. Declarations are filled in anew each time and are none.
 */
export async function listHandedTwice(
  { db, catalogue }: MeasureRooms, { from, until, unitIds }: AskedHanded,
): Promise<HandedTwice[]> {
  const kinds = catalogue.versions().flatMap(({ id: versionId, content }) => content.components
    .filter(({ isForm }) => !isForm).map(({ id: component, documentType }) => ({ versionId, component, documentType })))
  const rows = await countHanded(db, {
    from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0), unitIds, kinds, sameText: SAME_TEXT,
  })
  const named = rows.map((row) => ({ ...countsOf(row), procedure: catalogue.version(row.versionId).procedure }))
  const groups = groupBy(named, ({ procedure, component }) => `${procedure} ${component}`)
  return worstFirst([...groups.values()].flatMap((all) => {
    const [one] = all
    return one ? [{ procedure: one.procedure, component: one.component, ...sumOfHanded(all) }] : []
  }))
}

function countsOf({ component, handed, perhaps, issued, file, number, text }: HandedRow) {
  return { component, handed, perhaps, issued, twice: { file, number, text } }
}
