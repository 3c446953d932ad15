import type { ShownMetric } from '@motcua/contracts/settlement-figures.ts'
import { type Metric, conditionsOf, isOfDossiers } from '../modules/reporting/public.ts'
import type { ApiRooms } from './rooms.ts'

/** What a figure counts, so that whoever sees it can ask. */
export function showMetric({ db }: Pick<ApiRooms, 'db'>, metric: Metric): ShownMetric {
  const { id, nameVi: name, unit, better, cutOff, excludes, law } = metric
  const { numerator: condition = '', denominator: ofCondition = null } = conditionsOf(db, metric)
  return { id, name, unit, better, isOfDossiers: isOfDossiers(metric), cutOff, excludes, law, condition, ofCondition }
}
