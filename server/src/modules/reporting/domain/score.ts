/** One thing that is scored, in hundredths of something. */
export interface Component {
  readonly id: string
  readonly nameVi: string
  /** Id of its group, or of the part of a group that it belongs to. */
  readonly group: string
  /** None: nobody has said how the points of the group are shared out. */
  readonly maxPoints: number | null
  /** From how many percent on all points are given; none: each percent counts. */
  readonly fullFrom: number | null
  readonly words: string
}

export interface ScoreGroup {
  readonly id: string
  readonly nameVi: string
  readonly maxPoints: number
  /** What its components name as their group: itself, or its parts with the points of each. */
  readonly parts: ReadonlyMap<string, number>
}

/** How a month is scored. */
export interface Scheme {
  readonly document: string
  readonly groups: readonly ScoreGroup[]
  readonly components: readonly Component[]
  /** From the best down. */
  readonly ratings: readonly { readonly nameVi: string; readonly min: number }[]
}

export interface ScoredComponent extends Component {
  /** Null: no figure measures it, or there was nothing to measure it by. */
  readonly percent: number | null
  /** Null where the percentage or the most that there is to have is missing: no score is invented. */
  readonly points: number | null
  /** What is still to be had. */
  readonly gain: number | null
}

export interface ScoredGroup extends ScoreGroup {
  readonly components: readonly ScoredComponent[]
  /** Null unless all of its components have points. */
  readonly points: number | null
}

export interface Score {
  readonly groups: readonly ScoredGroup[]
  readonly points: number | null
  /** How that is called; null where there is no sum. */
  readonly rating: string | null
  /** Id of the component by which most points are to be had; null where none is known. */
  readonly most: string | null
}

/**
 * Scores what was measured: of each component a percentage, null where there is none. Points are the share of the most
 * that a percentage reaches; of a component that has a threshold, all from there on. What has no points set has none,
 * nor has its group, nor the whole (QĐ 766/QĐ-TTg; how groups share their points out is not known here).
 */
export function scoreOf({ groups, components, ratings }: Scheme, percentOf: ReadonlyMap<string, number | null>): Score {
  const scored = groups.map((group): ScoredGroup => {
    const its = components.filter((one) => group.parts.has(one.group)).map((one): ScoredComponent => {
      const percent = percentOf.get(one.id) ?? null
      const points = percent === null || one.maxPoints === null ? null : pointsOf(percent, one.maxPoints, one.fullFrom)
      const gain = points === null || one.maxPoints === null ? null : one.maxPoints - points
      return { ...one, percent, points, gain }
    })
    return { ...group, components: its, points: sumOf(its.map(({ points }) => points)) }
  })
  const points = sumOf(scored.map((one) => one.points))
  const gains = scored.flatMap((group) => group.components).filter(({ gain }) => gain !== null && gain > 0)
  const most = gains.reduce<ScoredComponent | undefined>(
    (best, one) => best && (best.gain ?? 0) >= (one.gain ?? 0) ? best : one, undefined)
  return {
    groups: scored, points, most: most?.id ?? null,
    rating: points === null ? null : ratings.find(({ min }) => points >= min)?.nameVi ?? null,
  }
}

function pointsOf(percent: number, maxPoints: number, fullFrom: number | null): number {
  return maxPoints * Math.min(1, percent / (fullFrom ?? 100))
}

/** Null if one is missing, or if there are none. */
function sumOf(points: readonly (number | null)[]): number | null {
  return points.length === 0 ? null
    : points.reduce((sum, one) => sum === null || one === null ? null : sum + one, 0)
}
