import { type Norm, type Norms, countNorms } from './norms.ts'
import { type Share, shareOf } from './share.ts'
import { type Side, type StepInput, cameBack, isCounted, keptLimit } from './step-input.ts'

/** Beside what these cases usually give: within what chance explains, or above or below it. */
export type Comparison = 'above' | 'usual' | 'below'

/** A share of an officer or unit, beside what all would have had of the same cases. */
export interface Judged extends Share {
  /** The share that these cases usually have, each by its kind (indirect standardisation); null of none. */
  readonly expected: number | null
  /** Whether there are as many as the rules ask for before anything is compared. */
  readonly isEnough: boolean
  /** Null where there are too few. */
  readonly comparison: Comparison | null
}

/** The sheet of an officer at a unit, or of a unit, in a period. */
export interface Sheet {
  readonly steps: number
  /** The usual hours of those steps: work, whatever the steps are like. */
  readonly usualHours: number
  /** Steps of kinds of which no usual hours are known; they are in `steps`, and not in the hours. */
  readonly withoutHours: number
  /** Steps whose limit was kept in the own time, waits for others taken out. */
  readonly timeliness: Judged
  /** Steps that came back because of whoever did them. */
  readonly returned: Judged
}

/**
 * What these steps come to. A kind that is not among the norms is compared with itself, which moves nothing either way.
 * With fewer than `least` judged steps nothing is compared.
 */
export function sheetOf(inputs: readonly StepInput[], norms: Norms, side: Side, least: number): Sheet {
  const counted = inputs.filter(isCounted)
  const own = countNorms(counted, side)
  const normOf = ({ kind }: StepInput) => norms.get(kind) ?? own.get(kind)
  const judged = counted.flatMap((input) => {
    const isKept = keptLimit(input, side)
    return isKept === undefined ? [] : [{ isHit: isKept, usual: shareIn(normOf(input), 'inTime', 'judged') }]
  })
  const returned = counted.map((input) =>
    ({ isHit: cameBack(input), usual: shareIn(normOf(input), 'returned', 'steps') }))
  const hours = counted.flatMap((input) => normOf(input)?.usualHours ?? [])
  return {
    steps: counted.length, usualHours: hours.reduce((sum, one) => sum + one, 0),
    withoutHours: counted.length - hours.length,
    timeliness: judge(judged, least), returned: judge(returned, least),
  }
}

function shareIn(norm: Norm | undefined, part: 'inTime' | 'returned', whole: 'judged' | 'steps'): number | null {
  return norm && norm[whole] > 0 ? norm[part] / norm[whole] : null
}

interface Case { readonly isHit: boolean; readonly usual: number | null }

/** A case of a kind that was judged nowhere else is its own measure. */
function judge(cases: readonly Case[], least: number): Judged {
  const share = shareOf(cases.filter(({ isHit }) => isHit).length, cases.length)
  const expected = cases.length === 0 ? null
    : cases.reduce((sum, { isHit, usual }) => sum + (usual ?? Number(isHit)), 0) / cases.length
  const isEnough = cases.length >= least && cases.length > 0
  return { ...share, expected, isEnough, comparison: isEnough ? compare(share, expected) : null }
}

function compare({ low, high }: Share, expected: number | null): Comparison | null {
  if (low === null || high === null || expected === null) return null
  if (expected < low) return 'above'
  return expected > high ? 'below' : 'usual'
}

/**
 * The places of officers by how much more or less of their steps kept the limit than of such steps usually do, the best
 * first; equal ones share a place. Whoever has too few steps has none. In the order given.
 */
export function rankSheets(sheets: readonly Pick<Sheet, 'timeliness'>[]): (number | null)[] {
  const gains = sheets.map(({ timeliness: { isEnough, share, expected } }) =>
    isEnough && share !== null && expected !== null ? share - expected : null)
  return gains.map((gain) =>
    gain === null ? null : 1 + gains.filter((other) => other !== null && other > gain + 1e-9).length)
}

/** What of a unit everybody may see. */
export interface PublicSheet {
  readonly steps: number
  readonly timeliness: Share
  readonly returned: Share
}

/**
 * The result of a unit as it is made public; undefined where so few officers, or so few steps, made it that it would be
 * the result of one of them, which is nobody's but theirs and their heads'.
 */
export function publicSheetOf(
  { steps, timeliness, returned }: Sheet, officers: number,
  { leastOfficers, leastSteps }: { readonly leastOfficers: number; readonly leastSteps: number },
): PublicSheet | undefined {
  if (officers < leastOfficers || steps < leastSteps) return undefined
  const bare = ({ numerator, denominator, share, low, high }: Judged) => ({ numerator, denominator, share, low, high })
  return { steps, timeliness: bare(timeliness), returned: bare(returned) }
}
