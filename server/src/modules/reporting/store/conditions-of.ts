import type { Db, Tx } from '../../../platform/db.ts'
import { isOfDossiers, isOfUnits } from '../domain/measures.ts'
import type { Metric } from '../domain/metrics.ts'
import { isCountedBy } from './measures.ts'
import { sumOfUnits } from './unit-measures.ts'

/**
 * What a figure asks of a dossier or sums of a unit, and of those it is a share of: in SQL, for whoever opens it. Of
 * what a catalogue or another room has there is none.
 */
export function conditionsOf(
  db: Db | Tx, { numerator, denominator }: Metric,
): { readonly numerator?: string; readonly denominator?: string } {
  const inSql = (measures: Metric['numerator']) => {
    if (measures.every(isOfUnits)) return sumOfUnits(measures).compile(db).sql
    return measures.every(isOfDossiers) ? isCountedBy(measures).compile(db).sql : undefined
  }
  const [counts, of] = [inSql(numerator), denominator && inSql(denominator)]
  return { ...counts !== undefined && { numerator: counts }, ...of !== undefined && { denominator: of } }
}
