/** A share with what it is made of, and between which bounds it lies (Wilson, 95 of 100); null of nothing. */
export interface Share {
  readonly numerator: number
  readonly denominator: number
  /** From 0 to 1, as the bounds are. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

/** The quantile of the normal distribution for 95 of 100. */
const Z = 1.959963984540054

/**
 * A share with its interval by Wilson's score, which holds for few cases and for shares near 0 and 1, where the usual
 * interval is empty or leaves the bounds.
 */
export function shareOf(numerator: number, denominator: number): Share {
  if (denominator === 0) return { numerator, denominator, share: null, low: null, high: null }
  const share = numerator / denominator
  const spread = Z * Z / denominator
  const middle = (share + spread / 2) / (1 + spread)
  const half = Z / (1 + spread) * Math.sqrt((share * (1 - share) + spread / 4) / denominator)
  // At the ends it is exact; floating numbers would leave a little.
  return {
    numerator, denominator, share,
    low: numerator === 0 ? 0 : Math.max(0, middle - half),
    high: numerator === denominator ? 1 : Math.min(1, middle + half),
  }
}
