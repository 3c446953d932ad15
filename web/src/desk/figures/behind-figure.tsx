import type { ShownMetric, ShownValue } from '@motcua/contracts/settlement-figures.ts'
import { say } from '../../lib/language.ts'
import { OpenedFigure } from './opened-figure.tsx'
import { SETTLEMENT } from './settlement-figures-texts.ts'

interface Behinds {
  readonly metric: ShownMetric
  readonly value: ShownValue | undefined
  /** Of which row; of all where there is none. */
  readonly of: { readonly key: string; readonly name: string } | undefined
  readonly days: { readonly from: string; readonly until: string }
  readonly by: string
  /** Of a unit with all below it, or of a section; of all that one may see where there is none. */
  readonly unit?: string | undefined
  readonly onClose: () => void
}

/** What a figure counts, by which article, and the dossiers behind it; of a share those that fulfil it. */
export function BehindFigure({ metric, value, of, days, by, unit, onClose }: Behinds) {
  return (
    <OpenedFigure
      metric={metric} of={of?.name ?? say(SETTLEMENT.total)} value={value} path="/api/figures/settlement/dossiers"
      query={{ metric: metric.id, ...days, ...unit !== undefined && { unit }, ...of && { by, of: of.key } }}
      direction={{ metric: metric.id, ...days }} onClose={onClose}
    />
  )
}
