import type { Db, Tx } from '../../../platform/db.ts'
import { isOfUnits } from '../domain/measures.ts'
import type { Metric } from '../domain/metrics.ts'
import { isCountedBy } from './measures.ts'
import { sumOfUnits } from './unit-measures.ts'

/** What a figure asks of a dossier or sums of a unit, and of those it is a share of: in SQL, for whoever opens it. */
export function conditionsOf(
  db: Db | Tx, { numerator, denominator }: Metric,
): { readonly numerator: string; readonly denominator?: string } {
  const inSql = (measures: Metric['numerator']) => (measures.some(isOfUnits)
    ? sumOfUnits(measures.filter(isOfUnits)) : isCountedBy(measures.filter((one) => !isOfUnits(one)))).compile(db).sql
  return { numerator: inSql(numerator), ...denominator && { denominator: inSql(denominator) } }
}
