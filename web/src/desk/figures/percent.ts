import { LANGUAGE } from '../../lib/language.ts'

/** A share of one as people read it: of a hundred, with one place. */
export function percent(share: number): string {
  return new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 1 }).format(share)
}
