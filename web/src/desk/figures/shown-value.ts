import type { ShownValue } from '@motcua/contracts/settlement-figures.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { percent } from './percent.ts'
import { SETTLEMENT } from './settlement-figures-texts.ts'

/** A figure as people read it: a count, a share of a hundred, or that there is none. */
export function shown(value: ShownValue | undefined): string {
  if (value === undefined || value.value === null) return say(SETTLEMENT.none)
  return value.denominator === null ? value.value.toLocaleString(LANGUAGE) : percent(value.value / 100)
}
