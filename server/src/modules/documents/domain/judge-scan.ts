/** What is measured of a page before anybody reads it (`platform/scan/measure-page.ts` measures it). */
export interface MeasuredPage {
  readonly page: number
  readonly foundDpi: number | null
  readonly isGuessed: boolean
  /** It is laid on its page as programs lay photographs. */
  readonly mayBePhoto?: boolean
  readonly ink: number
  readonly blur: number | null
  readonly skew: number
  /** Degrees clockwise by which it must be turned to be read. */
  readonly turn?: 0 | 90 | 180 | 270
}

/** The policy `scan-quality`. */
export interface ScanLimits {
  /** Dots to an inch of a scan; `fineDpi` for papers of small print, `photoDpi` where a sheet of A4 is supposed. */
  readonly dpi: number
  readonly fineDpi: number
  readonly photoDpi: number
  /** How far edges may be smeared, in dots of 1/200 inch. */
  readonly blur: number
  /** Degrees to either side. */
  readonly skew: number
  /** The share of a page that must be ink, or it is blank. */
  readonly ink: number
  /** Document types of small print. */
  readonly fineTypes: readonly string[]
}

export const SCAN_FAULTS = [
  'page-blank', 'page-blurred', 'page-skewed', 'page-turned', 'resolution-low', 'pages-missing', 'not-measured',
] as const
export type ScanFaultCode = typeof SCAN_FAULTS[number]

/** What is wrong with a scan, with its figures: what was found, and what was asked. */
export interface ScanFault {
  readonly code: ScanFaultCode
  /** None for `pages-missing`, which is of all files together, and for `not-measured`, which is of one. */
  readonly page?: number
  /**
   * Share of ink, dots smeared, degrees (of `page-turned` clockwise until it is upright), dots to an inch, pages; null
   * where all is so smeared that no edge is left.
   */
  readonly found: number | null
  readonly limit: number
}

export interface ScanExpected {
  /** By the checklist; undefined where nobody said how many. */
  readonly pages?: number | undefined
  /** Of small print: `fineDpi` is asked. */
  readonly isFine?: boolean
  /** Whoever brings it says that there are photographs in it; of pages that may be some `photoDpi` is asked. */
  readonly hasPhotos?: boolean
}

/**
 * Whether a scan can be read: faults of its pages in their order, then of the whole. A blank page has no other fault,
 * and does not count as a page. Nobody is held up by it for good: whoever scans may let it pass with a reason.
 */
export function judgeScan(
  pages: readonly MeasuredPage[], { pages: expected, isFine = false, hasPhotos = false }: ScanExpected,
  limits: ScanLimits,
): ScanFault[] {
  const faults: ScanFault[] = []
  let filled = 0
  for (const one of pages) {
    const { page } = one
    if (one.ink < limits.ink) {
      faults.push({ code: 'page-blank', page, found: one.ink, limit: limits.ink })
      continue
    }
    filled += 1
    if (one.blur === null || one.blur > limits.blur) {
      faults.push({ code: 'page-blurred', page, found: one.blur, limit: limits.blur })
    }
    const turn = one.turn ?? 0
    // of a page that lies on its side nobody has measured the lines
    if (turn % 180 === 0 && Math.abs(one.skew) > limits.skew) {
      faults.push({ code: 'page-skewed', page, found: one.skew, limit: limits.skew })
    }
    if (turn !== 0) faults.push({ code: 'page-turned', page, found: turn, limit: 0 })
    const isPhoto = one.isGuessed || (hasPhotos && one.mayBePhoto === true)
    const least = isPhoto ? limits.photoDpi : isFine ? limits.fineDpi : limits.dpi
    // a scanner that says 199.9 has done what it was asked
    if (one.foundDpi !== null && Math.round(one.foundDpi) < least) {
      faults.push({ code: 'resolution-low', page, found: Math.round(one.foundDpi), limit: least })
    }
  }
  if (expected !== undefined && filled < expected) {
    faults.push({ code: 'pages-missing', found: filled, limit: expected })
  }
  return faults
}

/** The policy `scan-quality` as limits. Throws for what is none, when it is read and not when somebody scans. */
export function scanLimitsOf(policy: unknown): ScanLimits {
  const { dpi, fineDpi, photoDpi, blur, skew, ink, fineTypes = [] } =
    Object(policy) as Readonly<Record<string, unknown>>
  const isAmount = (value: unknown): value is number => typeof value === 'number' && value > 0
  if (
    !isAmount(dpi) || !isAmount(fineDpi) || !isAmount(photoDpi) || !isAmount(blur) || !isAmount(skew) || !isAmount(ink)
    || !Array.isArray(fineTypes) || !fineTypes.every((one) => typeof one === 'string')
  ) {
    throw new RangeError('policy scan-quality: {dpi, fineDpi, photoDpi, blur, skew, ink, fineTypes} expected')
  }
  return { dpi, fineDpi, photoDpi, blur, skew, ink, fineTypes }
}
