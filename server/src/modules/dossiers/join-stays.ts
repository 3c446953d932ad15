import type { Leg, WorkMoves } from '../workflow/public.ts'

type MovedLeg = WorkMoves['legs'][number]
type Place = Pick<Leg, 'caseId' | 'agencyId'>

/** What goes on of the stays of cases, so that an agency has one of each (leg_open_once). */
export interface JoinedStays {
  readonly moved: readonly MovedLeg[]
  /** These go on in another that their agency has. */
  readonly ended: readonly Leg[]
  /** Whether an agency refuses a case no more, because the hand-over that it refused has ended. */
  isReleased(place: Place): boolean
}

/**
 * Makes one of the stays of a case that come to one agency, or to one that has it already (nhập chặng): what it has
 * stays, unless it refused that and gets another that was not refused. Of several that come the one goes on that
 * arrived, else one that may still be acknowledged.
 */
export function joinStays(moves: readonly MovedLeg[], staying: readonly Leg[]): JoinedStays {
  const had = new Map(staying.map((leg) => [keyOf(leg), leg]))
  const best = new Map<string, MovedLeg>()
  for (const move of moves) {
    const key = keyOf({ caseId: move.leg.caseId, agencyId: move.agencyId })
    const other = best.get(key)
    if (!other || rank(move) >= rank(other)) best.set(key, move)
  }
  const replaced: Leg[] = []
  for (const [key, { leg }] of best) {
    const other = had.get(key)
    if (!other) continue
    if (other.refusedAt === null || leg.refusedAt !== null) best.delete(key)
    else replaced.push(other)
  }
  const moved = [...best.values()]
  const goesOn = new Set(moved)
  const left = moves.filter((move) => !goesOn.has(move))
  const isRefused = (one: { readonly leg: Leg }) => one.leg.refusedAt !== null
  const placesOf = (some: readonly MovedLeg[]) =>
    some.filter(isRefused).map(({ leg: { caseId }, agencyId }) => keyOf({ caseId, agencyId }))
  const over = new Set([...replaced.map(keyOf), ...placesOf(left)])
  const refused = new Set([
    ...staying.filter((leg) => leg.refusedAt !== null && !replaced.includes(leg)).map(keyOf), ...placesOf(moved),
  ])
  return {
    moved, ended: [...replaced, ...left.map(({ leg }) => leg)],
    isReleased: (place) => over.has(keyOf(place)) && !refused.has(keyOf(place)),
  }
}

function rank({ isReceived, leg }: MovedLeg): number {
  if (leg.refusedAt !== null) return 0
  return isReceived ? 2 : 1
}

const keyOf = ({ caseId, agencyId }: Place) => `${String(caseId)} ${String(agencyId)}`
