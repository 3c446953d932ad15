import type { ProcessMap } from '@motcua/contracts/process-map.ts'

type Activity = ProcessMap['activities'][number]
type Follows = ProcessMap['directlyFollows'][number]
type Named = Pick<Activity, 'kind' | 'name'>

/** A box of the drawing: an activity, and how far down it stands, from 0. */
export interface Box { readonly activity: Activity; readonly row: number }

/**
 * An arrow between boxes. down: to the next one. skip: past some, on the right. back: to one before it or to itself, on
 * the left. Arrows of a side that would cross stand in lanes beside one another, from 1; one down stands in none.
 */
export interface Arrow {
  readonly follows: Follows
  readonly from: number
  readonly to: number
  readonly way: 'down' | 'skip' | 'back'
  readonly lane: number
}

export interface LaidOut {
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
  /** How many lanes there are on the right and on the left. */
  readonly skipLanes: number
  readonly backLanes: number
}

const keyOf = ({ kind, name }: Named) => `${kind} ${name}`

/**
 * Lays a process map out from top to bottom: activities in the order in which dossiers come to them on the whole, what
 * is received first and ends last; what comes again is an arrow back. Pure, so that the same map is always drawn alike.
 */
export function layOutMap({ activities, directlyFollows, variants }: ProcessMap): LaidOut {
  const places = meanPlaces(variants)
  const rank = ({ kind }: Named) => kind === 'received' ? 0 : kind === 'end' ? 2 : 1
  const boxes = [...activities]
    .sort((one, other) => rank(one) - rank(other) || (places.get(keyOf(one)) ?? 0) - (places.get(keyOf(other)) ?? 0)
      || keyOf(one).localeCompare(keyOf(other)))
    .map((activity, row) => ({ activity, row }))
  const rows = new Map(boxes.map(({ activity, row }) => [keyOf(activity), row]))
  const unlaid = directlyFollows.flatMap((follows) => {
    const [from, to] = [rows.get(keyOf(follows.from)), rows.get(keyOf(follows.to))]
    if (from === undefined || to === undefined) return []
    return [{ follows, from, to, way: to === from + 1 ? 'down' as const : to > from ? 'skip' as const : 'back' as const }]
  })
  const [skips, backs] = [inLanes(unlaid.filter(({ way }) => way === 'skip')), inLanes(unlaid.filter(({ way }) => way === 'back'))]
  const downs = unlaid.filter(({ way }) => way === 'down').map((arrow) => ({ ...arrow, lane: 0 }))
  const most = (arrows: readonly Arrow[]) => arrows.reduce((lanes, { lane }) => Math.max(lanes, lane), 0)
  return { boxes, arrows: [...downs, ...skips, ...backs], skipLanes: most(skips), backLanes: most(backs) }
}

/** At which place of its way an activity stands the first time, on the mean of all dossiers. */
function meanPlaces(variants: ProcessMap['variants']): ReadonlyMap<string, number> {
  const sums = new Map<string, { places: number; cases: number }>()
  for (const { path, cases } of variants) {
    for (const [key, place] of new Map(path.map((one, nth) => [keyOf(one), nth] as const).reverse())) {
      const { places, cases: before } = sums.get(key) ?? { places: 0, cases: 0 }
      sums.set(key, { places: places + place * cases, cases: before + cases })
    }
  }
  return new Map([...sums].map(([key, { places, cases }]) => [key, places / cases]))
}

/** Each in the first lane in which no other stands at its height; short ones first, so that long ones go round them. */
function inLanes(arrows: readonly Omit<Arrow, 'lane'>[]): Arrow[] {
  const span = ({ from, to }: Omit<Arrow, 'lane'>) => [Math.min(from, to), Math.max(from, to)] as const
  const length = (arrow: Omit<Arrow, 'lane'>) => Math.abs(arrow.from - arrow.to)
  const laid: Arrow[] = []
  const sorted = [...arrows].sort((one, other) =>
    length(one) - length(other) || one.from - other.from || one.to - other.to)
  for (const arrow of sorted) {
    const [top, bottom] = span(arrow)
    const beside = laid.filter((other) => span(other)[0] <= bottom && span(other)[1] >= top)
    const taken = new Set(beside.map(({ lane }) => lane))
    let lane = 1
    while (taken.has(lane)) lane += 1
    laid.push({ ...arrow, lane })
  }
  return laid
}
